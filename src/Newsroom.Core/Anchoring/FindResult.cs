namespace Newsroom.Core.Anchoring;

/// <summary>The answer of <see cref="Finder"/>: one of the three records nested here.</summary>
public abstract record FindResult
{
    private FindResult()
    {
    }

    /// <summary>The quote stands at exactly one place, or its context says which one is meant.</summary>
    public sealed record Found(Passage Passage) : FindResult;

    /// <summary>The quote does not stand in the text, code point for code point.</summary>
    public sealed record NotFound : FindResult;

    /// <summary>The quote stands at several places and nothing says which is meant.</summary>
    /// <param name="Starts">Where, in code points, rising; two or more.</param>
    public sealed record Ambiguous(IReadOnlyList<int> Starts) : FindResult;
}
