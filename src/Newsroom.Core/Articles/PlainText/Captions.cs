namespace Newsroom.Core.Articles.PlainText;

/// <summary>
/// The words under a picture: they begin or end with a credit ("Photo: …", "© Name", an agency's capitals in
/// brackets) or end with their place in a gallery (3/12). A quotation is never one.
/// </summary>
internal static class Captions
{
    private const int Longest = 400;
    private const int LongestCredit = 70;

    private static readonly HashSet<string> CreditWords =
        [.. "photo|photos|photograph|photography|photographer|photographie|photographe|foto|fotos|fotografia|fotografie|image|images|imagen|immagine|imagem|bild|bilder|picture|illustration|infographie|graphic|grafik|credit|credits|credit photo|credits photo|photo credit|image credit|picture credit|bildnachweis|bildquelle|fotocredit|photo by|image by|picture by|photo de|photo par|foto von|foto de|foto di".Split('|')];

    private static readonly HashSet<string> LegendWords = [.. "legende|caption|bildunterschrift|bildlegende|pie de foto|didascalia".Split('|')];

    public static void Claim(Page page)
    {
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            if (block.Kind is null && block.Length <= Longest && !block.IsQuoted && IsCaption(page, i, block))
                block.Claim(SpanKind.Caption);
        }
    }

    private static bool IsCaption(Page page, int index, Block block)
    {
        var content = block.Content;
        var counter = CounterStart(content);
        var words = counter < 0 ? content : content[..counter].TrimEnd(" \u00A0\t-–—|(");
        if (words.IsEmpty)
            return false;
        if (BeginsWithCredit(words) || EndsWithCredit(words))
            return true;
        if (counter >= 0 && index > 0 && (block.Words >= 8 || Characters.IsTerminal(words[^1])))
            return true;

        // An agency's mark also signs the last paragraph of a wire report, so the last words are no caption.
        return index < page.Blocks.Count - 1 && EndsWithAgency(words) && page.NextUnclaimed(index) is not null;
    }

    // "Photo: …", "Légende : …", "© Name" as the whole line.
    private static bool BeginsWithCredit(ReadOnlySpan<char> content)
    {
        if (content[0] == '(' && content[^1] == ')')
            content = content[1..^1];
        if (content.IsEmpty)
            return false;
        if (content[0] == '©')
            return content.Length <= LongestCredit;
        var colon = content[..Math.Min(content.Length, 30)].IndexOf(':');
        if (colon <= 0)
            return false;
        var cue = FoldedWords.Of(content[..colon]).Trim();
        if (LegendWords.Contains(cue))
            return true;

        // "Crédit : les taux baissent" is news of a bank, and "Illustration : …" opens an example.
        var credit = content[(colon + 1)..].Trim();
        return CreditWords.Contains(cue)
            && (cue is not ("credit" or "credits") || PersonNames.IsName(credit) || credit.ContainsAny("/©"))
            && (content.Length <= LongestCredit + 30 || cue.StartsWith("photo", StringComparison.Ordinal) || cue.StartsWith("foto", StringComparison.Ordinal));
    }

    // "… in the harbour. Photo: Name", "… in the harbour (Photo Name)", "… in the harbour © Name".
    private static bool EndsWithCredit(ReadOnlySpan<char> content)
    {
        var tail = content[^Math.Min(content.Length, LongestCredit + 20)..];
        if (tail.LastIndexOf('©') is > 0 and var sign && content.Length - tail.Length + sign >= 10)
            return true;

        var colon = tail.LastIndexOf(':');
        while (colon > 0)
        {
            var credit = tail[(colon + 1)..].Trim();
            if (IsCredit(credit) && EndsInCreditWord(tail[..colon].TrimEnd(), credit))
                return true;
            colon = tail[..colon].LastIndexOf(':');
        }

        // "(Photo Name)", "(Foto: Name)", "(Photo by Name)".
        var open = content.LastIndexOf('(');
        if (content[^1] != ')' || open < 0 || content.Length - open > LongestCredit)
            return false;
        var inside = content[(open + 1)..^1].Trim();
        var space = inside.IndexOfAny(' ', ':', '\u00A0');
        return space > 0 && CreditWords.Contains(FoldedWords.Of(inside[..space]).Trim());
    }

    // Somebody's name or mark: "Photo: a gull, a buoy and the pier." goes on as a sentence does.
    private static bool IsCredit(ReadOnlySpan<char> credit) =>
        credit.Length is > 0 and <= LongestCredit
        && !char.IsDigit(credit[0])
        && !credit.Contains(". ", StringComparison.Ordinal)
        && !(Characters.IsFullStop(credit[^1]) && credit.Count(' ') >= 4);

    private static bool EndsInCreditWord(ReadOnlySpan<char> text, ReadOnlySpan<char> credit)
    {
        // One word or two ("crédit photo"); the sentence before them must have ended, so that "my best photo:" is no
        // credit. Where its stop is missing, capitals and a credit without a stop stand in for it.
        var start = WordStart(text);
        var one = text[start..];
        if (one.IsEmpty || !CreditWords.Contains(FoldedWords.Of(one).Trim()))
            return false;
        var before = text[..start].TrimEnd();
        if (before.IsEmpty || !char.IsLetterOrDigit(before[^1]))
            return true;
        var two = text[WordStart(before)..];
        return CreditWords.Contains(FoldedWords.Of(two).Trim()) || (char.IsUpper(one[0]) && !char.IsLower(credit[0]) && !Characters.IsTerminal(credit[^1]));
    }

    private static int WordStart(ReadOnlySpan<char> text)
    {
        var at = text.Length;
        while (at > 0 && char.IsLetter(text[at - 1]))
            at--;
        return at;
    }

    // "(XYZ)", "(XYZ/Name)", "(Name/XYZ)" after the words; not the initials of a name just spelt out.
    private static bool EndsWithAgency(ReadOnlySpan<char> content)
    {
        var open = content.LastIndexOf('(');
        if (content[^1] != ')' || open < 12 || content.Length - open > 40)
            return false;
        var inside = content[(open + 1)..^1].Trim();
        var before = content[..open].TrimEnd();
        var slash = inside.IndexOfAny('/', '-');
        var agency = slash < 0 ? inside : IsCapitals(inside[..slash].Trim()) ? inside[..slash].Trim() : inside[(slash + 1)..].Trim();
        if (!IsCapitals(agency))
            return false;
        if (slash > 0 || Characters.IsTerminal(before[^1]))
            return true;

        // Spelt out before: some word just before the bracket begins with the first of the capitals.
        var words = 0;
        for (var at = before.Length - 1; at >= 0 && words <= agency.Length + 3; at--)
        {
            if (at > 0 && !Characters.IsBlank(before[at - 1]) && before[at - 1] is not ('\'' or '’' or '-'))
                continue;
            words++;
            if (char.ToUpperInvariant(before[at]) == agency[0])
                return false;
        }

        return true;
    }

    private static bool IsCapitals(ReadOnlySpan<char> text) => text.Length is >= 2 and <= 6 && !text.ContainsAnyExceptInRange('A', 'Z');

    /// <summary>Where "3/12" or "(3/12)" begins at the end of the text; −1 when it does not end so.</summary>
    private static int CounterStart(ReadOnlySpan<char> content)
    {
        var text = content.TrimEnd(')');
        var slash = text.LastIndexOf('/');
        if (slash <= 0 || slash < text.Length - 6)
            return -1;
        var right = text[(slash + 1)..].TrimStart();
        var left = text[..slash].TrimEnd();
        var digits = 0;
        while (digits < left.Length && digits < 4 && char.IsAsciiDigit(left[^(digits + 1)]))
            digits++;
        if (digits is 0 or 4 || right.IsEmpty || right.Length > 3 || right.ContainsAnyExceptInRange('0', '9'))
            return -1;
        var start = left.Length - digits;
        var place = int.Parse(left[start..], System.Globalization.CultureInfo.InvariantCulture);
        var count = int.Parse(right, System.Globalization.CultureInfo.InvariantCulture);
        var alone = start > 0 && (Characters.IsBlank(left[start - 1]) || left[start - 1] == '(');
        return alone && place >= 1 && place <= count && count >= 2 ? start : -1;
    }
}
