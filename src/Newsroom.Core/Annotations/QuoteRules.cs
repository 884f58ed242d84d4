using Newsroom.Core.Anchoring;
using Newsroom.Core.Kernel;
using Newsroom.Core.Text;

namespace Newsroom.Core.Annotations;

/// <summary>What a quote must be, and the passage that it means.</summary>
internal static class QuoteRules
{
    /// <summary>Places named in a refusal: whoever quoted finds theirs among the nearest, or quotes more.</summary>
    private const int MostNamed = 5;

    /// <summary>The passage, in the report's own characters, or why the quote means none.</summary>
    /// <param name="target">The body or the headline.</param>
    public static (Passage? Passage, Decision? Refused) Find(ArticleText text, Quote quote, string target = NoteTargets.Body)
    {
        var refused = TextRules.Check(quote.Exact, "exact", PostAnnotation.MaxExact)
            ?? TextRules.Check(quote.Prefix, "prefix", PostAnnotation.MaxContext, required: false)
            ?? TextRules.Check(quote.Suffix, "suffix", PostAnnotation.MaxContext, required: false);
        if (refused is not null) return (null, refused);
        if (text.In(target) is not { } words) return (null, NoRevision(text));
        return Finder.Find(words, quote) switch
        {
            FindResult.Found found => (found.Passage, null),
            FindResult.Ambiguous many => (null, Decision.Invalid(
                "quote-ambiguous",
                $"The quote stands {many.Candidates.Count} times in revision {text.Revision}: {Named(many.Candidates)}. Its start, or more of its prefix or suffix, would tell which is meant.",
                "exact")),
            FindResult.Elsewhere other => (null, Decision.Invalid(
                "quote-context-unfit",
                $"Revision {text.Revision} has these words, and not where prefix, suffix and start say. They stand {Named(other.Nearest)}.",
                Field(quote))),
            _ => (null, Decision.Invalid("quote-not-found", $"Revision {text.Revision} does not have these words.", "exact")),
        };
    }

    /// <summary>What a note is put on: a passage, the whole headline, or, without a passage, the whole report.</summary>
    public static (Passage? Passage, Decision? Refused) Find(ArticleText text, string target, Quote? quote) => (target, quote) switch
    {
        _ when text.Body is null => (null, NoRevision(text)),
        (NoteTargets.Report, null) => (Passage.None, null),
        (NoteTargets.Report, _) => (null, Decision.Invalid("target-has-no-passage", "A note on the whole report is on no passage of it.", "exact")),
        (NoteTargets.Headline, null) => (Passage.At(text.Headline!, 0, CodePoints.Count(text.Headline!)), null),
        (NoteTargets.Body or NoteTargets.Headline, _) => Find(text, quote ?? new Quote(""), target),
        _ => (null, Decision.Invalid("target-unknown", $"'{target}' is none of {NoteTargets.Body}, {NoteTargets.Headline}, {NoteTargets.Report}.", "target")),
    };

    private static Decision NoRevision(ArticleText text) =>
        Decision.Invalid("revision-unknown", $"The report has no revision {text.Revision}.", "revision");

    private static string Field(Quote quote) => quote.Prefix is { Length: > 0 } ? "prefix" : quote.Suffix is { Length: > 0 } ? "suffix" : "start";

    private static string Named(IReadOnlyList<Passage> places) =>
        string.Join(", ", places.Take(MostNamed).Select(p => $"at {p.Start} («{p.Prefix}{p.Exact}{p.Suffix}»)"))
        + (places.Count > MostNamed ? " …" : "");
}
