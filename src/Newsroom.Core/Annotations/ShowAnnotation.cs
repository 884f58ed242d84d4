using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>The note is for others than before, from now on and at every past moment.</summary>
/// <param name="By">Its author, or an editor, who makes no note private that is another's; null for an archive.</param>
public sealed record ShowAnnotation(NoteVisibility To, Colleague? By = null, Staff? Staff = null) : ICommand<Annotation>
{
    public Decision Decide(Annotation? state)
    {
        if (state is null) return AnnotationRules.Missing();
        if (AnnotationRules.CheckOwn(state, By) is { } others) return others;
        if (To.Check(By, state.Author, Staff) is { } refused) return refused;
        if (state.State == AnnotationState.Withdrawn) return AnnotationRules.Withdrawn();
        return (state.Work?.Visibility ?? NoteVisibility.Desk) == To ? Decision.Nothing : Decision.Accept(new AnnotationVisibilityChanged(To));
    }
}
