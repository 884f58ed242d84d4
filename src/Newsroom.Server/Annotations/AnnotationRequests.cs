using System.ComponentModel.DataAnnotations;
using Newsroom.Core.Annotations;
using Newsroom.Server.Http;

namespace Newsroom.Server.Annotations;

/// <summary>A note to be put on a passage of one revision of a report.</summary>
/// <param name="Exact">The words of the passage, letter for letter.</param>
/// <param name="Motivation">One of the thirteen of the Web Annotation Data Model (§3.3.5), such as commenting or questioning.</param>
/// <param name="Body">The note's own words.</param>
/// <param name="Prefix">Words before the passage, where it would be ambiguous alone.</param>
/// <param name="Suffix">Words behind it, likewise.</param>
/// <param name="Start">Its position in the body, in code points, where it is known.</param>
/// <param name="Revision">The revision's number; the present one when left out.</param>
/// <param name="Reason">Recorded with the event.</param>
public sealed record PostAnnotationRequest(
    string Exact, string Motivation, string Body, string? Prefix = null, string? Suffix = null, int? Start = null,
    int? Revision = null, IReadOnlyList<string>? Tags = null, [property: MaxLength(Limits.Reason)] string? Reason = null)
{
    public PostAnnotation On(ArticleText text) => new(text, Exact, Prefix, Suffix, Start, Motivation, Body, Tags ?? []);
}

/// <summary>The note's words anew; its passage stays.</summary>
public sealed record EditAnnotationRequest(
    string Motivation, string Body, IReadOnlyList<string>? Tags = null, [property: MaxLength(Limits.Reason)] string? Reason = null);

public sealed record ReplyRequest(string Body, [property: MaxLength(Limits.Reason)] string? Reason = null);
