using System.Globalization;

namespace Newsroom.Core.Text;

/// <summary>
/// Where one character, as a reader sees it, ends and the next begins: the part of Unicode's extended grapheme
/// clusters (UAX #29 §3) that news text meets. The rules stand here rather than in the runtime because whether
/// a quote is found must not change with the runtime's version of Unicode.
/// </summary>
internal static class Characters
{
    /// <summary>False when <paramref name="index"/> (UTF-16) lies inside a character: a mark would be torn from its letter.</summary>
    public static bool IsBoundary(ReadOnlySpan<char> text, int index)
    {
        if (index <= 0 || index >= text.Length)
            return true;
        var before = text[index - 1];
        var after = text[index];
        // Nothing below U+0300 combines with what precedes it, except LF after CR.
        if (after < '\u0300')
            return after != '\n' || before != '\r';
        if (char.IsSurrogatePair(before, after))
            return false;

        var next = CodePointAt(text, index);
        var previous = CodePointBefore(text, index);
        // A mark at the start of a line has no letter to belong to.
        if (previous < 0x20 || previous is 0x7F or 0x85 or 0x2028 or 0x2029)
            return true;
        if (Extends(next))
            return false;
        if (previous == 0x200D && CharUnicodeInfo.GetUnicodeCategory(next) == UnicodeCategory.OtherSymbol)
            return false;
        if (IsConjoiningVowelOrTail(next) && IsHangul(previous))
            return false;
        return !(IsRegionalIndicator(next) && RegionalIndicatorsBefore(text, index) % 2 == 1);
    }

    /// <summary>The UTF-16 index after the character that begins at <paramref name="index"/>.</summary>
    public static int Next(ReadOnlySpan<char> text, int index)
    {
        do
            index += index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]) ? 2 : 1;
        while (index < text.Length && !IsBoundary(text, index));
        return index;
    }

    /// <summary>The code point at a UTF-16 index; a lone surrogate is returned as it is.</summary>
    public static int CodePointAt(ReadOnlySpan<char> text, int index) =>
        index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1])
            ? char.ConvertToUtf32(text[index], text[index + 1])
            : text[index];

    private static int CodePointBefore(ReadOnlySpan<char> text, int index) =>
        index >= 2 && char.IsSurrogatePair(text[index - 2], text[index - 1])
            ? char.ConvertToUtf32(text[index - 2], text[index - 1])
            : text[index - 1];

    private static bool Extends(int codePoint) =>
        codePoint == 0x200D                                // zero width joiner
        || codePoint is >= 0x1F3FB and <= 0x1F3FF          // skin tones
        || codePoint is >= 0xE0020 and <= 0xE007F          // tags of regional flags
        || CharUnicodeInfo.GetUnicodeCategory(codePoint)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsHangul(int codePoint) => codePoint is >= 0x1100 and <= 0x11FF or >= 0xAC00 and <= 0xD7A3;

    private static bool IsConjoiningVowelOrTail(int codePoint) => codePoint is >= 0x1160 and <= 0x11FF;

    private static bool IsRegionalIndicator(int codePoint) => codePoint is >= 0x1F1E6 and <= 0x1F1FF;

    private static int RegionalIndicatorsBefore(ReadOnlySpan<char> text, int index)
    {
        var count = 0;
        while (index >= 2 && IsRegionalIndicator(CodePointBefore(text, index)))
        {
            count++;
            index -= 2;
        }

        return count;
    }
}
