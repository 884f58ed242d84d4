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
    public static QueryParameter Language { get; } = new("language", "Only reports whose present revision, or with publishedBy the one that the public had, is in the language.");

    private const string Path = "/api/articles";

    public static async Task<IResult> Answer(HttpContext http, Moments moments, ListArticles articles, Retractions retractions)
    {
        var query = await ListQuery.Read(http, moments, Parameters.Cursor, Story, Outlet, Language);
        var filter = new ArticleFilter(query.Filter(Story), query.Filter(Outlet), query.Filter(Language));
        if (filter.Story is not null && !StoryRules.IsSlug(filter.Story)) throw new RequestRefused(Problems.MalformedParameter(Story.Name, "'story' is no story's id."));

        var page = await articles.Ask(query.Moment, query.Slice, filter, http.RequestAborted);
        var withheld = query.Moment.ReadsRetracted
            ? StoryPageRows.NothingWithheld
            : await retractions.Of(page.Items.Select(a => a.Id), http.RequestAborted);
        return Answers.Page(http, query.Moment.Position, new ArticlesAnswer(
            query.Moment.Position, query.Moment.PublishedBy, query.Permalink(Path, Parameters.Cursor), ListAnswers.Newsroom(query.Moment),
            [.. page.Items.Select(article => ArticleLine.Of(article, query.Moment, withheld.GetValueOrDefault(article.Id)))], query.Next(Path, page.Last, Parameters.Cursor)));
    }
}

/// <param name="Position">The moment that the list is about.</param>
/// <param name="Permalink">The same list for ever.</param>
/// <param name="Newsroom">"empty" at a moment before the first event; otherwise left out.</param>
/// <param name="Next">Address of the next page; left out on the last.</param>
public sealed record ArticlesAnswer(
    long Position, DateTimeOffset? PublishedBy, string Permalink, string? Newsroom, IReadOnlyList<ArticleLine> Items, string? Next);

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
