using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>Several changes of one note at once: all of them, or the first refusal.</summary>
/// <param name="Changes">Of parts that have nothing to do with each other, so that each is decided on the note as it is.</param>
public sealed record PatchAnnotation(IReadOnlyList<ICommand<Annotation>> Changes) : ICommand<Annotation>
{
    public Decision Decide(Annotation? state)
    {
        if (state is null) return AnnotationRules.Missing();
        var events = new List<object>();
        foreach (var change in Changes)
        {
            var decision = change.Decide(state);
            if (decision.Refusal is not null) return decision;
            events.AddRange(decision.Events);
        }
        return Decision.Accept(events);
    }
}
