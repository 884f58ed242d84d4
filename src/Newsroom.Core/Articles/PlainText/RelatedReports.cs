namespace Newsroom.Core.Articles.PlainText;

/// <summary>
/// Pointers to other reports. A line that begins with such a cue and a colon, or with a cue that no sentence
/// begins with; and the list of titles below a cue that stands alone.
/// </summary>
internal static class RelatedReports
{
    private const int Longest = 250;
    private const int LongestList = 12;

    // Enough by themselves when the line does not end as a sentence.
    private static readonly string[] Sure =
        [.. "a lire aussi|a lire egalement|lire aussi|lire egalement|lisez aussi|voir aussi|voir egalement|a voir aussi|a ecouter aussi|a relire|read also|also read|read next|see also|siehe auch|lesen sie auch|lesen sie dazu|lesen sie mehr|auch interessant|lea tambien|lee tambien|leer tambien|vea tambien|ver tambien|leggi anche|vedi anche|lees ook|zie ook|leia tambem|veja tambem".Split('|')];

    // Words that sentences begin with too: they need a colon, or the line to themselves.
    private static readonly string[] WithColon =
        [.. Sure, .. "a lire|a voir|a ecouter|sur le meme sujet|sur le meme theme|pour aller plus loin|pour en savoir plus|notre dossier|nos articles|articles lies|articles connexes|related|related article|related articles|related story|related stories|related content|related coverage|read more|read more on this|more on this|more on this story|recommended|recommended for you|recommended reading|you may also like|you might also like|don t miss|further reading|mehr zum thema|zum thema|mehr dazu|lesetipp|lesetipps|weiterfuhrende artikel|passend dazu|te puede interesar|le puede interesar|mas informacion|relacionado|relacionados|noticias relacionadas|articoli correlati|per approfondire|potrebbe interessarti|gerelateerd|meer lezen|artigos relacionados|saiba mais".Split('|')];

    private static readonly int MostWords = WithColon.Max(cue => cue.Count(c => c == ' ') + 1);

    private static readonly HashSet<string> SureCues = [.. Sure];
    private static readonly HashSet<string> Cues = [.. WithColon];

    public static void Claim(Page page)
    {
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            if (block.Kind is not null || block.Length > Longest || Footnotes.BeginsLikeNote(block))
                continue;
            switch (Match(block))
            {
                case Pointer.Line:
                    block.Claim(SpanKind.Related);
                    break;
                case Pointer.ListBelow:
                    block.Claim(SpanKind.Related);
                    i = ClaimList(page, i);
                    break;
            }
        }
    }

    private enum Pointer
    {
        None,
        Line,
        ListBelow,
    }

    private static Pointer Match(Block block)
    {
        var content = block.Content;
        var at = 0;
        while (at < content.Length && at < 8 && !char.IsLetter(content[at]))
            at++;

        // The longest cue wins: "à lire" is the beginning of "à lire aussi".
        var found = Pointer.None;
        for (var (words, end) = (0, at); words < MostWords && end < content.Length; words++)
        {
            while (end < content.Length && (char.IsLetterOrDigit(content[end]) || content[end] is >= '\u0300' and <= '\u036F'))
                end++;
            var cue = FoldedWords.Of(content[at..end]).Trim();
            if (Cues.Contains(cue))
            {
                var rest = content[end..].TrimStart(" \u00A0\u202F\t");
                if (rest.Trim(" :：.…>»→-–—|)]").IsEmpty)
                    found = Pointer.ListBelow;
                else if (rest[0] is ':' or '：' or '>' or '»' or '→' or '|' or '►' or '▶' || (Characters.IsDash(rest[0]) && SureCues.Contains(cue)))
                    found = Pointer.Line;
                else if (SureCues.Contains(cue) && !block.FullStopped)
                    found = Pointer.Line;
            }

            while (end < content.Length && (Characters.IsBlank(content[end]) || content[end] is '\'' or '’'))
                end++;
        }

        return found;
    }

    // Titles below the cue: bulleted or addresses wherever they stand; bare ones only while no blank line
    // parts them from the cue, and in a text without blank lines only the first.
    private static int ClaimList(Page page, int cue)
    {
        var i = cue;
        var parted = page.Blocks[cue].BlankAfter;
        while (i + 1 < page.Blocks.Count && i - cue < LongestList)
        {
            var item = page.Blocks[i + 1];
            if (item.Kind is not null || item.Length > Longest || item.Lines > 1)
                break;
            var marked = (item.IsListItem && !item.IsNumbered) || (item.HoldsAddress && item.Words <= 2);
            parted |= item.BlankBefore;
            var endsRun = RunEnds(page, i + 1);
            if (!marked && (parted || item.FullStopped || (!endsRun && i > cue)))
                break;
            item.Claim(SpanKind.Related);
            i++;
        }

        return i;
    }

    // Whether only short unstopped lines follow before the next blank line: then they all are titles.
    private static bool RunEnds(Page page, int index)
    {
        for (var i = index; i < page.Blocks.Count && i <= index + LongestList; i++)
        {
            if (page.Blocks[i].FullStopped || page.Blocks[i].Length > Longest)
                return false;
            if (page.Blocks[i].BlankAfter)
                return true;
        }

        return false;
    }
}
