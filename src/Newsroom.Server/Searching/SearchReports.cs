using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Listings;
using Newsroom.Core.Searching;
using Newsroom.Core.Stories.Listings;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Searching;

/// <summary>Reports as at a moment, by words and by what they are, as the desk sees them.</summary>
public sealed class SearchReports(Listings listings, SearchedListing searched)
{
    /// <exception cref="ListingBehind">A list has not come so far yet.</exception>
    public async Task<SearchedPage<FoundReport>> Ask(Moment moment, Slice slice, ReportFilter filter, CancellationToken cancel)
    {
        await listings.WaitFor(moment.Position, cancel, ReportWordsListing.ListingName, ArticlesListing.ListingName, MembershipsListing.ListingName);
        var question = await Question(moment, filter, cancel);
        return await searched.Ask(
            ReportWordsListing.ListingName, question, moment, slice,
            // Headline, body and byline are withheld: whether the report is found by them would tell what they say.
            hidesRetracted: (filter.Words ?? filter.Author) is not null && !moment.ReadsRetracted,
            ids => listings.Query("Searching/report_rows.sql", Read, cancel, moment.Position, ids, question.Words?.French, question.Words?.English, question.Words?.Other), cancel);
    }

    private async Task<SearchQuestion> Question(Moment moment, ReportFilter filter, CancellationToken cancel)
    {
        var words = await searched.Words(filter.Words, cancel);
        var ofStory = filter.Story is { } story ? await searched.Reports("Searching/story_reports.sql", moment, story, cancel) : null;
        var author = ReportWords.BylineWords(filter.Author);
        var (above, upTo) = await searched.Between(filter.From, filter.To, cancel);
        return new(
            SearchQuestion.All(
                words?.Index,
                SearchQuestion.AnyOf(ofStory ?? []),
                SearchQuestion.AnyOf(filter.Url is { } url ? [Facets.Article(url)] : []),
                SearchQuestion.AnyOf(filter.Outlet is { } outlet ? [Facets.Outlet(outlet)] : []),
                SearchQuestion.AnyOf(filter.Language is { } language ? [Facets.Tagged(language)] : []),
                SearchQuestion.AnyOf(filter.Kinds.Select(Facets.Kind)),
                SearchQuestion.AnyOf(filter.State is { } state ? [Facets.State(state.ToString().ToLowerInvariant())] : []),
                SearchQuestion.All(author.Select(word => SearchQuestion.Lexeme(Facets.Author(word))))),
            words, above, upTo, ofStory is null ? filter.Story : null)
        {
            IsVain = (words is not null && words.Index is null) || ofStory is { Count: 0 } || (filter.Author is not null && author.Count == 0),
        };
    }

    private static FoundReport Read(Npgsql.NpgsqlDataReader row)
    {
        var report = Listings.Document<ArticleListing>(row, 2);
        return new(report, row.IsDBNull(4) ? null : SearchedListing.Highlights(
            row, row.GetString(4), 5, ("title", report.Title), ("body", row.GetString(3)), ("outlet", report.Outlet)));
    }
}

/// <summary>Which reports are wanted; null, or none, for no limit.</summary>
/// <param name="Words">As people write what they look for: quoted phrases, <c>or</c>, a hyphen before what is not wanted.</param>
/// <param name="Author">Words that all stand in the byline.</param>
/// <param name="Url">Id of the report at an address.</param>
/// <param name="From">First filed then or later.</param>
/// <param name="To">First filed then or earlier.</param>
public sealed record ReportFilter(
    string? Words, string? Story, string? Url, string? Outlet, string? Language, IReadOnlyList<string> Kinds, string? Author, ArticleStatus? State,
    DateTimeOffset? From, DateTimeOffset? To);

/// <param name="Highlights">Null where no words were looked for.</param>
public sealed record FoundReport(ArticleListing Report, IReadOnlyList<Highlight>? Highlights);
