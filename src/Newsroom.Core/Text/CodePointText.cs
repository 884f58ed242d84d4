namespace Newsroom.Core.Text;

/// <summary>
/// A text with an index between UTF-16 indices and code point positions: built in one pass, O(1) a question
/// when the text has no surrogate pair, O(log pairs) otherwise. A lone surrogate counts as one code point.
/// </summary>
public sealed class CodePointText
{
    /// <summary>UTF-16 index of the first half of each surrogate pair, rising.</summary>
    private readonly int[] _pairs;

    public CodePointText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
        _pairs = PairsOf(text);
    }

    public string Text { get; }

    /// <summary>Length in code points.</summary>
    public int Length => Text.Length - _pairs.Length;

    /// <summary>The code point position of a UTF-16 index; the text's end is a position too.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the text, or between the halves of a surrogate pair.</exception>
    public int ToCodePoint(int utf16Index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(utf16Index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(utf16Index, Text.Length);
        var before = PairsStartingBefore(utf16Index);
        if (before > 0 && _pairs[before - 1] == utf16Index - 1)
            throw new ArgumentOutOfRangeException(nameof(utf16Index), utf16Index, "Between the halves of a surrogate pair.");
        return utf16Index - before;
    }

    /// <summary>The UTF-16 index of a code point position in [0, Length].</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the text.</exception>
    public int ToUtf16(int codePoint)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(codePoint);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(codePoint, Length);
        int low = 0, high = _pairs.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            // The k-th pair is the code point number _pairs[k] - k.
            if (_pairs[middle] - middle < codePoint)
                low = middle + 1;
            else
                high = middle;
        }

        return codePoint + low;
    }

    /// <summary>The text of the half-open range [start, end), in code points.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range does not lie in the text.</exception>
    public string Slice(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, end);
        return Text[ToUtf16(start)..ToUtf16(end)];
    }

    private int PairsStartingBefore(int utf16Index)
    {
        int low = 0, high = _pairs.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_pairs[middle] < utf16Index)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static int[] PairsOf(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF') < 0)
            return [];
        var pairs = new List<int>();
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (!char.IsSurrogatePair(text[i], text[i + 1]))
                continue;
            pairs.Add(i);
            i++;
        }

        return [.. pairs];
    }
}
