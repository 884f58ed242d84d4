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
/// <param name="Visibility">private (yours alone), group, desk (the default: everybody with a key) or public.</param>
/// <param name="Group">Id of the group that it is for.</param>
/// <param name="Reason">Recorded with the event.</param>
public sealed record PostAnnotationRequest(
    string Motivation, string Body, string? Exact = null, string? Target = null, string? Prefix = null, string? Suffix = null, int? Start = null,
    int? Revision = null, IReadOnlyList<string>? Tags = null, string? Visibility = null, string? Group = null,
    [property: MaxLength(Limits.Reason)] string? Reason = null)
{
    public PostAnnotation On(ArticleText text, Colleague? by, Staff? staff) =>
        new(text, Exact ?? "", Prefix, Suffix, Start, Motivation, Body, Tags ?? [], NoteAudience.Read(Visibility, Group), by, staff, Target ?? NoteTargets.Body);

    /// <summary>A note on the body names a passage.</summary>
    public bool LacksPassage => this is { Exact: null, Target: null or NoteTargets.Body };
}

/// <summary>A line of many notes: a note, and the report that it is put on.</summary>
/// <param name="Article">Id of the report.</param>
/// <param name="Motivation">As in a single note, as is all that follows.</param>
public sealed record BulkNoteRequest(
    string Article, string Motivation, string Body, string? Exact = null, string? Target = null, string? Prefix = null, string? Suffix = null, int? Start = null,
    int? Revision = null, IReadOnlyList<string>? Tags = null, string? Visibility = null, string? Group = null,
    [property: MaxLength(Limits.Reason)] string? Reason = null)
{
    public PostAnnotationRequest Note => new(Motivation, Body, Exact, Target, Prefix, Suffix, Start, Revision, Tags, Visibility, Group, Reason);
}

/// <summary>The note's words anew; its passage stays.</summary>
/// <param name="Tags">All of them; left out, they stay as they are.</param>
/// <param name="Visibility">For whom it is from now on, and at every past moment; left out with the group, it stays.</param>
/// <param name="Group">Id of the group that it is for.</param>
public sealed record EditAnnotationRequest(
    string Motivation, string Body, IReadOnlyList<string>? Tags = null, string? Visibility = null, string? Group = null,
    [property: MaxLength(Limits.Reason)] string? Reason = null);

/// <summary>A merge patch (RFC 7396) of a note: what it names is changed, and what it names as null is taken away.</summary>
/// <param name="Motivation">A note has one: null is refused.</param>
/// <param name="Tags">All of them; null for none.</param>
/// <param name="Visibility">null for the desk.</param>
/// <param name="Assignee">null for nobody.</param>
/// <param name="Reason">No part of the note: recorded with the event.</param>
public sealed record PatchAnnotationRequest(
    string? Motivation = null, string? Body = null, IReadOnlyList<string>? Tags = null, string? Visibility = null, string? Group = null,
    AssigneeRequest? Assignee = null, [property: MaxLength(Limits.Reason)] string? Reason = null);

/// <param name="Person">An actor's name.</param>
/// <param name="Group">Id of a group of people: one of the two.</param>
public sealed record AssigneeRequest(string? Person = null, string? Group = null, [property: MaxLength(Limits.Reason)] string? Reason = null)
{
    public Assignee Assignee => new(Person, Group);
}

/// <summary>Words for whom a note is for.</summary>
internal static class NoteAudience
{
    /// <returns>Null when nothing is said.</returns>
    /// <exception cref="RequestRefused">422 for another word.</exception>
    public static NoteVisibility? Read(string? visibility, string? group) => visibility switch
    {
        null => group is null ? null : new(VisibilityKind.Group, group),
        "private" => new(VisibilityKind.Private, group),
        "group" => new(VisibilityKind.Group, group),
        "desk" => new(VisibilityKind.Desk, group),
        "public" => new(VisibilityKind.Public, group),
        _ => throw new RequestRefused(Problems.Of(new(RefusalKind.Invalid, "visibility-unknown", $"'{visibility}' is none of private, group, desk, public.", "visibility"))),
    };
}

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

/// <param name="Parent">Id of the reply that it answers; left out for the note itself.</param>
public sealed record ReplyRequest(string Body, string? Parent = null, [property: MaxLength(Limits.Reason)] string? Reason = null);

/// <summary>The words of a reply anew.</summary>
public sealed record EditReplyRequest(string Body, [property: MaxLength(Limits.Reason)] string? Reason = null);
