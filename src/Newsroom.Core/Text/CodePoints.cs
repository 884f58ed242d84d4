namespace Newsroom.Core.Text;

/// <summary>
/// Positions and lengths in Unicode code points over UTF-16 strings. Clients in other languages count
/// code points (W3C Web Annotation §4.2.5 leaves the unit open; this newsroom fixes it), .NET counts
/// UTF-16 units: nothing else in the code converts between them by hand.
/// A lone surrogate counts as one code point. For repeated use on one text, see <see cref="CodePointText"/>.
/// </summary>
public static class CodePoints
{
    /// <summary>The number of code points of <paramref name="text"/>.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var pairs = 0;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (!char.IsSurrogatePair(text[i], text[i + 1]))
                continue;
            pairs++;
            i++;
        }

        return text.Length - pairs;
    }

    /// <summary>The text of the half-open range [start, end), in code points.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range does not lie in the text.</exception>
    public static string Slice(string text, int start, int end) => new CodePointText(text).Slice(start, end);

    /// <summary>True when every surrogate is half of a pair, so that the text can be written as UTF-8.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }

    /// <summary>True when the text holds U+0000, which PostgreSQL's text and jsonb refuse.</summary>
    public static bool ContainsNul(ReadOnlySpan<char> text) => text.Contains('\0');
}
