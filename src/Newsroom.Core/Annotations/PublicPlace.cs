using Newsroom.Core.Anchoring;

namespace Newsroom.Core.Annotations;

/// <summary>Where a public note stands in the version of its report that the public had.</summary>
/// <param name="Revision">That version's number.</param>
public sealed record PublicPlace(int Revision, Passage Passage)
{
    /// <summary>
    /// Null when the note's passage is neither found in that version nor was posted on it: the words of another version are not the
    /// public's to read.
    /// </summary>
    public static PublicPlace? Of(Anchor anchor, int postedOn, Passage posted, int revision) =>
        anchor.State == AnchorState.Anchored && anchor.FoundIn == revision ? new(revision, anchor.Passage)
        : postedOn == revision ? new(revision, posted)
        : null;
}
