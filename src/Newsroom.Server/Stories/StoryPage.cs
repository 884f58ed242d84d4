using System.Text.Json;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Server.Access;
using Newsroom.Server.Annotations;
using Newsroom.Server.Articles;
using Newsroom.Server.Asking;
using Newsroom.Server.Http;

namespace Newsroom.Server.Stories;

/// <summary>The state of a story at a moment, with its reports and the notes on them, each in pages of its own.</summary>
public static class StoryPage
{
    public static QueryParameter NotesCursor { get; } = new("notesCursor", "Where the page of notes before ended: `next` of its notes.");

    public static async Task<IResult> Answer(HttpContext http, Moments moments, ReadStoryPage stories, StandingPages standing, Colleagues colleagues, string id)
    {
        var key = KeyOf(http, await colleagues.Of(http.User, http.RequestAborted));
        if (key is not null && await standing.Find(key, http.RequestAborted) is { } stands)
            return Answers.Page(http, stands.Position, stands.Bytes, stands.ETag);
        var (story, answer) = await Make(http, moments, stories, id);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, ApiJson.Options);
        var etag = ETags.OfBytes(bytes);
        if (key is not null) standing.Keep(key, new StandingPage(id, story.Articles.Select(a => a.Article).ToHashSet(StringComparer.Ordinal), answer.Position, bytes, etag));
        return Answers.Page(http, answer.Position, bytes, etag);
    }

    /// <summary>
    /// Of the question and of everything that is known of who asks it; null for a question about another moment than now, and for the
    /// public's, whose view changes without an event too: when an embargo's time has come.
    /// </summary>
    private static string? KeyOf(HttpContext http, Colleague reader) =>
        http.User.IsThePublic() || http.Request.Query.Keys.Any(name => name != Parameters.Limit.Name)
            ? null
            : $"{http.Request.Path}{http.Request.QueryString}\n{string.Join('\n', http.User.Claims.Select(claim => $"{claim.Type} {claim.Value}"))}\n{string.Join('\n', reader.Audiences)}";

    private static async Task<(Story Story, StoryStateAnswer Answer)> Make(HttpContext http, Moments moments, ReadStoryPage stories, string id)
    {
        var reports = await ListQuery.Read(http, moments, Parameters.Cursor);
        var notes = await ListQuery.Read(http, moments, NotesCursor);
        if (reports.After is not null && notes.After is not null && reports.Moment.Position != notes.Moment.Position)
            throw new RequestRefused(Problems.MalformedParameter(NotesCursor.Name, "The two cursors are about different moments."));
        // Two readings of "now" may lie an event apart: the page is about one of them.
        var moment = notes.After is not null ? notes.Moment : reports.Moment;
        var page = await stories.Ask(id, moment, reports.Slice, notes.Slice, http.RequestAborted);
        moment = page.At;
        reports = reports with { Moment = moment };
        notes = notes with { Moment = moment };
        var brief = moment.PublishedBy is { } by ? BriefAnswer.Public(page.Story, by) : BriefAnswer.Of(page.Story);
        var path = $"{StoryEndpoints.Kind.PathOf(id)}/state";
        return (page.Story, new StoryStateAnswer(
            moment.Position, moment.PublishedBy,
            moment.Permalink(path, reports.Parts(path, Parameters.Cursor).Concat(notes.Parts(path, NotesCursor).Where(part => part.Key == NotesCursor.Name))),
            StorySummary.Of(page.Story, page.At, brief), brief,
            new([.. page.Reports.Items.Select(r => AttachedLine.Of(r, page))],
                reports.Next(path, page.Reports.Last, Parameters.Cursor)),
            new([.. page.Notes.Items.Select(n => NoteLine.Of(n, moment, page.Withheld.ContainsKey(n.Note.Article!)))], notes.Next(path, page.Notes.Last, NotesCursor))));
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

/// <param name="Version">Of its stream; left out in the public's view, as are summary, status, and who opened it when.</param>
/// <param name="Title">In the public's view the headline that stood; left out when none did.</param>
/// <param name="Articles">How many reports are attached; in the public's view, of how many of them the public had something.</param>
public sealed record StorySummary(
    string Id, long? Version, string? Title, string? Summary, string? Status, string? OpenedBy, DateTimeOffset? OpenedAt, int Articles)
{
    public static StorySummary Of(Story s, Moment moment, BriefAnswer brief) => moment.PublishedBy is null
        ? new(s.Id, s.Version, s.Title, s.Summary, StoryAnswer.StatusOf(s.Closed), s.OpenedBy, s.OpenedAt, s.Articles.Count)
        : new(s.Id, null, brief.Published?.Brief?.Headline, null, null, null, null, moment.PublicReports.Count);
}

/// <summary>A report's place in the story, and the report.</summary>
/// <param name="AttachedAt">Left out in the public's view, as is by whom.</param>
public sealed record AttachedLine(DateTimeOffset? AttachedAt, string? AttachedBy, ArticleLine Article)
{
    public static AttachedLine Of(AttachedRow row, StoryPageRows page)
    {
        var line = ArticleLine.Of(row.Article, page.At, page.Withheld.GetValueOrDefault(row.Article.Id));
        return page.At.PublishedBy is null ? new(row.Membership.AttachedAt, row.Membership.AttachedBy, line) : new(null, null, line);
    }
}
