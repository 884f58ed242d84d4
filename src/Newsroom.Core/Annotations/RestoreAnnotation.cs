using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>A withdrawal is undone. The report may have changed meanwhile: the note is looked for again from where it was left.</summary>
/// <param name="By">The note's author, or an editor; null for an archive.</param>
public sealed record RestoreAnnotation(Colleague? By = null) : ICommand<Annotation>
{
    public Decision Decide(Annotation? state) =>
        state is null ? AnnotationRules.Missing()
        : AnnotationRules.CheckOwn(state, By) is { } others ? others
        : state.State == AnnotationState.Withdrawn ? Decision.Accept(new AnnotationRestored(state.Article))
        : Decision.Nothing;
}
