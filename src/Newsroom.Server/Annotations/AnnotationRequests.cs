using System.ComponentModel.DataAnnotations;
using Newsroom.Core.Anchoring;
using Newsroom.Core.Annotations;
using Newsroom.Core.Kernel;
using Newsroom.Server.Http;

namespace Newsroom.Server.Annotations;

/// <summary>A note to be put on one revision of a report.</summary>
/// <param name="Motivation">One of the thirteen of the Web Annotation Data Model (§3.3.5), such as commenting or questioning.</param>
/// <param name="Body">The note's own words.</param>
/// <param name="Exact">The words of the passage, in whatever typography; the report's own characters are kept. Left out for the whole headline, and for the whole report.</param>
/// <param name="Target">body (when left out), headline, or report: the whole of it, without a passage.</param>
/// <param name="Prefix">Words before the passage, where it would be ambiguous alone.</param>
/// <param name="Suffix">Words behind it, likewise.</param>
/// <param name="Start">Its position in the body, in code points, where it is known. What is given must fit.</param>
/// <param name="Revision">The revision's number; the present one when left out.</param>
/// <param name="Reason">Recorded with the event.</param>
public sealed record PostAnnotationRequest(
    string Motivation, string Body, string? Exact = null, string? Target = null, string? Prefix = null, string? Suffix = null, int? Start = null,
    int? Revision = null, IReadOnlyList<string>? Tags = null, [property: MaxLength(Limits.Reason)] string? Reason = null)
{
    public PostAnnotation On(ArticleText text) => new(text, Exact ?? "", Prefix, Suffix, Start, Motivation, Body, Tags ?? [], Target ?? NoteTargets.Body);
}

/// <summary>The note's words anew; its passage stays.</summary>
public sealed record EditAnnotationRequest(
    string Motivation, string Body, IReadOnlyList<string>? Tags = null, [property: MaxLength(Limits.Reason)] string? Reason = null);

/// <summary>Where the note's passage is: with nothing said, where it was carried to.</summary>
/// <param name="Candidate">The start of one of the candidates between which nobody else could tell, in code points.</param>
/// <param name="Exact">The words of a passage of the present revision, to put the note on it by hand.</param>
/// <param name="Prefix">Words before them.</param>
/// <param name="Suffix">Words behind them.</param>
/// <param name="Start">Their position in the body, in code points.</param>
public sealed record AnchorRequest(
    int? Candidate = null, string? Exact = null, string? Prefix = null, string? Suffix = null, int? Start = null,
    [property: MaxLength(Limits.Reason)] string? Reason = null)
{
    public ICommand<Annotation> On(ArticleText text) =>
        Exact is not null ? new PlaceAnchor(text, new Quote(Exact, Prefix, Suffix, Start))
        : Candidate is { } start ? new ChooseCandidate(text.Revision, start)
        : new ConfirmAnchor(text.Revision);
}

public sealed record ReplyRequest(string Body, [property: MaxLength(Limits.Reason)] string? Reason = null);
