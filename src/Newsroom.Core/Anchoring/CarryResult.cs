namespace Newsroom.Core.Anchoring;

/// <summary>How a passage came from one revision to the next.</summary>
public enum CarryMethod
{
    /// <summary>
    /// The same words, in their order with the bulk of the text: text put in, cut or taken away before them shifts their
    /// position and changes nothing. When two sections change places only the shorter one moves; a passage in the longer
    /// is unchanged, however many characters nearer to the top it stands.
    /// </summary>
    Unchanged,

    /// <summary>The same words, taken past text that stayed: what stood before them stands after them, or the reverse.</summary>
    Moved,

    /// <summary>Other words, near enough to be the same passage.</summary>
    Reworded,
}

/// <summary>The answer of <see cref="Reanchoring"/>: one of the three records nested here.</summary>
public abstract record CarryResult
{
    private CarryResult()
    {
    }

    /// <summary>The passage was found again.</summary>
    /// <param name="Passage">Where it stands in the later text, with its words there.</param>
    /// <param name="Method">How it came there.</param>
    /// <param name="Similarity">
    /// From 0 to 1, three decimals, rounded down: how much of the wording is the same. 1 unless reworded; a passage whose
    /// typography alone changed is Reworded with 1.
    /// </param>
    public sealed record Carried(Passage Passage, CarryMethod Method, double Similarity) : CarryResult;

    /// <summary>Several places may be what the passage became, and a person has to say which.</summary>
    /// <param name="Candidates">Two or more; the passage's own place, where something alike stands there, is the first.</param>
    public sealed record Ambiguous(IReadOnlyList<Passage> Candidates) : CarryResult
    {
        /// <summary>By the candidates, in their order.</summary>
        public bool Equals(Ambiguous? other) => other is not null && Candidates.SequenceEqual(other.Candidates);

        public override int GetHashCode() => Candidates.Count == 0 ? 0 : Candidates[0].GetHashCode();
    }

    /// <summary>The passage could not be found again with enough certainty.</summary>
    /// <param name="Reason">One of <see cref="OrphanReason"/>.</param>
    public sealed record Orphaned(string Reason) : CarryResult;
}
