using System.Collections.Concurrent;

namespace Newsroom.Server.Asking;

/// <summary>The SQL beside the features, by the path of its file, such as <c>Articles/list.sql</c>.</summary>
internal static class Statements
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    /// <summary>Names a statement that is the same for several listings, in which <c>{name}</c> stands for the listing's.</summary>
    public static string For(string path, string listing) => $"{path}#{listing}";

    public static string Of(string path) => Texts.GetOrAdd(path, static p =>
    {
        if (p.Split('#') is [var common, var listing]) return Of(common).Replace("{name}", listing, StringComparison.Ordinal);
        using var stream = typeof(Statements).Assembly.GetManifestResourceStream(p) ?? throw new InvalidOperationException($"There is no statement '{p}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });
}
