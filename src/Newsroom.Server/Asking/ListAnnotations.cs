using Newsroom.Core.Annotations;
using Newsroom.Core.Annotations.Listings;
using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Listings;

namespace Newsroom.Server.Asking;

/// <summary>The notes on one report as at a moment, the latest first. The public has none: they are the desk's own.</summary>
public sealed class ListAnnotations(States states, Listings listings)
{
    /// <returns>The page, and the moment that it is about: of a question about now, not before what the report has become.</returns>
    /// <param name="article">Id of the report.</param>
    /// <param name="state">Only notes in that state; null for all but the withdrawn ones.</param>
    /// <exception cref="NothingThere">There is no such report, or none yet.</exception>
    /// <exception cref="NothingPublic">Nothing of the report was public.</exception>
    /// <exception cref="ListingBehind">A list has not come so far yet.</exception>
    public async Task<(Moment At, Page<NoteRow> Page)> Ask(string article, Moment moment, Slice slice, AnnotationState? state, CancellationToken cancel)
    {
        var (_, report, at) = await states.At<Article>(article, moment, cancel);
        if (at.PublishedBy is { } by)
            return PublicReport.Of(report, by) is null ? throw new NothingPublic(Article.Category, article, by) : (at, new([], null));
        await listings.WaitFor(at.Position, cancel, AnnotationsListing.ListingName, ArticlesListing.ListingName);
        return (at, await listings.Page("Annotations/list.sql", NoteRow.Read, at, slice, cancel, article, state?.ToString().ToLowerInvariant()));
    }
}

/// <summary>A note's row, with the present revision of its report.</summary>
public sealed record NoteRow(AnnotationListing Note, int CurrentRevision)
{
    public static NoteRow Read(Npgsql.NpgsqlDataReader row) => new(Listings.Document<AnnotationListing>(row, 2), row.GetInt32(3));
}
