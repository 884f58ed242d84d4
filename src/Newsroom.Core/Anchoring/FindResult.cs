namespace Newsroom.Core.Anchoring;

/// <summary>The answer of <see cref="Finder"/>: one of the four records nested here.</summary>
public abstract record FindResult
{
    private FindResult()
    {
    }

    /// <summary>The quote stands at exactly one place that its context fits.</summary>
    /// <param name="Passage">In the text's own characters.</param>
    public sealed record Found(Passage Passage) : FindResult;

    /// <summary>The quote does not stand in the text, whatever its typography.</summary>
    public sealed record NotFound : FindResult;

    /// <summary>The quote stands at several places that its context fits.</summary>
    /// <param name="Candidates">Where, rising; two or more.</param>
    public sealed record Ambiguous(IReadOnlyList<Passage> Candidates) : FindResult;

    /// <summary>The quote stands in the text, and nowhere where its context says.</summary>
    /// <param name="Nearest">Where, the nearest to the position that was given first; one or more.</param>
    public sealed record Elsewhere(IReadOnlyList<Passage> Nearest) : FindResult;
}
