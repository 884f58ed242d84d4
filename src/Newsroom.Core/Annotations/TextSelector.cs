namespace Newsroom.Core.Annotations;

/// <summary>
/// A selector of the Web Annotation Data Model (§4.2) by which a passage of a text can be found; those of pages, pictures and
/// sound cannot, and are none of these. Positions count code points.
/// </summary>
public abstract record TextSelector
{
    /// <summary>Selects within what this one selects (§4.2.9); null when that is all.</summary>
    public TextSelector? RefinedBy { get; init; }

    /// <summary>TextQuoteSelector (§4.2.4), with the position of a TextPositionSelector beside it, where there was one.</summary>
    public sealed record Quoted(string Exact, string? Prefix, string? Suffix, int? Start) : TextSelector;

    /// <summary>TextPositionSelector (§4.2.5): End is not in the passage.</summary>
    public sealed record Positioned(int Start, int End) : TextSelector;

    /// <summary>RangeSelector (§4.2.8): from where the one begins to where the other begins.</summary>
    public sealed record Ranged(TextSelector From, TextSelector To) : TextSelector;
}
