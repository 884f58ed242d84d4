using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>What was settled is open again. A withdrawn note stays withdrawn.</summary>
public sealed record ReopenAnnotation : ICommand<Annotation>
{
    public Decision Decide(Annotation? state) => state?.State switch
    {
        null => AnnotationRules.Missing(),
        AnnotationState.Withdrawn => AnnotationRules.Withdrawn(),
        AnnotationState.Open => Decision.Nothing,
        _ => Decision.Accept(new AnnotationReopened()),
    };
}
