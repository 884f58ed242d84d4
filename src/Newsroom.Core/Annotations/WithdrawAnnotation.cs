using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>The note is taken back. It leaves the page and stays in the history; nothing is deleted.</summary>
public sealed record WithdrawAnnotation : ICommand<Annotation>
{
    public Decision Decide(Annotation? state) => state?.State switch
    {
        null => AnnotationRules.Missing(),
        AnnotationState.Withdrawn => Decision.Nothing,
        _ => Decision.Accept(new AnnotationWithdrawn()),
    };
}
