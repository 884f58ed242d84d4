using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>The note is taken back. It leaves the page and stays in the history; nothing is deleted.</summary>
/// <param name="By">Its author, or an editor; null for an archive.</param>
public sealed record WithdrawAnnotation(Colleague? By = null) : ICommand<Annotation>
{
    public Decision Decide(Annotation? state) =>
        state is null ? AnnotationRules.Missing()
        : AnnotationRules.CheckOwn(state, By) is { } others ? others
        : state.State == AnnotationState.Withdrawn ? Decision.Nothing
        : Decision.Accept(new AnnotationWithdrawn());
}
