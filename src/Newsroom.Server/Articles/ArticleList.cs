using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Listings;
using Newsroom.Core.Stories;
using Newsroom.Server.Asking;
using Newsroom.Server.Http;

namespace Newsroom.Server.Articles;

/// <summary>The list of reports.</summary>
public static class ArticleList
{
    public static QueryParameter Story { get; } = new("story", "Only reports attached to the story.");
    public static QueryParameter Outlet { get; } = new("outlet", "Only reports of the outlet, as it writes its name.");
    public static QueryParameter Language { get; } = new("language", "Only reports whose present revision is in the language.");

    private const string Path = "/api/articles";

    public static async Task<IResult> Answer(HttpContext http, Moments moments, ListArticles articles)
    {
        var query = await ListQuery.Read(http, moments, Parameters.Cursor, Story, Outlet, Language);
        var filter = new ArticleFilter(query.Filter(Story), query.Filter(Outlet), query.Filter(Language));
        if (filter.Story is not null && !StoryRules.IsSlug(filter.Story)) throw new RequestRefused(Problems.MalformedParameter(Story.Name, "'story' is no story's id."));

        var page = await articles.Ask(query.Moment, query.Slice, filter, http.RequestAborted);
        return Answers.Page(http, query.Moment.Position, new ArticlesAnswer(
            query.Moment.Position, query.Moment.PublishedBy, query.Permalink(Path, Parameters.Cursor), ListAnswers.Newsroom(query.Moment),
            [.. page.Items.Select(article => ArticleLine.Of(article, query.Moment))], query.Next(Path, page.Last, Parameters.Cursor)));
    }
}

/// <param name="Position">The moment that the list is about.</param>
/// <param name="Permalink">The same list for ever.</param>
/// <param name="Newsroom">"empty" at a moment before the first event; otherwise left out.</param>
/// <param name="Next">Address of the next page; left out on the last.</param>
public sealed record ArticlesAnswer(
    long Position, DateTimeOffset? PublishedBy, string Permalink, string? Newsroom, IReadOnlyList<ArticleLine> Items, string? Next);

/// <summary>A report in a list: everything but its text, which its permalink shows.</summary>
/// <param name="Revision">The revision shown.</param>
/// <param name="Published">Of that revision; left out when nobody knows.</param>
/// <param name="FirstPublished">The earliest time that any of its revisions gives; left out when none gives one.</param>
/// <param name="Unknown">Names of what is not known of the report: who wrote it, whether any revision says when it came out.</param>
/// <param name="Corrected">That revision put an error right.</param>
public sealed record ArticleLine(
    string Id, long Version, string Outlet, string? Url, string Title, string? Byline, string Language, string Kind,
    int Revision, DateTimeOffset? Published, DateTimeOffset? FirstPublished, ArticleStatus Status, DateTimeOffset? EmbargoedUntil, CopyOf? CopyOf,
    IReadOnlyList<string> Unknown, bool Corrected, DateTimeOffset FiledAt, string FiledBy, string Permalink)
{
    /// <summary>The revision that answers the moment's question; the report must have one.</summary>
    public static ArticleLine Of(ArticleListing a, Moment moment)
    {
        var number = moment.PublishedBy is { } by ? a.PublishedBy(by)!.Number : a.Revision;
        var shown = a.Versions.Single(v => v.Number == number);
        return new(
            a.Id, a.Version, a.Outlet, a.Url, shown.Title, shown.Byline, shown.Language, shown.Kind, number, shown.Published, a.Published,
            a.Status, a.EmbargoedUntil, a.CopyOf, Unknowns.Of(shown.Byline, a.Published), shown.Corrected, a.FiledAt, a.FiledBy,
            moment.Permalink($"/api/articles/{a.Id}"));
    }
}
