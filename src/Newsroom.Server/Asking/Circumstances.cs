using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Listings;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Core.Stories.Listings;

namespace Newsroom.Server.Asking;

/// <summary>What other streams, or later events of its own, have to say before a state is shown.</summary>
public sealed class Circumstances(EventLog log, Retractions retractions, Listings listings)
{
    /// <summary>The moment with what decides how the state is shown at it.</summary>
    /// <exception cref="ListingBehind">A list has not come so far yet.</exception>
    public async Task<Moment> Of<TState>(TState state, Moment moment, CancellationToken cancel) where TState : class
    {
        if (state is Story story && moment.PublishedBy is not null)
            return moment with { PublicReports = await PublicReports(story.Id, moment, cancel) };
        // A report's words stand in it and in the passages of the notes on it.
        var report = state switch
        {
            Article article => article.Id,
            Annotation note => note.Article,
            _ => null,
        };
        if (report is null) return moment;
        if (state is Annotation && moment.PublishedBy is null) moment = moment with { RevisionTimes = await RevisionTimes(report, moment.Position, cancel) };
        // An editor reads a report's words all the same; of a note everybody is told.
        if (moment.ReadsRetracted && state is not Annotation) return moment;
        var retraction = await retractions.Of(report, cancel);
        moment = moment with { Withheld = moment.ReadsRetracted ? null : retraction, ReportRetracted = retraction is not null };
        return state is Annotation annotation && moment.PublishedBy is { } by
            ? moment with { PublicPlace = moment.Withheld is null ? await PlaceOf(annotation, moment.Position, by, cancel) : null }
            : moment;
    }

    /// <summary>Null when the note was withdrawn, or its report retracted, by then, or the public had no version in which it stands.</summary>
    private async Task<PublicPlace?> PlaceOf(Annotation note, long position, DateTimeOffset by, CancellationToken cancel)
    {
        var report = Fold.Of<Article>(await log.ReadStream(Streams.Of(Article.Category, note.Article!), UpTo.ThePosition(position), cancel));
        return note.State != AnnotationState.Withdrawn && report is not null && PublicReport.Of(report, by) is { Retraction: null } had
            ? PublicPlace.Of(note.Anchor, note.PostedOn, note.PostedPassage, had.Revision)
            : null;
    }

    private async Task<IReadOnlyList<DateTimeOffset>> RevisionTimes(string report, long position, CancellationToken cancel)
    {
        var name = Streams.Of(Article.Category, report);
        // Mostly this node knows the report: it has just put the note on it, or carried it.
        var stream = log.Recent(name, asOf: 0) ?? await log.ReadStream(name, UpTo.End, cancel);
        return [.. stream.Where(r => r.Position <= position && Article.ContentOf(r.Data) is not null).Select(r => r.At)];
    }

    private async Task<IReadOnlyList<string>> PublicReports(string story, Moment moment, CancellationToken cancel)
    {
        await listings.WaitFor(moment.Position, cancel, MembershipsListing.ListingName, ArticlesListing.ListingName);
        return await listings.Query(
            "Stories/public_reports.sql", row => row.GetString(0), cancel, moment.Position, story, new NullableTime(moment.PublishedBy));
    }
}
