namespace Newsroom.Core.Articles.PlainText;

/// <summary>
/// Who wrote it, where a line says so: "By …" above the body or below it, or a line that holds just a name there.
/// A bare name is taken only when it is the only one and the body never speaks of its bearer.
/// </summary>
internal static class Bylines
{
    private const int LongestLine = 120;

    private static readonly string[] Cues =
        [.. "by|written by|reported by|reporting by|story by|words by|text by|par|texte par|texte de|propos recueillis par|recueilli par|von|text von|ein bericht von|eine reportage von|por|texto de|di|testo di|door|tekst".Split('|')];

    public static string? Claim(Page page)
    {
        var top = TopOfBody(page);
        var bottom = LastUnclaimed(page);
        if (!page.Blocks.Any(block => block.IsParagraph))
            return null;
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            // Nothing between the top and the last line may be a byline, so nothing there is looked at.
            if (i >= top && i < bottom)
                i = bottom;
            if (i < page.Blocks.Count && Cued(page.Blocks[i]) is { } name)
                return Take(page.Blocks[i], name);
        }

        return BareName(page, top, bottom);
    }

    /// <summary>Whether the text uses one of the name's words in lower case: then it is no name but words in capitals.</summary>
    public static bool IsRefutedByBody(Page page, Block candidate)
    {
        foreach (var range in candidate.Content.Split(' '))
        {
            var word = candidate.Content[range];
            if (word.Length > 1 && Occurs(page, word.ToString().ToLowerInvariant(), candidate))
                return true;
        }

        return false;
    }

    private static string? BareName(Page page, int top, int bottom)
    {
        Block? found = null;
        var isAboveBody = false;
        for (var i = 1; i < top; i++)
        {
            var block = page.Blocks[i];
            if (block.StartsWithDash || !IsBareName(block))
                continue;
            if (found is not null)
                return null;
            found = block;
            isAboveBody = page.NextUnclaimed(i) is { IsParagraph: true };
        }

        if (!isAboveBody)
            found = null;

        // Below the body: "Name", or signed "— Name".
        if (found is null && bottom > 0 && page.Blocks[bottom] is { } last && IsBareName(last) && PreviousIsParagraph(page, bottom))
            found = last;
        if (found is null || IsRefutedByBody(page, found) || IsSubject(page, found))
            return null;
        return Take(found, found.Content.TrimStart("-–—― ").ToString());
    }

    private static string Take(Block block, string name)
    {
        block.Claim(SpanKind.Byline);
        return name;
    }

    private static bool IsBareName(Block block)
    {
        if (block.Kind is not null || block.Lines > 1 || block.Length > 60)
            return false;
        var name = block.Content.TrimStart("-–—― ");
        return name.ContainsAnyInRange('a', 'z') && PersonNames.IsName(name) && !HoldsFunctionWord(name);
    }

    private static bool HoldsFunctionWord(ReadOnlySpan<char> name)
    {
        foreach (var range in name.Split(' '))
        {
            if (char.IsUpper(name[range][0]) && LanguageDetector.IsFunctionWord(name[range]))
                return true;
        }

        return false;
    }

    // "By Name", "Par Name, à Lisbonne", "Von Name | 3. Mai 2024": the name ends where another sign begins.
    private static string? Cued(Block block)
    {
        if (block.Kind is not null || block.Lines > 1 || block.Length > LongestLine || block.FullStopped)
            return null;
        var content = block.Content;
        for (var (words, end) = (0, 0); words < 3 && end < content.Length; words++)
        {
            while (end < content.Length && char.IsLetter(content[end]))
                end++;
            var cue = FoldedWords.Of(content[..end]).Trim();
            while (end < content.Length && (Characters.IsBlank(content[end]) || content[end] == ':'))
                end++;
            if (!Cues.Contains(cue))
                continue;
            var rest = content[end..];
            if (PersonNames.AreNames(rest))
                return rest.ToString();
            var stop = rest.IndexOfAny(",|–—(/•·");
            if (stop > 0 && PersonNames.AreNames(rest[..stop].TrimEnd()))
                return rest[..stop].TrimEnd().ToString();
        }

        return null;
    }

    // The index of the second paragraph: a byline stands above it.
    private static int TopOfBody(Page page)
    {
        var paragraphs = 0;
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            if (page.Blocks[i].IsParagraph && ++paragraphs == 2)
                return i;
            if (i >= 12)
                return i;
        }

        return page.Blocks.Count;
    }

    private static int LastUnclaimed(Page page)
    {
        var i = page.Blocks.Count - 1;
        while (i >= 0 && page.Blocks[i].Kind is not null)
            i--;
        return i;
    }

    private static bool PreviousIsParagraph(Page page, int index)
    {
        while (--index >= 0)
        {
            if (page.Blocks[index].Kind is null)
                return page.Blocks[index].IsParagraph && !page.Blocks[index].IsQuoted;
        }

        return false;
    }

    // The family name stands elsewhere in the text: the report is about this person.
    private static bool IsSubject(Page page, Block candidate)
    {
        var content = candidate.Content;
        return Occurs(page, content[(content.LastIndexOf(' ') + 1)..].ToString(), candidate);
    }

    private static bool Occurs(Page page, string word, Block except)
    {
        var text = page.Text;
        for (var at = 0; (at = text.IndexOf(word, at, StringComparison.Ordinal)) >= 0; at += word.Length)
        {
            var whole = (at == 0 || !char.IsLetter(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetter(text[at + word.Length]));
            if (whole && (at < except.Start || at >= except.End))
                return true;
        }

        return false;
    }
}
