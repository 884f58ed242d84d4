using Newsroom.Core.Anchoring;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>A person puts the note on a passage of the report's present revision by hand: one of the headline, if it is a note on that.</summary>
/// <param name="Text">Of that revision.</param>
public sealed record PlaceAnchor(ArticleText Text, Quote Quote) : ICommand<Annotation>
{
    public Decision Decide(Annotation? state)
    {
        if (AnchorRules.Check(state, Text.Revision) is { } refused) return refused;
        if (state!.Target == NoteTargets.Report) return Decision.Conflict("target-has-no-passage", "The note is on the whole report, and on no passage of it.");
        var (passage, notFound) = QuoteRules.Find(Text, Quote, state.Target);
        return notFound ?? AnchorRules.Confirm(state, Text.Revision, passage!, AnchorRules.Placed);
    }
}
