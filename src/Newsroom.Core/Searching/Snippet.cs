namespace Newsroom.Core.Searching;

/// <summary>A piece of a text, cut so that it shows what was looked for; it is made of the text's own characters.</summary>
public static class Snippet
{
    /// <summary>UTF-16 units of text before the first match, and in all, about: cut at blanks.</summary>
    private const int Before = 60, Most = 240;

    /// <param name="folded">Of <paramref name="text"/>.</param>
    /// <param name="marked">The folded text with [ and ] around each match.</param>
    /// <returns>The pieces in order, matches and what is between them; none when nothing matches.</returns>
    public static IReadOnlyList<SnippetPart> Of(string text, FoldedText folded, string marked)
    {
        var matches = Matches(folded, marked);
        if (matches.Count == 0) return [];
        var (start, end) = Window(text, matches);
        var parts = new List<SnippetPart>();
        var at = start;
        foreach (var (from, to) in matches.Where(m => m.Start >= start && m.End <= end))
        {
            if (from > at) parts.Add(new(text[at..from], false));
            parts.Add(new(text[from..to], true));
            at = to;
        }
        if (at < end) parts.Add(new(text[at..end], false));
        return parts;
    }

    private static List<(int Start, int End)> Matches(FoldedText folded, string marked)
    {
        var matches = new List<(int, int)>();
        var (at, open) = (0, -1);
        foreach (var c in marked)
        {
            if (c == '[') open = at;
            else if (c == ']')
            {
                if (open >= 0 && at > open && at <= folded.Starts.Count) matches.Add((folded.Starts[open], folded.Ends[at - 1]));
                open = -1;
            }
            else at++;
        }
        return matches;
    }

    /// <summary>The stretch with the most matches.</summary>
    private static (int Start, int End) Window(string text, List<(int Start, int End)> matches)
    {
        if (text.Length <= Most) return (0, text.Length);
        var (best, most) = (0, 0);
        for (int first = 0, last = 0; first < matches.Count; first++)
        {
            while (last < matches.Count && matches[last].End <= matches[first].Start + Most - Before) last++;
            if (last - first > most) (best, most) = (first, last - first);
        }
        var start = Math.Max(0, matches[best].Start - Before);
        while (start > 0 && start < matches[best].Start && !char.IsWhiteSpace(text[start - 1])) start++;
        var end = Math.Max(Math.Min(text.Length, start + Most), matches[best].End);
        while (end < text.Length && end > matches[best].End && !char.IsWhiteSpace(text[end])) end--;
        return (OnCharacter(text, start), OnCharacter(text, end));
    }

    private static int OnCharacter(string text, int index) =>
        index > 0 && index < text.Length && char.IsLowSurrogate(text[index]) ? index - 1 : index;
}

/// <param name="Match">Whether it is a word that was looked for.</param>
public sealed record SnippetPart(string Text, bool Match);
