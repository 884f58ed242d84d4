using System.Text;

namespace Newsroom.Core.Articles.PlainText;

/// <summary>
/// Words in lower case without accents, one space around each, so that a cue is found as " cue " however
/// it was accented, hyphenated or quoted. Only Latin letters are folded: cues are Latin.
/// </summary>
internal static class FoldedWords
{
    private const string From = "àáâãäåāăąçćčďđèéêëēėęěìíîïīįıłñńňòóôõöøōőŕřśšşșťțùúûüūůűųýÿźżž";
    private const string To = "aaaaaaaaacccddeeeeeeeeiiiiiiilnnnoooooooorrssssttuuuuuuuuyyzzz";

    public static string Of(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var original in text)
        {
            if (original is (>= '\u0300' and <= '\u036F') or '\u00AD')
                continue;
            var c = char.ToLowerInvariant(original);
            if (c == '©')
                Separate(folded).Append("© ");
            else if (c is 'œ')
                folded.Append("oe");
            else if (c is 'æ')
                folded.Append("ae");
            else if (c is 'ß')
                folded.Append("ss");
            else if (c < 0x80 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                folded.Append(Plain(c));
            else
                Separate(folded);
        }

        return Separate(folded).ToString();
    }

    /// <summary>Whether a cue, folded itself and without outer spaces, stands among folded words.</summary>
    public static bool Has(this string folded, string cue)
    {
        for (var at = 0; (at = folded.IndexOf(cue, at, StringComparison.Ordinal)) >= 0; at++)
        {
            if (folded[at - 1] == ' ' && folded[at + cue.Length] == ' ')
                return true;
        }

        return false;
    }

    public static bool HasAny(this string folded, params ReadOnlySpan<string> cues)
    {
        foreach (var cue in cues)
        {
            if (folded.Has(cue))
                return true;
        }

        return false;
    }

    /// <summary>Whether a word begins with one of the stems.</summary>
    public static bool HasStem(this string folded, params ReadOnlySpan<string> stems)
    {
        foreach (var stem in stems)
        {
            for (var at = 0; (at = folded.IndexOf(stem, at, StringComparison.Ordinal)) >= 0; at++)
            {
                if (folded[at - 1] == ' ')
                    return true;
            }
        }

        return false;
    }

    private static StringBuilder Separate(StringBuilder folded) => folded[^1] == ' ' ? folded : folded.Append(' ');

    private static char Plain(char c)
    {
        if (c < 0x80)
            return c;
        var at = From.IndexOf(c);
        return at < 0 ? c : To[at];
    }
}
