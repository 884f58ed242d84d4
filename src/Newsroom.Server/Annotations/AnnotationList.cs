using Newsroom.Core.Annotations;
using Newsroom.Server.Asking;
using Newsroom.Server.Http;
using Newsroom.Server.WebAnnotations;

namespace Newsroom.Server.Annotations;

/// <summary>The notes on one report.</summary>
public static class AnnotationList
{
    public static QueryParameter State { get; } = new("state", "open, resolved or withdrawn; open and resolved when left out.");

    public static async Task<IResult> Answer(HttpContext http, Moments moments, ListAnnotations annotations, Retractions retractions, string id)
    {
        foreach (var ofPages in new[] { AnnotationContainer.Page, AnnotationContainer.Iris })
            if (http.Request.Query.ContainsKey(ofPages.Name))
                throw new RequestRefused(Problems.MalformedParameter(ofPages.Name, $"'{ofPages.Name}' is about the container, which is JSON-LD; see Accept."));
        var query = await ListQuery.Read(http, moments, Parameters.Cursor, State);
        AnnotationState? state = query.Filter(State) switch
        {
            null => null,
            "open" => AnnotationState.Open,
            "resolved" => AnnotationState.Resolved,
            "withdrawn" => AnnotationState.Withdrawn,
            _ => throw new RequestRefused(Problems.MalformedParameter(State.Name, "'state' is open, resolved or withdrawn.")),
        };
        var (at, page) = await annotations.Ask(id, query.Moment, query.Slice, state, http.RequestAborted);
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

/// <summary>A note in a list or on a page, joined with its report.</summary>
/// <param name="Pending">"pending on revision n": the note reads at its old words until it has been looked for there.</param>
public sealed record NoteLine(
    string Id, long Version, string Article, string Target, PostedAnswer Posted, AnchorAnswer Anchor, string? Pending, AnnotationState State, string Motivation, string Body,
    string? Html, IReadOnlyList<string> Tags, IReadOnlyList<ReplyAnswer> Replies, string Author, DateTimeOffset PostedAt, DateTimeOffset? EditedAt,
    string Permalink)
{
    /// <param name="withheld">Whether the report was retracted and whoever asks does not read its words.</param>
    public static NoteLine Of(NoteRow row, Moment moment, bool withheld)
    {
        var n = row.Note;
        withheld = withheld || n.Target == NoteTargets.Report;
        var pending = n.State != AnnotationState.Withdrawn && n.CheckedOn < row.CurrentRevision;
        return new(
            n.Id, n.Version, n.Article!, n.Target, PostedAnswer.Of(n.PostedOn, n.Posted, withheld), AnchorAnswer.Of(n.AnchorNow(), withheld),
            AnnotationAnswer.PendingOn(pending, row.CurrentRevision), n.State, n.Motivation, n.Body,
            AnnotationAnswer.HtmlOf(n.Document, n.IsEditedSince), n.Tags,
            [.. n.Replies.Select(r => new ReplyAnswer(r.Id, r.Body, r.By, r.At))], n.Author, n.PostedAt, n.EditedAt,
            moment.Permalink($"/api/annotations/{n.Id}"));
    }
}
