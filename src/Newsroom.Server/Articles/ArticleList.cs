using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Listings;
using Newsroom.Server.Asking;
using Newsroom.Server.Http;
using Newsroom.Server.Searching;

namespace Newsroom.Server.Articles;

/// <summary>The list of reports.</summary>
public static class ArticleList
{
    public static QueryParameter Language { get; } = new("language", "Only reports whose present revision, or with publishedBy the one that the public had, is in the language.");

    private static QueryParameter Kind { get; } = new("kind", "Only reports of the kind; several are parted by commas.");
    private static QueryParameter Author { get; } = new("author", "Only reports in whose byline all these words stand, whatever their case and accents.");
    private static QueryParameter State { get; } = new("state", "filed or retracted.");

    public static IReadOnlyList<QueryParameter> Filters { get; } =
    [
        SearchParameters.Words, SearchParameters.Story, SearchParameters.Outlet, Language, SearchParameters.Url, Kind, Author, State, SearchParameters.From, SearchParameters.To,
    ];

    private const string Path = "/api/articles";

    public static async Task<IResult> Answer(HttpContext http, Moments moments, ListArticles articles, SearchReports reports, Retractions retractions)
    {
        var query = await ListQuery.Read(http, moments, Parameters.Cursor, Filters);
        if (query.Moment.PublishedBy is null && query.Filters.Count > 0) return await Search(http, query, reports, retractions);
        // These ask of what the desk has, or of the present revision: answered in the public's view, they would tell what is hidden.
        if (query.Filters.FirstOrDefault(f => f.Key != SearchParameters.Story.Name && f.Key != SearchParameters.Outlet.Name && f.Key != Language.Name).Key is { } hidden)
            throw new RequestRefused(Problems.MalformedParameter(hidden, $"'{hidden}' asks of what the desk has: it does not go with publishedBy."));
        var filter = new ArticleFilter(SearchParameters.StoryOf(query), query.Filter(SearchParameters.Outlet), query.Filter(Language));

        var page = await articles.Ask(query.Moment, query.Slice, filter, http.RequestAborted);
        var withheld = query.Moment.ReadsRetracted
            ? StoryPageRows.NothingWithheld
            : await retractions.Of(page.Items.Select(a => a.Id), http.RequestAborted);
        return Answers.Page(http, query.Moment.Position, new ArticlesAnswer(
            query.Moment.Position, query.Moment.PublishedBy, query.Permalink(Path, Parameters.Cursor), ListAnswers.Newsroom(query.Moment),
            [.. page.Items.Select(article => ArticleLine.Of(article, query.Moment, withheld.GetValueOrDefault(article.Id)))], query.Next(Path, page.Last, Parameters.Cursor)));
    }

    private static async Task<IResult> Search(HttpContext http, ListQuery query, SearchReports reports, Retractions retractions)
    {
        var filter = new ReportFilter(
            SearchParameters.WordsOf(query), SearchParameters.StoryOf(query), SearchParameters.UrlOf(query), query.Filter(SearchParameters.Outlet), query.Filter(Language),
            query.Several(Kind, ArticleKinds.All), query.Filter(Author), query.Several<ArticleStatus>(State) is [var state] ? state : null,
            SearchParameters.FromOf(query), SearchParameters.ToOf(query));
        var found = await reports.Ask(query.Moment, query.Slice, filter, http.RequestAborted);
        var withheld = query.Moment.ReadsRetracted
            ? StoryPageRows.NothingWithheld
            : await retractions.Of(found.Page.Items.Select(r => r.Report.Id), http.RequestAborted);
        return Answers.Page(http, query.Moment.Position, new ArticlesAnswer(
            query.Moment.Position, query.Moment.PublishedBy, query.Permalink(Path, Parameters.Cursor), ListAnswers.Newsroom(query.Moment),
            [.. found.Page.Items.Select(r => ArticleLine.Of(r.Report, query.Moment, withheld.GetValueOrDefault(r.Report.Id)) with { Highlights = r.Highlights })],
            query.Next(Path, found.Page.Last, Parameters.Cursor))
        {
            Count = found.Count, Ranked = found.Ranked,
        });
    }
}

