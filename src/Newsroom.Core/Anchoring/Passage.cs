using Newsroom.Core.Kernel;
using Newsroom.Core.Text;

namespace Newsroom.Core.Anchoring;

/// <summary>
/// A place in one revision of a text, said twice: by its words, as a TextQuoteSelector (W3C Web Annotation Data
/// Model §4.2.4: exact, prefix, suffix), and by position, as a TextPositionSelector (§4.2.5). Positions count
/// Unicode code points from 0; Start is in the passage, End is not. Prefix and Suffix are the
/// <see cref="ContextLength"/> code points on either side, fewer only at the text's ends.
/// </summary>
/// <remarks>Exact, Prefix and Suffix are the report's words: erasable with its body.</remarks>
public sealed record Passage(
    [property: Erasable] string Exact, [property: Erasable] string Prefix, [property: Erasable] string Suffix, int Start, int End)
{
    /// <summary>Code points of context kept on either side of a passage.</summary>
    public const int ContextLength = 32;

    /// <summary>No passage: what a note on a whole report stands on.</summary>
    public static Passage None { get; } = new("", "", "", 0, 0);

    /// <summary>The passage at [start, end) of a text, in code points, with its context.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range does not lie in the text.</exception>
    public static Passage At(CodePointText text, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Passage(
            text.Slice(start, end),
            text.Slice(Math.Max(0, start - ContextLength), start),
            text.Slice(end, Math.Min(text.Length, end + ContextLength)),
            start,
            end);
    }

    /// <inheritdoc cref="At(CodePointText, int, int)"/>
    public static Passage At(string text, int start, int end) => At(new CodePointText(text), start, end);
}
