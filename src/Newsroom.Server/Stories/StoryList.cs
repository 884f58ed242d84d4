using Newsroom.Core.Stories;
using Newsroom.Core.Stories.Listings;
using Newsroom.Server.Asking;
using Newsroom.Server.Http;

namespace Newsroom.Server.Stories;

/// <summary>The list of stories.</summary>
public static class StoryList
{
    public static QueryParameter Status { get; } = new("status", "open or closed; both when left out. The desk's own, so that it does not go with publishedBy.");

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
        if (state is not null && query.Moment.PublishedBy is not null)
            throw new RequestRefused(Problems.MalformedParameter(Status.Name, "Whether a story is open is the desk's own: 'status' does not go with 'publishedBy'."));
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
/// <param name="Version">Of its stream; left out in the public's view, as are summary, status, who opened it when, and when it last changed.</param>
/// <param name="Title">In the public's view the headline that stood; left out when none did.</param>
/// <param name="Articles">How many reports are attached; in the public's view, of how many of them the public had something.</param>
/// <param name="Brief">The latest edition that stands, in the public's view the public's; left out when none does.</param>
public sealed record StoryLine(
    string Id, long? Version, string? Title, string? Summary, StoryState? Status, string? OpenedBy, DateTimeOffset? OpenedAt,
    int Articles, StandingBriefAnswer? Brief, DateTimeOffset? ChangedAt, string Permalink)
{
    public static StoryLine Of(StoryListing s, Moment moment)
    {
        var permalink = moment.Permalink($"/api/stories/{s.Id}");
        if (moment.PublishedBy is { } by)
        {
            var brief = s.PublicBy(by) is { Headline: { } headline } stood
                ? new StandingBriefAnswer(stood.Edition, PublicBrief.Audience, headline, null, stood.PublishedAt, stood.CorrectedAt)
                : null;
            return new(s.Id, null, brief?.Headline, null, null, null, null, s.Articles, brief, null, permalink);
        }
        return new(
            s.Id, s.Version, s.Title, s.Summary, s.State, s.OpenedBy, s.OpenedAt, s.Articles,
            s.Brief is { } b ? new(b.Edition, b.Audience, b.Headline, b.PublishedBy, b.PublishedAt, b.CorrectedAt) : null, s.ChangedAt, permalink);
    }
}

/// <summary>What a list says of an edition that stands.</summary>
/// <param name="PublishedBy">Who published it; left out in the public's view.</param>
/// <param name="CorrectedAt">Of the last correction; left out when there was none.</param>
public sealed record StandingBriefAnswer(
    int Edition, string Audience, string Headline, string? PublishedBy, DateTimeOffset PublishedAt, DateTimeOffset? CorrectedAt);
