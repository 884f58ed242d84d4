using System.Collections.Concurrent;

namespace Newsroom.Server.Asking;

/// <summary>The SQL beside the features, by the path of its file, such as <c>Articles/list.sql</c>.</summary>
internal static class Statements
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    public static string Of(string path) => Texts.GetOrAdd(path, static p =>
    {
        using var stream = typeof(Statements).Assembly.GetManifestResourceStream(p) ?? throw new InvalidOperationException($"There is no statement '{p}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });
}
