using System.Security.Cryptography;
using System.Text;

namespace Newsroom.Core.Text;

/// <summary>
/// What becomes of a text when it is filed, and two ways in which two texts are the same:
/// identical (nothing to file again), and one a copy of the other (filed, saying whose text it is).
/// </summary>
public static class Normalisation
{
    /// <summary>Below this many words two reports may well say the same thing without one being a copy.</summary>
    public const int FewestWordsOfACopy = 25;

    private const char ByteOrderMark = '\uFEFF';

    /// <summary>
    /// The text as it is kept: byte-order marks at its start are gone and lines end in LF. Nothing else changes:
    /// notes quote the text code point for code point, so that tidying typography here would orphan them later.
    /// Filing what was filed changes nothing.
    /// </summary>
    public static string Filed(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return raw.TrimStart(ByteOrderMark).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }

    /// <summary>
    /// True when filing <paramref name="b"/> after <paramref name="a"/> is nothing new. Strict on purpose: a changed
    /// apostrophe or a recomposed é is a revision, since it moves code points under the notes.
    /// </summary>
    public static bool Identical(string a, string b) => string.Equals(Filed(a), Filed(b), StringComparison.Ordinal);

    /// <summary>SHA-256 (64 lower-case hex digits) of the filed text's UTF-8: equal exactly for identical texts.</summary>
    /// <exception cref="EncoderFallbackException">The text holds a lone surrogate.</exception>
    public static string Fingerprint(string text) => Sha256(Filed(text));

    /// <summary>
    /// SHA-256 (64 lower-case hex digits) over letters and digits alone: the same for texts that differ in case,
    /// diacritics, typography, punctuation, white space or Unicode normal form. Null when the text has fewer than
    /// <see cref="FewestWordsOfACopy"/> words (an ideograph or a kana counts as a word).
    /// </summary>
    public static string? CopyFingerprint(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        var words = 0;
        foreach (var (start, end) in WordTokens.Words(text))
        {
            var length = folded.Length;
            foreach (var rune in text.AsSpan(start, end - start).EnumerateRunes())
                Folding.Append(folded, rune);
            if (folded.Length > length)
                words++;
        }

        // Words are not kept apart: «10 000» is also written «10000», and line breaks may split or join words.
        return words < FewestWordsOfACopy ? null : Sha256(folded.ToString());
    }

    private static string Sha256(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(text)));
}
