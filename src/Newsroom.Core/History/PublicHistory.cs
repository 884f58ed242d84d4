using System.Globalization;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;

namespace Newsroom.Core.History;

/// <summary>
/// The audit trail as the public could have kept it by a time: what went out, in order, numbered from 1, without who did it
/// and why. Each entry is told by the public ones before it, since a difference to what was hidden would show that.
/// </summary>
public static class PublicHistory
{
    /// <summary>Stands where the desk's own trail names a person.</summary>
    public const string Actor = "the desk";

    /// <summary>The events of a report that the public's trail is told by: the revisions published by then and its retraction, in order.</summary>
    /// <param name="stream">Outlines do.</param>
    /// <returns>Empty when nothing of the report was public by then.</returns>
    public static IReadOnlyList<Recorded> EventsOf(Article article, IReadOnlyList<Recorded> stream, DateTimeOffset by)
    {
        if (PublicReport.Of(article, by) is not { } report) return [];
        var until = report.Retraction?.At ?? by;
        var revisions = article.Revisions.ToDictionary(r => r.Version);
        var shown = new List<Recorded>();
        foreach (var recorded in stream)
        {
            var isShown = revisions.TryGetValue(recorded.Version, out var revision)
                ? new DatedRevision(revision.Number, revision.Content.Published, revision.RecordedAt).Date <= until
                : recorded.Data is ArticleRetracted && report.Retraction is not null && shown.Count > 0;
            if (isShown) shown.Add(recorded);
        }
        return shown;
    }

    /// <summary>The entries of a report's trail, with which the revisions' words go when it was retracted.</summary>
    /// <param name="events">A run of <see cref="EventsOf"/>, as they were written.</param>
    /// <param name="number">Of the first of them, from 1.</param>
    /// <param name="before">The last entry before them, as this gave it; null before the first.</param>
    /// <param name="withheld">Whether whoever asks may not read the words whatever the public had.</param>
    public static IEnumerable<(Recorded Recorded, HistoryEntry Entry, Article After)> OfReport(
        Article article, IEnumerable<Recorded> events, long number, Article? before, DateTimeOffset by, bool withheld)
    {
        var wordless = withheld || PublicReport.Of(article, by)?.Retraction is not null;
        foreach (var recorded in events)
        {
            var shown = Anonymous(recorded, number++);
            if (shown.Data is ArticleFiled filed) shown = shown with { Data = filed with { CopyOf = null } };
            if (wordless) shown = WithoutWords.Of(shown);
            var content = Article.ContentOf(shown.Data);
            var after = article with
            {
                Revisions = content is null ? before!.Revisions : [article.Revisions.Single(r => r.Version == recorded.Version) with { Content = content, By = Actor }],
                CopyOf = null, EmbargoedUntil = null, Status = content is null ? ArticleStatus.Retracted : ArticleStatus.Filed,
            };
            yield return (shown, Changes.Of(before, shown, after), after);
            before = after;
        }
    }

    /// <summary>The whole trail of a report.</summary>
    /// <param name="stream">As it was written.</param>
    public static IReadOnlyList<(Recorded Recorded, HistoryEntry Entry)> OfReport(IReadOnlyList<Recorded> stream, DateTimeOffset by, bool withheld)
    {
        var article = Fold.Of<Article>(stream)!;
        return [.. OfReport(article, EventsOf(article, stream, by), 1, null, by, withheld).Select(told => (told.Recorded, told.Entry))];
    }

    /// <summary>Of a story: its brief's editions that went out to the public, with their corrections and withdrawals; an edition's words go with it.</summary>
    /// <returns>Empty when no edition was public by then.</returns>
    public static IReadOnlyList<(Recorded Recorded, HistoryEntry Entry)> OfStory(IReadOnlyList<Recorded> stream, DateTimeOffset by)
    {
        var editions = PublicBrief.Editions(Fold.Of<Story>(stream)!, by).ToDictionary(e => e.Number);
        var told = new List<(Recorded, HistoryEntry)>();
        // Drafts are the desk's own, and may be outlines.
        foreach (var (recorded, entry) in Changes.OfStream([.. stream.Where(r => r.Data is not BriefDrafted).Select(r => Without(r, editions))]))
        {
            if (recorded.At > by || EditionOf(recorded.Data) is not { } number || !editions.TryGetValue(number, out var edition)) continue;
            var shown = Anonymous(recorded, told.Count + 1);
            told.Add((shown, edition.Withdrawal is null || recorded.Data is BriefWithdrawn ? Tidy(entry) : Withdrawn(recorded.Data, edition)));
        }
        return told;
    }

    private static Recorded Anonymous(Recorded recorded, long number) => recorded with { Version = number, Metadata = new Metadata(Actor) };

    /// <summary>What leads up to an entry is folded too, and must bring nothing into it: neither a name nor withdrawn words.</summary>
    private static Recorded Without(Recorded recorded, Dictionary<int, Edition> editions)
    {
        var isWithdrawn = EditionOf(recorded.Data) is { } number && editions.TryGetValue(number, out var edition) && edition.Withdrawal is not null;
        var data = recorded.Data switch
        {
            BriefPublished e when isWithdrawn => e with { Brief = new("", [], []) },
            BriefCorrected e when isWithdrawn => e with { Brief = new("", [], []), Notice = "" },
            var other => other,
        };
        return recorded with { Data = data, Metadata = new Metadata(Actor) };
    }

    private static HistoryEntry Withdrawn(object data, Edition edition) => new(
        $"{Actor} {(data is BriefCorrected ? "corrected" : "published")} edition {edition.Number} of the brief, which was withdrawn",
        [new Change("edition", null, edition.Number.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>A difference to withdrawn words is none to them.</summary>
    private static HistoryEntry Tidy(HistoryEntry entry) =>
        entry with { Changes = [.. entry.Changes.Select(c => c.Before?.Length == 0 ? c with { Before = null } : c)] };

    private static int? EditionOf(object data) => data switch
    {
        BriefPublished e => e.Edition,
        BriefCorrected e => e.Edition,
        BriefWithdrawn e => e.Edition,
        _ => null,
    };
}