/// <param name="Position">The moment that the list is about.</param>
/// <param name="Permalink">The same list for ever.</param>
/// <param name="Newsroom">"empty" at a moment before the first event; otherwise left out.</param>
/// <param name="Next">Address of the next page; left out on the last.</param>
public sealed record ArticlesAnswer(
    long Position, DateTimeOffset? PublishedBy, string Permalink, string? Newsroom, IReadOnlyList<ArticleLine> Items, string? Next)
{
    /// <summary>Of the desk's view with a filter.</summary>
    public CountAnswer? Count { get; init; }

    /// <summary>Where words were looked for; else the list is the latest filed first.</summary>
    public RankedAnswer? Ranked { get; init; }
}

/// <summary>A report in a list: everything but its text, which its permalink shows.</summary>
/// <param name="Version">Of its stream; left out in the public's view.</param>
/// <param name="Title">Left out, as is the byline, of a retracted report for whoever does not read its words; so they are in the public's view.</param>
/// <param name="Revision">The revision shown.</param>
/// <param name="Published">Of that revision; left out when nobody knows.</param>
/// <param name="FirstPublished">The earliest time that any of its revisions gives, or any that the public had; left out when none gives one.</param>
/// <param name="Retraction">The notice, when it was retracted.</param>
/// <param name="Unknown">Names of what is not known of the report: who wrote it, whether any revision says when it came out.</param>
/// <param name="Corrected">That revision put an error right.</param>
/// <param name="FiledAt">Left out in the public's view, as is by whom, an embargo, and whose text it repeats.</param>
public sealed record ArticleLine(
    string Id, long? Version, string Outlet, string? Url, string? Title, string? Byline, string Language, string Kind,
    int Revision, DateTimeOffset? Published, DateTimeOffset? FirstPublished, ArticleStatus Status, string? Retraction, DateTimeOffset? EmbargoedUntil,
    CopyOf? CopyOf, IReadOnlyList<string> Unknown, bool Corrected, DateTimeOffset? FiledAt, string? FiledBy, string Permalink)
{
    /// <summary>Where words were looked for: what of it matches.</summary>
    public IReadOnlyList<Highlight>? Highlights { get; init; }

    /// <summary>The revision that answers the moment's question; the report must have one.</summary>
    /// <param name="withheld">The retraction for which whoever asks is not shown the words; null when they are.</param>
    public static ArticleLine Of(ArticleListing a, Moment moment, Retraction? withheld)
    {
        var permalink = moment.Permalink($"/api/articles/{a.Id}");
        if (moment.PublishedBy is not { } by)
        {
            var current = a.Versions.Single(v => v.Number == a.Revision);
            return new(
                a.Id, a.Version, a.Outlet, a.Url, Words(current.Title), Words(current.Byline), current.Language, current.Kind, a.Revision, current.Published,
                a.Published, withheld is null ? a.Status : ArticleStatus.Retracted, (withheld ?? a.Retraction)?.Notice, a.EmbargoedUntil, a.CopyOf, a.Unknown,
                current.Corrected, a.FiledAt, a.FiledBy, permalink);
        }
        var had = a.PublicBy(by)!;
        var retraction = had.Retracted ? a.Retraction : withheld;
        withheld = retraction;
        var shown = a.Versions.Single(v => v.Number == had.Revision);
        var until = had.Retracted ? a.Retraction!.At : by;
        var first = a.Versions.Where(v => (v.Published ?? v.RecordedAt) <= until).Min(v => v.Published);
        return new(
            a.Id, null, a.Outlet, a.Url, Words(shown.Title), Words(shown.Byline), shown.Language, shown.Kind, shown.Number, shown.Published,
            first, ArticleAnswer.StatusOf(retraction), retraction?.Notice, null, null, Unknowns.Of(shown.Byline, first), shown.Corrected, null, null, permalink);

        string? Words(string? text) => withheld is null ? text : null;
    }
}
