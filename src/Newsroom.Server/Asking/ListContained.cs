using Newsroom.Core.Annotations.Listings;
using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Listings;

namespace Newsroom.Server.Asking;

/// <summary>
/// All notes, or those on one report, as at a moment, the oldest first, in pages that go both ways: a page begins behind a position,
/// and costs the same wherever it lies. Withdrawn notes are in none, nor are those that are not for whoever asks, then and at present. In this
/// form the public has none at all.
/// </summary>
/// <param name="states">For whether there is such a report.</param>
public sealed class ListContained(States states, Listings listings)
{
    /// <summary>Notes on a page.</summary>
    public const int PageSize = 50;

    /// <param name="article">Id of a report; null for all notes.</param>
    /// <exception cref="NothingThere">There is no such report, or none yet.</exception>
    /// <exception cref="NothingPublic">Nothing of the report was public.</exception>
    /// <exception cref="ListingBehind">A list has not come so far yet.</exception>
    public async Task<Contained> Count(string? article, Moment moment, CancellationToken cancel)
    {
        if (await IsEmpty(article, moment, cancel)) return new(0, 0, 0);
        var (total, changed) = (await listings.Query(
            Statement("count", article), row => (row.GetInt64(0), row.GetInt64(1)), cancel, [moment.Position, .. Scope(article, moment)]))[0];
        // Counted from the first, as following the pages one by one does it.
        var onLast = total == 0 ? 0 : (int)((total - 1) % PageSize) + 1;
        return new(total, changed, onLast == total ? 0 : await Behind(article, moment, long.MaxValue, onLast, cancel));
    }

    /// <param name="after">Position behind which the page begins; 0 for the first.</param>
    /// <inheritdoc cref="Count"/>
    public async Task<ContainedPage> Page(string? article, Moment moment, long after, CancellationToken cancel)
    {
        if (await IsEmpty(article, moment, cancel)) return new([], null, null);
        var rows = await listings.Query(
            Statement("page", article), row => (Born: row.GetInt64(1), Row: ContainedRow.Read(row)), cancel, [moment.Position, after, PageSize + 1, .. Scope(article, moment)]);
        return new(
            [.. rows.Take(PageSize).Select(r => r.Row)], after == 0 ? null : await Behind(article, moment, after, PageSize, cancel),
            rows.Count > PageSize ? rows[PageSize - 1].Born : null);
    }

    /// <summary>The position behind which the page begins that ends at another with so many notes; 0 where there are no more.</summary>
    private async Task<long> Behind(string? article, Moment moment, long end, int notes, CancellationToken cancel)
    {
        var places = await listings.Query(Statement("places", article), row => row.GetInt64(0), cancel, [moment.Position, end, notes + 1, .. Scope(article, moment)]);
        return places.Count > notes ? places[notes] : 0;
    }

    private async Task<bool> IsEmpty(string? article, Moment moment, CancellationToken cancel)
    {
        if (article is not null)
        {
            var report = (await states.At<Article>(article, moment, cancel)).State;
            if (moment.PublishedBy is { } by && PublicReport.Of(report, by) is null) throw new NothingPublic(Article.Category, article, by);
        }
        if (moment.PublishedBy is not null) return true;
        await listings.WaitForPresent(moment.Position, cancel, AnnotationsListing.ListingName, ArticlesListing.ListingName);
        return false;
    }

    private static string Statement(string what, string? article) => $"WebAnnotations/{what}_{(article is null ? "all" : "report")}.sql";

    private static IReadOnlyList<object?> Scope(string? article, Moment moment) =>
        article is null ? [ListAnnotations.Audiences(moment)] : [article, ListAnnotations.Audiences(moment)];
}

/// <param name="Changed">The position of what happened to any of the notes last: as at there, all is as at the moment asked about.</param>
/// <param name="LastPage">The position behind which the last page begins.</param>
public sealed record Contained(long Total, long Changed, long LastPage);

/// <param name="Previous">The position behind which the page before begins; null for the first.</param>
/// <param name="Next">The position behind which the next page begins; null for the last.</param>
public sealed record ContainedPage(IReadOnlyList<ContainedRow> Items, long? Previous, long? Next);

/// <param name="StandsSince">When the revision was recorded that has the note's passage.</param>
public sealed record ContainedRow(AnnotationListing Note, DateTimeOffset? StandsSince)
{
    public static ContainedRow Read(Npgsql.NpgsqlDataReader row) =>
        new(Listings.Document<AnnotationListing>(row, 2), row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3));
}
