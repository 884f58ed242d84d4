using Newsroom.Core.Kernel;
using Newsroom.Core.Searching;

namespace Newsroom.Core.Articles.Listings;

/// <summary>What a report is found by: the words of its present revision, folded, and its facets.</summary>
/// <param name="Language">By whose rules the words are stemmed: fr, en or none.</param>
/// <param name="Body">Of that revision, as it is: what is shown of it is cut from here.</param>
/// <param name="A">The headline's words.</param>
/// <param name="B">The body's.</param>
/// <param name="C">The outlet's.</param>
/// <param name="D">None.</param>
public sealed record ReportWords(
    string Id, int Revision, string Language, string Outlet, string Tag, [property: Erasable] string? Byline, string Kind, ArticleStatus Status,
    [property: Erasable] string Body, [property: Erasable] string A, [property: Erasable] string B, string C, string D) : ISearched
{
    public IReadOnlyList<string> Facets =>
    [
        Searching.Facets.Language(Language), Searching.Facets.Article(Id), Searching.Facets.Outlet(Outlet), Searching.Facets.Tagged(Tag),
        Searching.Facets.Kind(Kind), Searching.Facets.State(Status.ToString().ToLowerInvariant()),
        .. BylineWords(Byline).Select(Searching.Facets.Author),
    ];

    /// <summary>By each of which the report is found as by its author.</summary>
    public static IReadOnlyList<string> BylineWords(string? byline) =>
        byline is null ? [] : [.. SearchText.Fold(byline, "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
}

/// <summary>The reports as they are searched. What changes no word and no facet makes no version.</summary>
public sealed class ReportWordsListing : Listing<ReportWords>
{
    public const string ListingName = "report_words";

    public override string Name => ListingName;

    public override IEnumerable<string> Keys(Recorded recorded) =>
        Streams.CategoryOf(recorded.Stream) == Article.Category ? [recorded.Subject] : [];

    public override ReportWords Evolve(string key, ReportWords? document, Recorded recorded) => (document, recorded.Data) switch
    {
        (null, ArticleFiled e) => Of(key, e.Outlet, 1, e.Content, ArticleStatus.Filed),
        ({ } w, ArticleRevised e) => Of(key, w.Outlet, e.Revision, e.Content, w.Status),
        ({ } w, ArticleCorrected e) => Of(key, w.Outlet, e.Revision, e.Content, w.Status),
        ({ } w, ArticleRetracted) => w with { Status = ArticleStatus.Retracted },
        ({ } w, ArticleEmbargoed or EmbargoLifted) => w,
        _ => throw new UnknownEvent(recorded.Type),
    };

    private static ReportWords Of(string id, string outlet, int revision, Content content, ArticleStatus status)
    {
        var language = SearchText.LanguageOf(content.Language);
        var (title, from) = (SearchText.Fold(content.Title, language), SearchText.Fold(outlet, language));
        return new(
            id, revision, language, outlet, content.Language, content.Byline, content.Kind, status, content.Body,
            title, SearchText.Fold(content.Body, language, SearchText.Most - title.Length - from.Length), from, "");
    }
}
