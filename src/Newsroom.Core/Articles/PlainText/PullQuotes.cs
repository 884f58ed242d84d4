namespace Newsroom.Core.Articles.PlainText;

/// <summary>
/// A quotation set apart, with its attribution: a line of a dash and a name under it, or the same at the end of a
/// quoted line. Dialogue and lists begin with dashes too, but more than once.
/// </summary>
internal static class PullQuotes
{
    private const int LongestQuote = 600;
    private const int LongestBareQuote = 300;
    private const int LongestAttribution = 140;

    public static void Claim(Page page)
    {
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            if (block.Kind is not null)
                continue;
            if (i > 0 && IsAttribution(page, i) && page.Blocks[i - 1] is { Kind: null } quote && IsQuote(page, i - 1, quote))
            {
                quote.Claim(SpanKind.PullQuote);
                quote.SpanEnd = block.End;
                block.Claim(SpanKind.PullQuote);
                block.Joined = true;
            }
            else if (block.Length <= LongestQuote && AttributesItself(block.Content))
            {
                block.Claim(SpanKind.PullQuote);
            }
        }
    }

    private static bool IsQuote(Page page, int index, Block quote)
    {
        if (quote.StartsWithDash || quote.IsListItem || quote.Length > LongestQuote)
            return false;
        return quote.IsQuoted || (quote.Length <= LongestBareQuote && quote.Stopped && index + 2 < page.Blocks.Count);
    }

    private static bool IsAttribution(Page page, int index)
    {
        var line = page.Blocks[index];
        return line.StartsWithDash
            && line.Lines == 1
            && !line.Stopped
            && NamesSomebody(line.Content.TrimStart("-–—― \u00A0"))
            && !(index + 1 < page.Blocks.Count && page.Blocks[index + 1].StartsWithDash)
            && !(index > 1 && page.Blocks[index - 2].StartsWithDash);
    }

    // "« … » – Name, office"
    private static bool AttributesItself(ReadOnlySpan<char> content)
    {
        if (!Characters.OpeningQuotes.Contains(content[0]))
            return false;
        var close = content[1..].LastIndexOfAny("\"”“»›") + 1;
        if (close < 10 || close == content.Length - 1)
            return false;
        var rest = content[(close + 1)..].TrimStart();
        return !rest.IsEmpty && Characters.IsDash(rest[0]) && !Characters.IsTerminal(rest[^1]) && NamesSomebody(rest.TrimStart("-–—― \u00A0"));
    }

    // "Name Name, office", "Name (office)", or one capitalised word before a comma.
    private static bool NamesSomebody(ReadOnlySpan<char> text)
    {
        if (text.Length is < 3 or > LongestAttribution)
            return false;
        var end = text.IndexOfAny(",(");
        var name = (end < 0 ? text : text[..end]).Trim();
        return PersonNames.IsName(name) || (end > 0 && name.Length >= 2 && name.IndexOf(' ') < 0 && char.IsUpper(name[0]));
    }
}
