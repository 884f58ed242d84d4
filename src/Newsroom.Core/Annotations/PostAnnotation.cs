using Newsroom.Core.Anchoring;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>A note is put on a passage of one revision of a report.</summary>
/// <param name="Text">Of that revision.</param>
/// <param name="Exact">The words of the passage, in whatever typography; empty for the whole headline, and for the whole report.</param>
/// <param name="Prefix">Words before it, where it would be ambiguous alone.</param>
/// <param name="Suffix">Words behind it, likewise.</param>
/// <param name="Start">Its position in code points, when known. Where one of the three does not fit, the quote is refused.</param>
/// <param name="Motivation">One of <see cref="Motivations.All"/>.</param>
/// <param name="Body">May be empty for highlighting alone.</param>
/// <param name="Visibility">For whom it is; null for the desk.</param>
/// <param name="By">Who posts it; null for an archive.</param>
/// <param name="Staff">Whom it may name.</param>
/// <param name="Target">One of <see cref="NoteTargets"/>.</param>
public sealed record PostAnnotation(
    ArticleText Text,
    string Exact,
    string? Prefix,
    string? Suffix,
    int? Start,
    string Motivation,
    string Body,
    IReadOnlyList<string> Tags,
    NoteVisibility? Visibility = null,
    Colleague? By = null,
    Staff? Staff = null,
    string Target = NoteTargets.Body) : ICommand<Annotation>
{
    /// <summary>Code points.</summary>
    public const int MaxExact = 10_000;

    /// <summary>Code points, of a prefix and of a suffix as they are sent; 32 of each are kept.</summary>
    public const int MaxContext = 1_000;

    public Decision Decide(Annotation? state)
    {
        var tags = AnnotationRules.Tidy(Tags);
        var body = Body.Trim();
        if (AnnotationRules.Check(Motivation, body, tags) is { } refused) return refused;
        if (Visibility?.Check(By, null, Staff) is { } notFor) return notFor;
        var visibility = Visibility == NoteVisibility.Desk ? null : Visibility;
        var isWhole = Target != NoteTargets.Body && Exact.Length == 0 && Prefix is null && Suffix is null && Start is null;
        var (passage, notFound) = QuoteRules.Find(Text, Target, isWhole ? null : new Quote(Exact, Prefix, Suffix, Start));
        return notFound ?? Post(state, new AnnotationPosted(
            Text.Article, Text.Revision, passage!, Motivation, body, tags, Text.Language, visibility, Mentions.In(body, Staff?.Actors),
            Target == NoteTargets.Body ? null : Target));
    }

    private static Decision Post(Annotation? state, AnnotationPosted posted)
    {
        if (state is null) return Decision.Accept(posted);
        return IsRepeat(state, posted)
            ? Decision.Nothing
            : Decision.Conflict("annotation-exists", "Another note has this id.");
    }

    private static bool IsRepeat(Annotation state, AnnotationPosted posted) =>
        state.Article == posted.Article && state.Target == (posted.Target ?? NoteTargets.Body) && state.PostedOn == posted.Revision && state.PostedPassage == posted.Passage
        && state.Motivation == posted.Motivation && state.Work?.Visibility == posted.Visibility && state.Body == posted.Body && state.Tags.SequenceEqual(posted.Tags);
}
