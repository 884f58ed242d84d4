using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>The note says something else. Its passage stays: a note on other words is another note.</summary>
public sealed record EditAnnotation(string Motivation, string Body, IReadOnlyList<string> Tags) : ICommand<Annotation>
{
    public Decision Decide(Annotation? state)
    {
        if (state is null) return AnnotationRules.Missing();
        var tags = AnnotationRules.Tidy(Tags);
        var body = Body.Trim();
        if (AnnotationRules.Check(Motivation, body, tags) is { } refused) return refused;
        if (state.State == AnnotationState.Withdrawn) return AnnotationRules.Withdrawn();
        return state.Motivation == Motivation && state.Body == body && state.Tags.SequenceEqual(tags)
            ? Decision.Nothing
            : Decision.Accept(new AnnotationEdited(Motivation, body, tags));
    }
}
