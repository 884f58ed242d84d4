namespace Newsroom.Core.Articles.PlainText;

/// <summary>Gathers the spans of a page and counts them over from UTF-16 units into code points, in one pass.</summary>
internal static class SpanList
{
    public static IReadOnlyList<Span> Of(Page page)
    {
        var found = new List<(int Start, int End, SpanKind Kind, string? Label)>(page.Marks);
        foreach (var block in page.Blocks)
        {
            if (block is { Kind: { } kind, Joined: false })
                found.Add((block.Start, Math.Max(block.End, block.SpanEnd), kind, block.Label));
        }

        // Blocks sort before what lies inside them, also when both begin and end together.
        found.Sort((a, b) => (a.Start, -a.End, a.Kind.IsInline(), a.Kind).CompareTo((b.Start, -b.End, b.Kind.IsInline(), b.Kind)));

        var codePoints = new Dictionary<int, int>(found.Count * 2);
        var edges = found.SelectMany(span => new[] { span.Start, span.End }).Distinct().Order();
        int at = 0, count = 0;
        foreach (var edge in edges)
        {
            for (; at < edge; at++)
            {
                // The second half of a pair adds nothing: its first half was counted.
                if (!char.IsLowSurrogate(page.Text[at]) || at == 0 || !char.IsHighSurrogate(page.Text[at - 1]))
                    count++;
            }

            codePoints[edge] = count;
        }

        return found.ConvertAll(span => new Span(codePoints[span.Start], codePoints[span.End], span.Kind, span.Label)).AsReadOnly();
    }
}
