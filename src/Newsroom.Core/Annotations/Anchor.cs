using Newsroom.Core.Anchoring;
using Newsroom.Core.Kernel;
using Newsroom.Core.Wording;

namespace Newsroom.Core.Annotations;

/// <summary>Where a note's passage is, and how its words differ from those that a person had before them.</summary>
/// <param name="Passage">Its last known words and place: those of <paramref name="FoundIn"/>.</param>
/// <param name="FoundIn">The last revision that has the passage.</param>
/// <param name="Checked">The last revision in which it was looked for; above <paramref name="FoundIn"/> unless it is anchored.</param>
/// <param name="Method">unchanged, moved or reworded; null while the note stands where a person put it.</param>
/// <param name="Similarity">0 to 1; null likewise.</param>
/// <param name="Cause">A stable word for why an orphan's passage was not found.</param>
/// <param name="Changed">
/// Kinds of <see cref="ChangeKind"/> between the words posted, or last confirmed, and those of <paramref name="Passage"/>: empty when
/// they are the same. It stays until the words are back or a person confirms the present ones.
/// </param>
/// <param name="Candidates">Places of <paramref name="Checked"/> between which a person has to choose; empty unless ambiguous.</param>
/// <param name="Confirmed">The last time that a person said where the passage is; null when nobody did.</param>
public sealed record Anchor(
    Passage Passage, int FoundIn, int Checked, AnchorState State, string? Method, double? Similarity, string? Cause,
    IReadOnlyList<string> Changed, IReadOnlyList<Passage> Candidates, Confirmation? Confirmed)
{
    /// <summary>The passage stands where a person put it, in that revision.</summary>
    public static Anchor PutOn(Passage passage, int revision, Confirmation? confirmed = null) =>
        new(passage, revision, revision, AnchorState.Anchored, null, null, null, [], [], confirmed);

    /// <summary>The anchor after an event of the note; null when the event says nothing of it.</summary>
    /// <param name="posted">The passage as it was when the note was put on it.</param>
    public Anchor? After(Recorded recorded, Passage posted) => recorded.Data switch
    {
        AnnotationReanchored e => this with
        {
            Passage = e.Passage, FoundIn = e.Revision, Checked = e.Revision, State = AnchorState.Anchored, Method = e.Method,
            Similarity = e.Similarity, Cause = null, Candidates = [],
            // Recorded before kinds were told: that the words differ is told at least.
            Changed = e.Changed ?? (e.Passage.Exact == (Confirmed?.Passage ?? posted).Exact ? [] : [ChangeKind.Wording]),
        },
        AnnotationBecameAmbiguous e => Lost(e.Revision, AnchorState.Ambiguous, null) with { Candidates = e.Candidates },
        AnnotationOrphaned e => Lost(e.Revision, AnchorState.Orphaned, e.Cause),
        AnnotationDeclaredOrphaned e => Lost(e.Revision, AnchorState.Orphaned, OrphanReason.Declared),
        AnnotationAnchorConfirmed e => PutOn(e.Passage, e.Revision, new(recorded.Metadata.Actor, recorded.At, e.Revision, e.Passage)),
        _ => null,
    };

    /// <summary>A further revision does not have the passage, or has it nobody knows where; it keeps its old words.</summary>
    private Anchor Lost(int revision, AnchorState state, string? cause) =>
        this with { Checked = revision, State = state, Method = null, Similarity = null, Cause = cause, Candidates = [] };
}

public enum AnchorState { Anchored, Ambiguous, Orphaned }

/// <summary>A person said that the passage is here, in these words: from then on they are the measure of every change.</summary>
/// <param name="Revision">In which they saw it.</param>
public sealed record Confirmation([property: Erasable] string By, DateTimeOffset At, int Revision, Passage Passage);
