using Newsroom.Core.Stories.Views;
using Newsroom.Server.Http;

namespace Newsroom.Server.Stories;

/// <summary>The list of stories.</summary>
public static class StoryList
{
    public static QueryParameter Status { get; } = new("status", "open or closed; both when left out.");

    private const string Path = "/api/stories";

    public static async Task<IResult> Answer(HttpContext http, Desk desk, KeptViews views)
    {
        var query = await ListQuery.Read(http, desk.Events, Parameters.Cursor, Status);
        if (query.Filter(Status) is not (null or "open" or "closed"))
            throw new RequestRefused(Problems.MalformedParameter(Status.Name, "'status' is open or closed."));

        await views.WaitFor(query.Moment.Position, http.RequestAborted, StoriesView.ViewName);
        var rows = await views.Query(
            "Stories/list.sql", row => (Place: new Place(row.GetInt64(1), row.GetString(0)), Story: KeptViews.Document<StoryListing>(row, 2)),
            http.RequestAborted,
            query.Moment.Position, new NullableBigint(query.After?.Born), query.After?.Id, query.Filter(Status), query.Limit + 1);

        var (page, last) = ListAnswers.Cut(rows, query.Limit, row => row.Place);
        return Answers.Page(http, query.Moment.Position, new StoriesAnswer(
            query.Moment.Position, query.Moment.PublishedBy, query.Permalink(Path, Parameters.Cursor), ListAnswers.Newsroom(query.Moment),
            [.. page.Select(row => StoryLine.Of(row.Story, query.Moment))], query.Next(Path, last, Parameters.Cursor)));
    }
}

/// <param name="Position">The moment that the list is about.</param>
/// <param name="Permalink">The same list for ever.</param>
/// <param name="Newsroom">"empty" at a moment before the first event; otherwise left out.</param>
/// <param name="Next">Address of the next page; left out on the last.</param>
public sealed record StoriesAnswer(
    long Position, DateTimeOffset? PublishedBy, string Permalink, string? Newsroom, IReadOnlyList<StoryLine> Items, string? Next);

/// <summary>A story in a list.</summary>
/// <param name="Articles">How many reports are attached.</param>
/// <param name="Brief">The edition that stands in public; left out when none does.</param>
public sealed record StoryLine(
    string Id, long Version, string Title, string Summary, StoryState Status, string OpenedBy, DateTimeOffset OpenedAt,
    int Articles, StandingBrief? Brief, DateTimeOffset ChangedAt, string Permalink)
{
    public static StoryLine Of(StoryListing s, Moment moment) => new(
        s.Id, s.Version, s.Title, s.Summary, s.State, s.OpenedBy, s.OpenedAt, s.Articles, s.Brief, s.ChangedAt,
        moment.Permalink($"/api/stories/{s.Id}"));
}
