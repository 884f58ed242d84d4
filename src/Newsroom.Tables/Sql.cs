using System.Collections.Concurrent;
using System.Text;

namespace Newsroom.Tables;

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

    /// <param name="name">A view's or collection's name; checked, since it becomes part of the statement.</param>
    public static string For(string path, string name) =>
        Of(path).Replace("{name}", Identifier(name), StringComparison.Ordinal);

    public static string For(string path, string name, string field) =>
        For(path, name)
            .Replace("{field}", Field(field), StringComparison.Ordinal)
            .Replace("{column}", Identifier(Snake(field)), StringComparison.Ordinal);

    /// <exception cref="ArgumentException">Not lower-case letters, digits and underscores, or over 40 characters.</exception>
    public static string Identifier(string name) =>
        name.Length is > 0 and <= 40 && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')
            ? name
            : throw new ArgumentException($"'{name}' cannot name a table: lower-case letters, digits and underscores, at most 40.");

    private static string Field(string field) =>
        field.Length is > 0 and <= 60 && field.All(char.IsAsciiLetterOrDigit)
            ? field
            : throw new ArgumentException($"'{field}' cannot be an indexed field.");

    private static string Snake(string field)
    {
        var snake = new StringBuilder(field.Length + 4);
        foreach (var c in field)
        {
            if (char.IsAsciiLetterUpper(c)) snake.Append('_');
            snake.Append(char.ToLowerInvariant(c));
        }
        return snake.ToString();
    }
}
