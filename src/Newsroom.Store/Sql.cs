using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Newsroom.Store;

/// <summary>The statements of <c>Sql/</c>, by path without ending. A name in braces is replaced by an identifier of ours.</summary>
internal static class Sql
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    public static string Of(string path) => Texts.GetOrAdd(path, static p =>
    {
        using var stream = typeof(Sql).Assembly.GetManifestResourceStream(p + ".sql")
            ?? throw new InvalidOperationException($"There is no statement '{p}'.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    });

    /// <summary>Of all statements together: another one where any has changed.</summary>
    public static string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0',
        typeof(Sql).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => Of(n[..^4]))))))[..16];

    /// <param name="name">A listing's name; checked, since it becomes part of the statement.</param>
    public static string For(string path, string name) =>
        Of(path).Replace("{name}", Identifier(name), StringComparison.Ordinal);

    /// <exception cref="ArgumentException">Not lower-case letters, digits and underscores, or over 40 characters.</exception>
    public static string Identifier(string name) =>
        name.Length is > 0 and <= 40 && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')
            ? name
            : throw new ArgumentException($"'{name}' cannot name a table: lower-case letters, digits and underscores, at most 40.");

    public static string Field(string field) =>
        field.Length is > 0 and <= 60 && field.All(char.IsAsciiLetterOrDigit)
            ? field
            : throw new ArgumentException($"'{field}' cannot be an indexed field.");

    /// <summary>Names and paths of ours as an array's literal, without its quotes.</summary>
    public static string Array(IEnumerable<string> names) => "{" + string.Join(',', names.Select(static name =>
        name.Length > 0 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.') ? name : throw new ArgumentException($"'{name}' cannot stand in a statement."))) + "}";

    /// <summary>A field as part of an index's name.</summary>
    public static string Column(string field)
    {
        var snake = new StringBuilder(field.Length + 4);
        foreach (var c in field)
        {
            if (char.IsAsciiLetterUpper(c)) snake.Append('_');
            snake.Append(char.ToLowerInvariant(c));
        }
        return Identifier(snake.ToString());
    }
}
