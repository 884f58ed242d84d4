using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>
/// The whole of a note is replaced, in the W3C's form. It stays a note on the same report, or on none: on another it would be
/// another note. On another passage of the present revision it is put as a person puts it there by hand.
/// </summary>
/// <param name="Place">Where it stands now; null where it stands where it stood, or on something else than a report.</param>
/// <param name="IsSamePlace">Whether what was sent says the same of the target as what was shown.</param>
/// <param name="CurrentRevision">Of the report; 0 where there is none.</param>
/// <param name="By">Its author, or an editor.</param>
/// <param name="Actors">Who may be called by name in the body.</param>
public sealed record ReplaceWebAnnotation(
    WebContent Content, WebPlace? Place, bool IsSamePlace, int CurrentRevision, Colleague? By = null, IReadOnlySet<string>? Actors = null) : ICommand<Annotation>
{
    public Decision Decide(Annotation? state)
    {
        if (state is null) return AnnotationRules.Missing();
        if (AnnotationRules.CheckOwn(state, By) is { } others) return others;
        var content = Content.Tidy();
        if (WebContent.Check(content) is { } refused) return refused;
        if (state.State == AnnotationState.Withdrawn) return AnnotationRules.Withdrawn();
        var edited = state.Document == content.Document && !state.IsEditedSince
            ? Decision.Nothing
            : Decision.Accept(new AnnotationEdited(content.Motivation, content.Body, content.Tags, Mentions.In(content.Body, Actors), content.Document));
        if (IsSamePlace || (Place is null && state.Article is null)) return edited;
        if (Place?.Text.Article != state.Article || Place?.Target != state.Target)
            return Decision.Invalid("target-changed", "A note on another report, or on another part of it, is another note.", "target");
        var (passage, notFound) = Place!.Find();
        if (notFound is not null) return notFound;
        var (anchor, revision) = (state.Anchor, Place.Text.Revision);
        if ((revision, passage) == (state.PostedOn, state.PostedPassage) || (revision, passage) == (anchor.FoundIn, anchor.Passage)) return edited;
        if (revision != CurrentRevision)
            return Decision.Invalid("revision-outdated", $"A note is put on another passage of the present revision, {CurrentRevision}, alone.", "target");
        if (AnchorRules.Check(state, revision) is { } unclear) return unclear;
        var placed = AnchorRules.Confirm(state, revision, passage!, AnchorRules.Placed);
        return Decision.Accept([.. edited.Events, .. placed.Events]);
    }
}
