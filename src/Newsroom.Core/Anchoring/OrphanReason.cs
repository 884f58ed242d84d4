namespace Newsroom.Core.Anchoring;

/// <summary>Why a passage was not found again. The codes are stored in events and never change.</summary>
public static class OrphanReason
{
    /// <summary>Its words are gone and nothing stands in their place.</summary>
    public const string Deleted = "deleted";

    /// <summary>Something stands in its place that is too different to be the same passage.</summary>
    public const string Rewritten = "rewritten";

    /// <summary>A person said that it is gone.</summary>
    public const string Declared = "declared";

    /// <summary>It is not where it claims to be in the earlier text: there was nothing to carry.</summary>
    public const string NotInEarlierText = "not-in-earlier-text";
}
