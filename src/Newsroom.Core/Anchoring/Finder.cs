using Newsroom.Core.Text;

namespace Newsroom.Core.Anchoring;

/// <summary>Finds the passage that a quote means in one revision of a text, or says that it cannot tell.</summary>
public static class Finder
{
    /// <summary>
    /// Exact must stand in the text code point for code point: nothing is normalised, folded or trimmed. Where it stands
    /// more than once, occurrences between Prefix and Suffix are preferred (compared code point for code point; should
    /// that leave none, with any white space equal to any other, as browsers render it), and among those the one at
    /// Start. Context that fits nowhere rules nothing out: it helps to choose, it never decides whether a quote is there.
    /// An occurrence that would tear a character apart is none: «e» is not found in a decomposed «é», nor half of a
    /// surrogate pair, nor one person of a joined emoji. An empty quote is not found.
    /// </summary>
    public static FindResult Find(string text, Quote quote)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Find(new CodePointText(text), quote);
    }

    /// <inheritdoc cref="Find(string, Quote)"/>
    public static FindResult Find(CodePointText text, Quote quote)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(quote);
        var all = Occurrences(text.Text, quote.Exact);
        if (all.Count == 0)
            return new FindResult.NotFound();
        var likely = all.Count == 1 ? all : NarrowedByContext(text.Text, quote, all);
        if (likely.Count > 1 && quote.Start is { } start && start >= 0 && start <= text.Length)
        {
            var index = text.ToUtf16(start);
            if (likely.Contains(index))
                likely = [index];
        }

        return likely.Count == 1
            ? new FindResult.Found(Passage.At(text, text.ToCodePoint(likely[0]), text.ToCodePoint(likely[0] + quote.Exact.Length)))
            : new FindResult.Ambiguous([.. likely.Select(text.ToCodePoint)]);
    }

    /// <summary>Where the words stand (UTF-16, rising, overlaps included) without tearing a character apart.</summary>
    internal static List<int> Occurrences(string text, string exact)
    {
        var found = new List<int>();
        if (exact.Length == 0)
            return found;
        for (var at = text.IndexOf(exact, StringComparison.Ordinal); at >= 0;)
        {
            if (Characters.IsBoundary(text, at) && Characters.IsBoundary(text, at + exact.Length))
                found.Add(at);
            at = at + 1 < text.Length ? text.IndexOf(exact, at + 1, StringComparison.Ordinal) : -1;
        }

        return found;
    }

    private static List<int> NarrowedByContext(string text, Quote quote, List<int> all)
    {
        var (prefix, suffix) = (quote.Prefix ?? "", quote.Suffix ?? "");
        var exact = all.FindAll(at =>
            text.AsSpan(0, at).EndsWith(prefix, StringComparison.Ordinal)
            && text.AsSpan(at + quote.Exact.Length).StartsWith(suffix, StringComparison.Ordinal));
        if (exact.Count > 0)
            return exact;
        var loose = all.FindAll(at =>
            EndsWithLoosely(text.AsSpan(0, at), prefix)
            && StartsWithLoosely(text.AsSpan(at + quote.Exact.Length), suffix));
        return loose.Count > 0 ? loose : all;
    }

    /// <summary>As StartsWith, but any run of white space equals any other and the outermost may be missing.</summary>
    private static bool StartsWithLoosely(ReadOnlySpan<char> text, ReadOnlySpan<char> start)
    {
        text = text.TrimStart();
        start = start.Trim();
        while (!start.IsEmpty && !text.IsEmpty)
        {
            if (char.IsWhiteSpace(text[0]) && char.IsWhiteSpace(start[0]))
            {
                text = text.TrimStart();
                start = start.TrimStart();
                continue;
            }

            if (text[0] != start[0])
                return false;
            text = text[1..];
            start = start[1..];
        }

        return start.IsEmpty;
    }

    /// <summary>As EndsWith, under the same leniency.</summary>
    private static bool EndsWithLoosely(ReadOnlySpan<char> text, ReadOnlySpan<char> end)
    {
        text = text.TrimEnd();
        end = end.Trim();
        while (!end.IsEmpty && !text.IsEmpty)
        {
            if (char.IsWhiteSpace(text[^1]) && char.IsWhiteSpace(end[^1]))
            {
                text = text.TrimEnd();
                end = end.TrimEnd();
                continue;
            }

            if (text[^1] != end[^1])
                return false;
            text = text[..^1];
            end = end[..^1];
        }

        return end.IsEmpty;
    }
}
