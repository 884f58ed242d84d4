namespace Newsroom.Core.Anchoring;

/// <summary>How a passage came from one revision to the next.</summary>
public enum CarryMethod
{
    /// <summary>The same words at the same place of the text; text before it may have shifted its position.</summary>
    Unchanged,

    /// <summary>The same words, taken to another place of the text.</summary>
    Moved,

    /// <summary>Other words, near enough to be the same passage.</summary>
    Reworded,
}

/// <summary>The answer of <see cref="Reanchoring"/>: one of the two records nested here.</summary>
public abstract record CarryResult
{
    private CarryResult()
    {
    }

    /// <summary>The passage was found again.</summary>
    /// <param name="Passage">Where it stands in the later text, with its words there.</param>
    /// <param name="Method">How it came there.</param>
    /// <param name="Similarity">
    /// From 0 to 1, three decimals: how much of the wording is the same. 1 unless reworded; a passage whose
    /// white space alone changed is Reworded with 1.
    /// </param>
    public sealed record Carried(Passage Passage, CarryMethod Method, double Similarity) : CarryResult;

    /// <summary>The passage could not be found again with enough certainty.</summary>
    /// <param name="Reason">One of <see cref="OrphanReason"/>.</param>
    public sealed record Orphaned(string Reason) : CarryResult;
}
