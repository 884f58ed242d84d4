using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>Of the places between which the software could not tell, this is the passage.</summary>
/// <param name="CurrentRevision">Of the report.</param>
/// <param name="Start">Of the candidate, in code points.</param>
public sealed record ChooseCandidate(int CurrentRevision, int Start) : ICommand<Annotation>
{
    public Decision Decide(Annotation? state)
    {
        if (AnchorRules.Check(state, CurrentRevision) is { } refused) return refused;
        var anchor = state!.Anchor;
        // The same choice again: it was made, and there are no candidates any more.
        if (anchor is { State: AnchorState.Anchored, Confirmed: { } last } && last.Revision == anchor.FoundIn && last.Passage.Start == Start)
        {
            return Decision.Nothing;
        }
        if (anchor.State != AnchorState.Ambiguous) return Decision.Conflict("anchor-not-ambiguous", "There is nothing to choose between.");
        return anchor.Candidates.FirstOrDefault(c => c.Start == Start) is { } candidate
            ? AnchorRules.Confirm(state, anchor.Checked, candidate, AnchorRules.Chosen)
            : Decision.Invalid(
                "candidate-unknown", $"No candidate begins at {Start}; they begin at {string.Join(", ", anchor.Candidates.Select(c => c.Start))}.", "start");
    }
}
