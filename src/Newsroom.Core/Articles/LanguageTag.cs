using System.Collections.Frozen;

namespace Newsroom.Core.Articles;

/// <summary>
/// Language tags, BCP 47: well-formed by the grammar of RFC 5646 §2.1, with no variant (§2.2.5) and no extension
/// singleton (§2.2.6) given twice. Whether the registry has a subtag is not asked: it grows, and the log does not.
/// </summary>
public static class LanguageTag
{
    /// <summary>§2.1, <c>irregular</c> and <c>regular</c>: tags older than the grammar.</summary>
    private static readonly FrozenSet<string> Grandfathered = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "en-GB-oed", "i-ami", "i-bnn", "i-default", "i-enochian", "i-hak", "i-klingon", "i-lux", "i-mingo", "i-navajo",
        "i-pwn", "i-tao", "i-tay", "i-tsu", "sgn-BE-FR", "sgn-BE-NL", "sgn-CH-DE",
        "art-lojban", "cel-gaulish", "no-bok", "no-nyn", "zh-guoyu", "zh-hakka", "zh-min", "zh-min-nan", "zh-xiang");

    public static bool IsWellFormed(string? tag)
    {
        if (string.IsNullOrEmpty(tag)) return false;
        if (Grandfathered.Contains(tag)) return true;
        var subtags = tag.Split('-');
        if (!subtags.All(s => s.Length is >= 1 and <= 8 && s.All(char.IsAsciiLetterOrDigit))) return false;

        var at = 0;
        if (!IsPrivate(subtags[0]))
        {
            if (!Language(subtags, ref at)) return false;
            if (at < subtags.Length && IsScript(subtags[at])) at++;
            if (at < subtags.Length && IsRegion(subtags[at])) at++;
            if (!Variants(subtags, ref at) || !Extensions(subtags, ref at)) return false;
        }
        if (at < subtags.Length && IsPrivate(subtags[at]))
        {
            // privateuse = "x" 1*("-" (1*8alphanum))
            return at + 1 < subtags.Length;
        }
        return at == subtags.Length;
    }

    /// <summary>
    /// The tag in its conventional case (§2.1.1): lower, but regions upper and scripts capitalised where they stand
    /// neither first nor behind a singleton. For a well-formed tag.
    /// </summary>
    public static string Conventional(string tag)
    {
        var subtags = tag.ToLowerInvariant().Split('-');
        for (var i = 1; i < subtags.Length && subtags[i - 1].Length > 1; i++)
        {
            subtags[i] = subtags[i] switch
            {
                { Length: 2 } two => two.ToUpperInvariant(),
                { Length: 4 } four => char.ToUpperInvariant(four[0]) + four[1..],
                var other => other,
            };
        }
        return string.Join('-', subtags);
    }

    /// <summary>language = 2*3ALPHA ["-" extlang] / 4ALPHA / 5*8ALPHA; extlang = 3ALPHA *2("-" 3ALPHA)</summary>
    private static bool Language(string[] subtags, ref int at)
    {
        var primary = subtags[at];
        if (primary.Length < 2 || !primary.All(char.IsAsciiLetter)) return false;
        at++;
        if (primary.Length > 3) return true;
        for (var extlangs = 0; extlangs < 3 && at < subtags.Length && IsExtlang(subtags[at]); extlangs++) at++;
        return true;
    }

    private static bool Variants(string[] subtags, ref int at)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (; at < subtags.Length && IsVariant(subtags[at]); at++)
        {
            if (!seen.Add(subtags[at])) return false;
        }
        return true;
    }

    /// <summary>extension = singleton 1*("-" (2*8alphanum)); a singleton is any letter or digit but x</summary>
    private static bool Extensions(string[] subtags, ref int at)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (at < subtags.Length && subtags[at].Length == 1 && !IsPrivate(subtags[at]))
        {
            if (!seen.Add(subtags[at])) return false;
            var first = ++at;
            while (at < subtags.Length && subtags[at].Length >= 2) at++;
            if (at == first) return false;
        }
        return true;
    }

    private static bool IsPrivate(string subtag) => subtag is "x" or "X";

    private static bool IsExtlang(string subtag) => subtag.Length == 3 && subtag.All(char.IsAsciiLetter);

    private static bool IsScript(string subtag) => subtag.Length == 4 && subtag.All(char.IsAsciiLetter);

    private static bool IsRegion(string subtag) =>
        subtag.Length == 2 && subtag.All(char.IsAsciiLetter) || subtag.Length == 3 && subtag.All(char.IsAsciiDigit);

    /// <summary>variant = 5*8alphanum / (DIGIT 3alphanum)</summary>
    private static bool IsVariant(string subtag) =>
        subtag.Length >= 5 || subtag.Length == 4 && char.IsAsciiDigit(subtag[0]);
}
