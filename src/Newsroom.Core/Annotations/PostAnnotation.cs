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
    /// <summary>Code points.</summary>
    public const int MaxExact = 10_000;

    /// <summary>Code points, of a prefix and of a suffix as they are sent; 32 of each are kept.</summary>
    public const int MaxContext = 1_000;

    public Decision Decide(Annotation? state)
    {
        var tags = AnnotationRules.Tidy(Tags);
        var body = Body.Trim();
        var refused = AnnotationRules.Check(Motivation, body, tags)
            ?? TextRules.Check(Exact, "exact", MaxExact)
            ?? TextRules.Check(Prefix, "prefix", MaxContext, required: false)
            ?? TextRules.Check(Suffix, "suffix", MaxContext, required: false);
        if (refused is not null) return refused;
        if (Text.Body is null)
        {
            return Decision.Invalid("revision-unknown", $"The report has no revision {Text.Revision}.", "revision");
        }
        return Finder.Find(Text.Body, new Quote(Exact, Prefix, Suffix, Start)) switch
        {
            FindResult.Found found => Post(
                state, new AnnotationPosted(Text.Article, Text.Revision, found.Passage, Motivation, body, tags)),
            FindResult.Ambiguous many => Decision.Invalid(
                "quote-ambiguous",
                $"The quote stands {many.Starts.Count} times in revision {Text.Revision}; more of its prefix or suffix would tell which is meant.",
                "exact"),
            _ => Decision.Invalid(
                "quote-not-found", $"Revision {Text.Revision} does not have these words, code point for code point.", "exact"),
        };
    }

    private static Decision Post(Annotation? state, AnnotationPosted posted)
    {
        if (state is null) return Decision.Accept(posted);
        return IsRepeat(state, posted)
            ? Decision.Nothing
            : Decision.Conflict("annotation-exists", "Another note has this id.");
    }

    private static bool IsRepeat(Annotation state, AnnotationPosted posted) =>
        state.Article == posted.Article && state.PostedOn == posted.Revision && state.PostedPassage == posted.Passage
        && state.Motivation == posted.Motivation && state.Body == posted.Body && state.Tags.SequenceEqual(posted.Tags);
}
