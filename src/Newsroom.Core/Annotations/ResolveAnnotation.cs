using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>What the note asked for is settled.</summary>
public sealed record ResolveAnnotation : ICommand<Annotation>
{
    public Decision Decide(Annotation? state) => state?.State switch
    {
        null => AnnotationRules.Missing(),
        AnnotationState.Withdrawn => AnnotationRules.Withdrawn(),
        AnnotationState.Resolved => Decision.Nothing,
        _ => Decision.Accept(new AnnotationResolved()),
    };
}
