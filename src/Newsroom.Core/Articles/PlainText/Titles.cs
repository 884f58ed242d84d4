namespace Newsroom.Core.Articles.PlainText;

/// <summary>
/// A title, only where the text clearly begins with one: a short first line that ends as no sentence does, set off
/// by a blank line or by a much longer paragraph below it. Anything less is left unknown.
/// </summary>
internal static class Titles
{
    private const int Shortest = 8;
    private const int MuchLonger = 2;

    public static string? Claim(Page page)
    {
        var index = 0;
        while (index < page.Blocks.Count && page.Blocks[index].Kind is SpanKind.Header or SpanKind.Boilerplate)
            index++;
        if (index >= page.Blocks.Count - 1)
            return null;
        var first = page.Blocks[index];
        if (first.Kind is not null || first.HasHeaderOnItsLine || !IsTitleLine(first) || !IsSetOff(page, index, first))
            return null;

        // A name alone may be the author, or whom the report is about.
        if (PersonNames.IsName(first.Content) && !Bylines.IsRefutedByBody(page, first))
            return null;
        first.Claim(SpanKind.Title);
        return first.Content.TrimStart("# ").ToString();
    }

    private static bool IsTitleLine(Block block) =>
        block.LooksLikeHeadline
        && block.Length >= Shortest
        && (block.Words >= 2 || block.Content.IndexOfAnyInRange('\u2E80', '\uFFDC') >= 0)
        && (block.StartsLikeSentence || Characters.OpeningQuotes.Contains(block.Content[0]) || block.Content[0] is '¿' or '¡' or '#')
        && !block.StartsWithDash
        && !block.IsListItem
        && !block.HoldsAddress
        && !IsDateline(block);

    // "LISBON, May 3" opens a wire report: a place in capitals, a comma, a day.
    private static bool IsDateline(Block block)
    {
        var comma = block.Content.IndexOf(',');
        return comma > 0
            && block.Words <= 6
            && !block.Content[..comma].ContainsAnyInRange('a', 'z')
            && block.Content[comma..].ContainsAnyInRange('0', '9');
    }

    private static bool IsSetOff(Page page, int index, Block first)
    {
        if (!first.BlankAfter)
            return page.Blocks[index + 1] is { } below && below.IsParagraph && below.Length >= MuchLonger * first.Length;
        for (var i = index + 1; i < page.Blocks.Count && i <= index + 6; i++)
        {
            if (page.Blocks[i].IsParagraph && page.Blocks[i].Length >= first.Length)
                return true;
        }

        return false;
    }
}
