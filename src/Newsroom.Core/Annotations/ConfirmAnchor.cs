using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>The passage is where it was carried to, and its words there are what the note is about.</summary>
/// <param name="CurrentRevision">Of the report.</param>
public sealed record ConfirmAnchor(int CurrentRevision) : ICommand<Annotation>
{
    public Decision Decide(Annotation? state) =>
        AnchorRules.Check(state, CurrentRevision)
        ?? (state!.Anchor.State == AnchorState.Anchored
            ? AnchorRules.Confirm(state, state.Anchor.FoundIn, state.Anchor.Passage, AnchorRules.Confirmed)
            : Decision.Conflict("anchor-not-found", "There are no present words to confirm: choose a candidate, or place the note by hand."));
}
