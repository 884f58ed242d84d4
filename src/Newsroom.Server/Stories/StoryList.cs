using Newsroom.Core.Stories.Listings;
using Newsroom.Server.Asking;
using Newsroom.Server.Http;

namespace Newsroom.Server.Stories;

/// <summary>The list of stories.</summary>
public static class StoryList
{
    public static QueryParameter Status { get; } = new("status", "open or closed; both when left out.");

    private const string Path = "/api/stories";

    public static async Task<IResult> Answer(HttpContext http, Moments moments, ListStories stories)
    {
        var query = await ListQuery.Read(http, moments, Parameters.Cursor, Status);
        StoryState? state = query.Filter(Status) switch
        {
            null => null,
            "open" => StoryState.Open,
            "closed" => StoryState.Closed,
            _ => throw new RequestRefused(Problems.MalformedParameter(Status.Name, "'status' is open or closed.")),
        };
        var page = await stories.Ask(query.Moment, query.Slice, state, http.RequestAborted);
        return Answers.Page(http, query.Moment.Position, new StoriesAnswer(
            query.Moment.Position, query.Moment.PublishedBy, query.Permalink(Path, Parameters.Cursor), ListAnswers.Newsroom(query.Moment),
            [.. page.Items.Select(story => StoryLine.Of(story, query.Moment))], query.Next(Path, page.Last, Parameters.Cursor)));
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
