namespace Newsroom.Core.Articles.PlainText;

/// <summary>
/// Titles of sections: one short line that ends as no sentence does, below some body and right above a longer
/// paragraph. Two short lines in a row are verse, a list or a table, and none of them is a heading.
/// </summary>
internal static class Headings
{
    private const int Longest = 100;
    private const int MostWords = 15;

    public static void Claim(Page page)
    {
        Block? above = null;
        var inBody = false;
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            if (block.Kind is not null)
            {
                // A caption or a pointer between two sections hides nothing; what is above it still is.
                continue;
            }

            if (inBody && IsHeadingLine(block) && !IsShortLine(above!) && !above!.LeftOpen
                && page.NextUnclaimed(i) is { IsParagraph: true, StartsWithDash: false } below && below.Length * 2 >= block.Length * 3)
            {
                block.Claim(SpanKind.Heading);
                above = null;
                inBody = false;
                continue;
            }

            inBody |= block.IsParagraph;
            above = block;
        }
    }

    private static bool IsShortLine(Block block) => block.LooksLikeHeadline && block.Length <= Longest && !block.Stopped;

    private static bool IsHeadingLine(Block block) =>
        block.LooksLikeHeadline
        && block.Length <= Longest
        && block.Words <= MostWords
        && (block.StartsLikeSentence || block.Content[0] is '¿' or '¡' or '#')
        && !block.IsQuoted
        && !block.StartsWithDash
        && (!block.IsListItem || block.IsNumbered)
        && !block.HoldsAddress
        && !IsTabular(block)
        && HasLetter(block.Content);

    private static bool IsTabular(Block block) =>
        block.Content.Contains('\t') || block.Content.Contains("   ", StringComparison.Ordinal);

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
                return true;
        }

        return false;
    }
}
