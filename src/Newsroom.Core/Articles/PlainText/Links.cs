namespace Newsroom.Core.Articles.PlainText;

/// <summary>Addresses written out: http(s):// or www., up to white space, without the punctuation that the sentence put after them.</summary>
internal static class Links
{
    public static void Claim(Page page)
    {
        var text = page.Text;
        for (var at = 0; (at = NextStart(text, at, out var prefix)) >= 0;)
        {
            var end = at + prefix;
            while (end < text.Length && !Characters.IsBlank(text[end]) && text[end] is not ('<' or '>' or '"' or '«' or '»' or '“' or '”'))
                end++;
            var next = end;
            end = WithoutPunctuation(text, at + prefix, WithoutNoteMarks(text, at + prefix, end));
            if (end > at + prefix && char.IsLetterOrDigit(text[at + prefix]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])))
                page.Marks.Add((at, end, SpanKind.Link, null));
            at = next;
        }
    }

    private static int NextStart(string text, int from, out int prefix)
    {
        for (var at = from; at < text.Length; at++)
        {
            var step = text.AsSpan(at).IndexOfAny("hHwW");
            if (step < 0)
                break;
            at += step;
            foreach (var start in (ReadOnlySpan<string>)["https://", "http://", "www."])
            {
                if (text.AsSpan(at).StartsWith(start, StringComparison.OrdinalIgnoreCase))
                {
                    prefix = start.Length;
                    return at;
                }
            }
        }

        prefix = 0;
        return -1;
    }

    // "https://…/report[1]" ends in a note's mark; "?page[1]=a" holds none.
    private static int WithoutNoteMarks(string text, int start, int end)
    {
        while (end > start)
        {
            var open = text[end - 1] == ']' ? text.LastIndexOf('[', end - 1, Math.Min(5, end - start)) : -1;
            if (open >= 0 && end - open > 2 && !text.AsSpan(open + 1, end - open - 2).ContainsAnyExceptInRange('0', '9'))
                end = open;
            else if (Characters.SuperscriptDigit(text[end - 1]) >= 0)
                end--;
            else
                break;
        }

        return end;
    }

    // A closing bracket stays when the address opened it: …/Harbour_(town).
    private static int WithoutPunctuation(string text, int start, int end)
    {
        var balance = 0;
        foreach (var c in text.AsSpan(start, end - start))
            balance += c is '(' or '[' ? 1 : c is ')' or ']' ? -1 : 0;
        for (; end > start; end--)
        {
            var last = text[end - 1];
            if (last is ')' or ']' && balance < 0)
                balance++;
            else if (!".,;:!?…'’*".Contains(last))
                break;
        }

        return end;
    }
}
