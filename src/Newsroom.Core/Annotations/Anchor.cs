using Newsroom.Core.Anchoring;

namespace Newsroom.Core.Annotations;

/// <summary>Where a note's passage is.</summary>
/// <param name="Passage">Its last known words and place: those of <paramref name="FoundIn"/>.</param>
/// <param name="FoundIn">The last revision that has the passage.</param>
/// <param name="Checked">The last revision in which it was looked for; above <paramref name="FoundIn"/> for an orphan.</param>
/// <param name="Method">unchanged, moved or reworded; null while the note stands where it was posted.</param>
/// <param name="Similarity">0 to 1; null while the note stands where it was posted.</param>
/// <param name="Cause">A stable word for why an orphan's passage was not found.</param>
public sealed record Anchor(
    Passage Passage, int FoundIn, int Checked, AnchorState State, string? Method, double? Similarity, string? Cause)
{
    /// <summary>The passage stands in a further revision.</summary>
    public static Anchor Found(AnnotationReanchored e) =>
        new(e.Passage, e.Revision, e.Revision, AnchorState.Anchored, e.Method, e.Similarity, null);

    /// <summary>A further revision does not have the passage; it keeps its old words.</summary>
    public Anchor Lost(AnnotationOrphaned e) =>
        this with { Checked = e.Revision, State = AnchorState.Orphaned, Method = null, Similarity = null, Cause = e.Cause };
}

public enum AnchorState { Anchored, Orphaned }
