using Newsroom.Core.Anchoring;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>A note is put on a passage of one revision of a report.</summary>
/// <param name="Text">Of that revision.</param>
/// <param name="Exact">The words of the passage.</param>
/// <param name="Prefix">Words before it, where it would be ambiguous alone.</param>
/// <param name="Suffix">Words behind it, likewise.</param>
/// <param name="Start">Its position in code points, when known: decides between passages that are otherwise alike.</param>
/// <param name="Motivation">One of <see cref="Motivations.All"/>.</param>
/// <param name="Body">May be empty for highlighting alone.</param>
public sealed record PostAnnotation(
    ArticleText Text,
    string Exact,
    string? Prefix,
    string? Suffix,
    int? Start,
    string Motivation,
    string Body,
    IReadOnlyList<string> Tags) : ICommand<Annotation>
{
    public Decision Decide(Annotation? state)
    {
        var tags = AnnotationRules.Tidy(Tags);
        var body = Body.Trim();
        if (AnnotationRules.Check(Motivation, body, tags) is { } refused) return refused;
        if (Text.Body is null)
        {
            return Decision.Invalid("revision-unknown", $"The report has no revision {Text.Revision}.", "revision");
        }
        var at = Text.Body.IndexOf(Exact, StringComparison.Ordinal);
        if (at < 0) return Decision.Invalid("quote-not-found", "The quote is not in the revision.", "exact");
        var posted = new AnnotationPosted(
            Text.Article, Text.Revision, new Passage(Exact, "", "", at, at + Exact.Length), Motivation, body, tags);
        if (state is null) return Decision.Accept(posted);
        return IsRepeat(state, posted)
            ? Decision.Nothing
            : Decision.Conflict("annotation-exists", "Another note has this id.");
    }

    private static bool IsRepeat(Annotation state, AnnotationPosted posted) =>
        state.Article == posted.Article && state.PostedOn == posted.Revision && state.PostedPassage == posted.Passage
        && state.Motivation == posted.Motivation && state.Body == posted.Body && state.Tags.SequenceEqual(posted.Tags);
}
