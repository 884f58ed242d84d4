using Newsroom.Core.Annotations;
using Newsroom.Core.Annotations.Listings;
using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Listings;

namespace Newsroom.Server.Asking;

/// <summary>The notes on one report as at a moment, the latest first: those that whoever asks may see.</summary>
public sealed class ListAnnotations(EventLog log, States states, Listings listings)
{
    /// <returns>The page, and the moment that it is about: of a question about now, not before what the report has become.</returns>
    /// <param name="article">Id of the report.</param>
    /// <param name="state">Only notes in that state; null for all but the withdrawn ones.</param>
    /// <param name="tag">Only those with the tag, whatever its case and accents; null for all.</param>
    /// <exception cref="NothingThere">There is no such report, or none yet.</exception>
    /// <exception cref="NothingPublic">Nothing of the report was public.</exception>
    /// <exception cref="ListingBehind">A list has not come so far yet.</exception>
    public async Task<(Moment At, Page<NoteRow> Page)> Ask(
        string article, Moment moment, Slice slice, AnnotationState? state, string? tag, CancellationToken cancel)
    {
        var (_, report, at) = await states.At<Article>(article, moment, cancel);
        if (at.PublishedBy is { } by && PublicReport.Of(report, by) is null) throw new NothingPublic(Article.Category, article, by);
        await listings.WaitForPresent(at.Position, cancel, AnnotationsListing.ListingName, ArticlesListing.ListingName);
        return (at, await listings.Page(
            at.PublishedBy is null
                ? new("Annotations/list.sql", NoteRow.Read, at, slice, [article, state?.ToString().ToLowerInvariant(), Audiences(at), tag])
                : await Public([article], at, slice, cancel),
            cancel));
    }

    /// <summary>What the public had of notes on reports: as they stood by then.</summary>
    public async Task<PageQuestion<NoteRow>> Public(IReadOnlyList<string> articles, Moment moment, Slice slice, CancellationToken cancel)
    {
        var by = moment.PublishedBy!.Value;
        return new(
            "Annotations/public.sql", NoteRow.Read, moment, slice,
            [articles.ToArray(), Math.Min(moment.Position, await log.PositionAt(by, cancel)), new NullableTime(by), moment.ReadsRetracted]);
    }

    /// <summary>As a parameter of a statement.</summary>
    public static string[] Audiences(Moment moment) => [.. moment.Reader.Audiences];
}

/// <summary>A note's row.</summary>
/// <param name="CurrentRevision">Of its report; in the public's view, the one that the public had.</param>
/// <param name="ReportRetracted">At that moment.</param>
public sealed record NoteRow(AnnotationListing Note, int CurrentRevision, bool ReportRetracted)
{
    public static NoteRow Read(Npgsql.NpgsqlDataReader row) => new(Listings.Document<AnnotationListing>(row, 2), row.GetInt32(3), row.GetBoolean(4));
}
