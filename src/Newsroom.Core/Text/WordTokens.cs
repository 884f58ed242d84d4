using System.Globalization;

namespace Newsroom.Core.Text;

internal enum TokenKind : byte
{
    Word,
    Number,
    Punctuation,
}

/// <summary>
/// The words, figures and punctuation marks of a text, in order; white space is what lies between them.
/// A figure keeps its separators («2,8», «10 000» with a no-break space), so that a changed figure is one change.
/// An ideograph or a kana is a token by itself. No token begins or ends inside a character.
/// Two texts compared with each other share a <see cref="Vocabulary"/>: equal tokens have equal ids.
/// </summary>
internal sealed class WordTokens
{
    private WordTokens(string text, int[] starts, int[] ends, int[] ids, TokenKind[] kinds) =>
        (Text, Starts, Ends, Ids, Kinds) = (text, starts, ends, ids, kinds);

    public string Text { get; }

    /// <summary>UTF-16 index where each token begins.</summary>
    public int[] Starts { get; }

    /// <summary>UTF-16 index after each token.</summary>
    public int[] Ends { get; }

    public int[] Ids { get; }

    public TokenKind[] Kinds { get; }

    public int Count => Starts.Length;

    public ReadOnlySpan<char> this[int token] => Text.AsSpan(Starts[token], Ends[token] - Starts[token]);

    /// <summary>Where the white space before a token begins (UTF-16); for the token after the last, that at the text's end.</summary>
    public int GapStart(int token) => token == 0 ? 0 : Ends[token - 1];

    /// <summary>Where a token begins (UTF-16); the token after the last begins at the text's end.</summary>
    public int StartOrEnd(int token) => token == Count ? Text.Length : Starts[token];

    /// <summary>True for the first token of a line, and for the token after the last.</summary>
    public bool BeginsLine(int token) =>
        token == 0 || token == Count || Text.AsSpan(Ends[token - 1], Starts[token] - Ends[token - 1]).Contains('\n');

    public static WordTokens Of(string text, Vocabulary vocabulary)
    {
        var (starts, ends, ids, kinds) = (new List<int>(), new List<int>(), new List<int>(), new List<TokenKind>());
        for (var i = 0; i < text.Length;)
        {
            var end = End(text, i, vocabulary.IsPlain, out var kind);
            if (kind is { } known)
            {
                starts.Add(i);
                ends.Add(end);
                ids.Add(vocabulary.IdOf(text.AsSpan(i, end - i)));
                kinds.Add(known);
            }

            i = end;
        }

        return new WordTokens(text, [.. starts], [.. ends], [.. ids], [.. kinds]);
    }

    /// <summary>The words and figures of a text as half-open UTF-16 ranges.</summary>
    public static IEnumerable<(int Start, int End)> Words(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var end = End(text, i, false, out var kind);
            if (kind is TokenKind.Word or TokenKind.Number)
                yield return (i, end);
            i = end;
        }
    }

    /// <summary>The index after the token at <paramref name="start"/>; no kind means white space.</summary>
    /// <param name="plain">Whether a figure goes on behind any white space and behind an apostrophe, before three digits.</param>
    private static int End(string text, int start, bool plain, out TokenKind? kind)
    {
        var first = ClassAt(text, start);
        var end = Characters.Next(text, start);
        kind = first switch
        {
            Class.White => null,
            Class.Other or Class.Joiner => TokenKind.Punctuation,
            Class.Digit => TokenKind.Number,
            _ => TokenKind.Word,
        };
        // White space under a combining mark is something to see: the pair is a token.
        if (first == Class.White && !text.AsSpan(start, end - start).IsWhiteSpace())
            kind = TokenKind.Punctuation;
        if (kind is null or TokenKind.Punctuation || first == Class.Ideograph)
            return end;

        while (end < text.Length)
        {
            var next = ClassAt(text, end);
            if (next == Class.Letter)
                kind = TokenKind.Word;
            else if (next is not (Class.Digit or Class.Joiner) && !JoinsDigits(text, end, plain))
                break;
            end = Characters.Next(text, end);
        }

        return end;
    }

    /// <summary>A separator inside a figure: 2,8 or 10.5, or a no-break space before three digits.</summary>
    private static bool JoinsDigits(string text, int index, bool plain)
    {
        if (index + 1 >= text.Length || !char.IsAsciiDigit(text[index - 1]) || !char.IsAsciiDigit(text[index + 1]))
            return false;
        if (text[index] is ',' or '.')
            return true;
        return (text[index] is '\u00A0' or '\u202F' or '\u2009' || (plain && text[index] is ' ' or '\'' or '\u2019'))
            && index + 3 < text.Length
            && char.IsAsciiDigit(text[index + 2])
            && char.IsAsciiDigit(text[index + 3])
            && (index + 4 >= text.Length || !char.IsAsciiDigit(text[index + 4]));
    }

    private enum Class : byte
    {
        White,
        Letter,
        Digit,
        Joiner,
        Ideograph,
        Other,
    }

    private static Class ClassAt(string text, int index)
    {
        var character = text[index];
        if (char.IsAscii(character))
            return char.IsAsciiLetter(character) ? Class.Letter
                : char.IsAsciiDigit(character) ? Class.Digit
                : char.IsWhiteSpace(character) ? Class.White
                : Class.Other;
        if (char.IsWhiteSpace(character))
            return Class.White;
        var codePoint = Characters.CodePointAt(text, index);
        return CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter => Class.Letter,
            UnicodeCategory.OtherLetter => IsIdeographOrKana(codePoint) ? Class.Ideograph : Class.Letter,
            UnicodeCategory.DecimalDigitNumber => Class.Digit,
            // A soft hyphen or a joiner inside a word does not end it.
            UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => Class.Joiner,
            _ => Class.Other,
        };
    }

    internal static bool IsIdeographOrKana(int codePoint) =>
        codePoint is >= 0x2E80 and <= 0x30FF or >= 0x31F0 and <= 0x31FF or >= 0x3400 and <= 0x9FFF
            or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF;
}
