using Newsroom.Core.Annotations.Views;
using Newsroom.Core.Articles.Views;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Core.Stories.Views;
using Newsroom.Server.Annotations;
using Newsroom.Server.Articles;
using Newsroom.Server.Http;

namespace Newsroom.Server.Stories;

/// <summary>
/// The state of a story at a moment: its own stream up to there, the reports attached by then, each as it was, and the
/// notes on them as they were.
/// </summary>
public static class StoryPage
{
    public static QueryParameter NotesCursor { get; } = new("notesCursor", "Where the page of notes before ended: `next` of its notes.");

    public static async Task<IResult> Answer(HttpContext http, Desk desk, KeptViews views, string id)
    {
        var reports = await ListQuery.Read(http, desk.Events, Parameters.Cursor);
        var notes = await ListQuery.Read(http, desk.Events, NotesCursor);
        if (reports.After is not null && notes.After is not null && reports.Moment.Position != notes.Moment.Position)
            throw new RequestRefused(Problems.MalformedParameter(NotesCursor.Name, "The two cursors are about different moments."));
        // Two readings of "now" may lie an event apart: the page is about one of them.
        var moment = notes.After is not null ? notes.Moment : reports.Moment;
        reports = reports with { Moment = moment };
        notes = notes with { Moment = moment };

        var (stream, _) = await desk.Load(StoryEndpoints.Kind, id, moment with { Asked = true }, http.RequestAborted);
        var story = Fold.Of<Story>(stream)!;

        await views.WaitFor(moment.Position, http.RequestAborted, MembershipsView.ViewName, ArticlesView.ViewName, AnnotationsView.ViewName);
        var reportRows = await views.Query(
            "Stories/state_articles.sql",
            row => (Place: new Place(row.GetInt64(1), row.GetString(0)),
                Membership: KeptViews.Document<Membership>(row, 2), Article: KeptViews.Document<ArticleListing>(row, 3)),
            http.RequestAborted,
            moment.Position, new NullableBigint(reports.After?.Born), reports.After?.Id, id, new NullableTime(moment.PublishedBy), reports.Limit + 1);
        var noteRows = await views.Query(
            "Stories/state_notes.sql", NoteRow.Read, http.RequestAborted,
            moment.Position, new NullableBigint(notes.After?.Born), notes.After?.Id, id, notes.Limit + 1);

        var path = $"{StoryEndpoints.Kind.PathOf(id)}/state";
        var (reportPage, lastReport) = ListAnswers.Cut(reportRows, reports.Limit, row => row.Place);
        var (notePage, lastNote) = ListAnswers.Cut(noteRows, notes.Limit, row => row.Place);
        return Answers.Page(http, moment.Position, new StoryStateAnswer(
            moment.Position, moment.PublishedBy,
            moment.Permalink(path, reports.Parts(path, Parameters.Cursor).Concat(notes.Parts(path, NotesCursor).Where(part => part.Key == NotesCursor.Name))),
            StorySummary.Of(story), BriefAnswer.Of(story),
            new([.. reportPage.Select(r => new AttachedLine(r.Membership.AttachedAt, r.Membership.AttachedBy, ArticleLine.Of(r.Article, moment)))],
                reports.Next(path, lastReport, Parameters.Cursor)),
            new([.. notePage.Select(n => NoteLine.Of(n, moment))], notes.Next(path, lastNote, NotesCursor))));
    }
}

/// <summary>The joined page of a story.</summary>
/// <param name="Position">The moment that the page is about.</param>
/// <param name="Permalink">The same page for ever.</param>
public sealed record StoryStateAnswer(
    long Position, DateTimeOffset? PublishedBy, string Permalink, StorySummary Story, BriefAnswer Brief,
    PageOf<AttachedLine> Articles, PageOf<NoteLine> Notes);

/// <summary>A part of a page that has pages of its own.</summary>
/// <param name="Next">Address of the page with the next entries; left out on the last.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Items, string? Next);

public sealed record StorySummary(
    string Id, long Version, string Title, string Summary, string Status, string OpenedBy, DateTimeOffset OpenedAt, int Articles)
{
    public static StorySummary Of(Story s) =>
        new(s.Id, s.Version, s.Title, s.Summary, StoryAnswer.StatusOf(s.Closed), s.OpenedBy, s.OpenedAt, s.Articles.Count);
}

/// <summary>A report's place in the story, and the report.</summary>
public sealed record AttachedLine(DateTimeOffset AttachedAt, string AttachedBy, ArticleLine Article);
