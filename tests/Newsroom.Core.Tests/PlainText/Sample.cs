using Newsroom.Core.Articles.PlainText;

namespace Newsroom.Core.Tests.PlainText;

/// <summary>Sample files by name, and spans written as lines that a test can quote.</summary>
internal static class Sample
{
    public static byte[] Bytes(string name)
    {
        using var stream = typeof(Sample).Assembly.GetManifestResourceStream($"samples/{name}.txt")
            ?? throw new InvalidOperationException($"There is no sample named {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static ReadText Read(string name) =>
        PlainTextReader.Read(Assert.IsType<Decoded>(PlainTextReader.Decode(Bytes(name))).Text);

    /// <summary>Each span as "kind label: its text", a long text cut to its first and last words, its line ends shown as ⏎.</summary>
    public static string[] Marks(this ReadText read)
    {
        var codePoints = read.Text.EnumerateRunes().ToArray();
        return [.. read.Spans.Select(span => $"{span.Kind.Name()}{(span.Label is null ? "" : " " + span.Label)}: {Cut(string.Concat(codePoints[span.Start..span.End]))}")];
    }

    private static string Cut(string text)
    {
        text = text.Replace('\n', '⏎');
        var words = text.Split(' ');
        return words.Length <= 10 ? text : $"{string.Join(' ', words[..3])} … {string.Join(' ', words[^3..])}";
    }
}
