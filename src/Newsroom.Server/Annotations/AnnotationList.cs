using Newsroom.Core.Annotations;
using Newsroom.Server.Asking;
using Newsroom.Server.Http;
using Newsroom.Server.Searching;
using Newsroom.Server.WebAnnotations;

namespace Newsroom.Server.Annotations;

/// <summary>The notes on one report.</summary>
public static class AnnotationList
{
    public static QueryParameter State { get; } = new("state", "open, resolved or withdrawn; open and resolved when left out.");

    public static QueryParameter Tag { get; } = new("tag", "Only notes with the tag, whatever its case and accents.");

    public static async Task<IResult> Answer(HttpContext http, Moments moments, ListAnnotations annotations, Retractions retractions, string id)
    {
        foreach (var ofPages in new[] { AnnotationContainer.Page, AnnotationContainer.Iris })
            if (http.Request.Query.ContainsKey(ofPages.Name))
                throw new RequestRefused(Problems.MalformedParameter(ofPages.Name, $"'{ofPages.Name}' is about the container, which is JSON-LD; see Accept."));
        var query = await ListQuery.Read(http, moments, Parameters.Cursor, State, Tag);
        AnnotationState? state = query.Filter(State) switch
        {
            null => null,
            "open" => AnnotationState.Open,
            "resolved" => AnnotationState.Resolved,
            "withdrawn" => AnnotationState.Withdrawn,
            _ => throw new RequestRefused(Problems.MalformedParameter(State.Name, "'state' is open, resolved or withdrawn.")),
        };
        var tag = query.Filter(Tag);
        // They ask of what the desk did, and would tell it.
        if (query.Moment.PublishedBy is not null && (state is not null || tag is not null))
            throw new RequestRefused(Problems.MalformedParameter(state is null ? Tag.Name : State.Name, "What the public has of notes has neither states nor tags: publishedBy takes no such filter."));
        var (at, page) = await annotations.Ask(id, query.Moment, query.Slice, state, tag is null ? null : Tags.Fold(tag), http.RequestAborted);
        query = query with { Moment = at };
        var withheld = !query.Moment.ReadsRetracted && page.Items.Count > 0 && await retractions.Of(id, http.RequestAborted) is not null;
        // Without a slash at its end: with one it is the container's.
        var path = $"/api/articles/{id}/annotations";
        return Answers.Page(http, query.Moment.Position, new AnnotationsAnswer(
            query.Moment.Position, query.Moment.PublishedBy, query.Permalink(path, Parameters.Cursor), id,
            [.. page.Items.Select(row => NoteLine.Of(row, query.Moment, withheld))], query.Next(path, page.Last, Parameters.Cursor)));
    }
}

/// <param name="Position">The moment that the list is about.</param>
/// <param name="Permalink">The same list for ever.</param>
/// <param name="Next">Address of the next page; left out on the last.</param>
public sealed record AnnotationsAnswer(
    long Position, DateTimeOffset? PublishedBy, string Permalink, string Article, IReadOnlyList<NoteLine> Items, string? Next);

/// <summary>A note in a list or on a page, joined with its report; what is left out of it, and when, is as on the note's own page.</summary>
/// <param name="Pending">"pending on revision n": the note reads at its old words until it has been looked for there.</param>
public sealed record NoteLine(
    string Id, long? Version, string? Article, string Target, bool? ArticleRetracted, PostedAnswer? Posted, AnchorAnswer? Anchor, string? Pending, AnnotationState? State,
    VisibilityKind Visibility, string? Group, Assignee? Assignee, string Motivation, string Body, string? Html, IReadOnlyList<string>? Tags, IReadOnlyList<string>? Mentions,
    IReadOnlyList<ReplyAnswer>? Replies, string? Author, DateTimeOffset? PostedAt, DateTimeOffset? EditedAt, string? EditedBy, ActAnswer? Resolved,
    ActAnswer? Reopened, DateTimeOffset? WithdrawnAt, string? WithdrawnBy, string Permalink)
{
    /// <summary>Where words were looked for: what of it matches.</summary>
    public IReadOnlyList<Highlight>? Highlights { get; init; }

    /// <param name="withheld">Whether the report was retracted and whoever asks does not read its words.</param>
    public static NoteLine Of(NoteRow row, Moment moment, bool withheld)
    {
        var (n, work) = (row.Note, row.Note.Work);
        var html = AnnotationAnswer.HtmlOf(n.Document, n.IsEditedSince);
        var permalink = moment.Permalink($"/api/annotations/{n.Id}");
        if (moment.PublishedBy is not null)
        {
            // The statement that found it asked the same.
            var place = PublicPlace.Of(n.AnchorNow(), n.PostedOn, n.Posted, row.CurrentRevision)!;
            return new(
                n.Id, null, n.Article!, n.Target, null, null, AnchorAnswer.Public(place), null, null, VisibilityKind.Public, null, null, n.Motivation, n.Body, html, null, null,
                null, null, null, null, null, null, null, null, null, permalink);
        }
        withheld = withheld || n.Target == NoteTargets.Report;
        var pending = n.State != AnnotationState.Withdrawn && n.CheckedOn < row.CurrentRevision;
        return new(
            n.Id, n.Version, n.Article, n.Target, row.ReportRetracted ? true : null, n.Article is null ? null : PostedAnswer.Of(n.PostedOn, n.Posted, withheld), n.Article is null ? null : AnchorAnswer.Of(n.AnchorNow(), withheld),
            AnnotationAnswer.PendingOn(pending, row.CurrentRevision), n.State, work?.Visibility?.Kind ?? VisibilityKind.Desk, work?.Visibility?.Group,
            work?.Assignee, n.Motivation, n.Body, html, n.Tags, work?.Mentions ?? [], [.. n.Replies.Select(ReplyAnswer.Of)], n.Author, n.PostedAt, n.EditedAt,
            work?.Edited?.By, ActAnswer.Of(work?.Resolved), ActAnswer.Of(work?.Reopened), work?.Withdrawn?.At, work?.Withdrawn?.By, permalink);
    }
}
