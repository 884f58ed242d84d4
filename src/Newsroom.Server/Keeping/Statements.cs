using System.Collections.Concurrent;

namespace Newsroom.Server.Keeping;

/// <summary>The statements beside these classes, by file name without ending.</summary>
internal static class Statements
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    public static string Of(string name) => Texts.GetOrAdd(name, static n =>
    {
        using var stream = typeof(Statements).Assembly.GetManifestResourceStream($"Keeping/{n}.sql")
            ?? throw new InvalidOperationException($"There is no statement '{n}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });
}
