using Newsroom.Core.Anchoring;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>What a person may say of a note's place: of the report's present revision alone, and of no withdrawn note.</summary>
internal static class AnchorRules
{
    // Stored in events: these never change.
    public const string Confirmed = "confirmed";
    public const string Chosen = "chosen";
    public const string Placed = "placed";

    /// <summary>Why nothing can be said of the note's place in that revision; null when something can.</summary>
    public static Decision? Check(Annotation? state, int currentRevision) =>
        state is null ? AnnotationRules.Missing()
        : state.State == AnnotationState.Withdrawn ? AnnotationRules.Withdrawn()
        : state.IsPendingOn(currentRevision)
            ? Decision.Conflict("anchor-pending", $"The note has not been looked for in revision {currentRevision} yet; in a moment it will have been.")
        : state.Anchor.Checked > currentRevision
            ? Decision.Conflict("revision-outdated", $"The report is past revision {currentRevision}: the note was looked for in revision {state.Anchor.Checked}.")
        : null;

    /// <summary>The passage is where a person says, unless the same was said last of all.</summary>
    public static Decision Confirm(Annotation state, int revision, Passage passage, string choice) =>
        state.Anchor is { State: AnchorState.Anchored, Confirmed: { } last } && last.Revision == revision && last.Passage == passage
            ? Decision.Nothing
            : Decision.Accept(new AnnotationAnchorConfirmed(revision, passage, choice));
}
