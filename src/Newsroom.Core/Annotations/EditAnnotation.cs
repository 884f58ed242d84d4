using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>The note says something else. Its passage stays: a note on other words is another note.</summary>
/// <param name="Motivation">Null for what it is, as with the others.</param>
/// <param name="By">Its author, or an editor; null for an archive.</param>
/// <param name="Actors">Who may be called by name in the body.</param>
public sealed record EditAnnotation(
    string? Motivation, string? Body, IReadOnlyList<string>? Tags, Colleague? By = null, IReadOnlySet<string>? Actors = null) : ICommand<Annotation>
{
    public Decision Decide(Annotation? state)
    {
        if (state is null) return AnnotationRules.Missing();
        if (AnnotationRules.CheckOwn(state, By) is { } others) return others;
        var tags = Tags is null ? state.Tags : AnnotationRules.Tidy(Tags);
        var (motivation, body) = (Motivation ?? state.Motivation, Body?.Trim() ?? state.Body);
        if (AnnotationRules.Check(motivation, body, tags) is { } refused) return refused;
        if (state.State == AnnotationState.Withdrawn) return AnnotationRules.Withdrawn();
        return state.Motivation == motivation && state.Body == body && state.Tags.SequenceEqual(tags)
            ? Decision.Nothing
            : Decision.Accept(new AnnotationEdited(motivation, body, tags, Mentions.In(body, Actors)));
    }
}
