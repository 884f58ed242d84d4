using System.Collections.Concurrent;
using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Listings;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Asking;

/// <summary>
/// Which reports are retracted at present, whatever moment is asked about: their words are kept back at past moments too,
/// or every permalink would go on showing what was taken back.
/// </summary>
public sealed class Retractions(EventLog log, Listings listings)
{
    private const int Remembered = 20_000;

    private readonly ConcurrentDictionary<string, (long Head, bool Retracted)> known = new(StringComparer.Ordinal);
    private volatile Watched watched = new(long.MaxValue, 0);

    /// <summary>Null for a report that is not retracted, and for one that is not there.</summary>
    public async Task<Retraction?> Of(string article, CancellationToken cancel)
    {
        if (!Ids.IsId(article)) return null;
        // A report that this node remembers, it remembers with its retraction.
        if (log.Recent(Streams.Of(Article.Category, article), asOf: 0) is { } recent) return Fold.Of<Article>(recent)!.Retraction;
        // Of most it is known that they are not: their texts are not read for it.
        if ((await Among([article], await log.Head(0, cancel), cancel)).Count == 0) return null;
        return Fold.Of<Article>(await log.ReadStream(Streams.Of(Article.Category, article), UpTo.End, cancel))?.Retraction;
    }

    /// <summary>Those of the reports that are retracted, by id.</summary>
    /// <exception cref="ListingBehind">The list of reports has not come so far yet.</exception>
    public async Task<IReadOnlyDictionary<string, Retraction>> Of(IEnumerable<string> articles, CancellationToken cancel)
    {
        var ids = articles.Distinct(StringComparer.Ordinal).ToArray();
        if (ids.Length == 0) return new Dictionary<string, Retraction>();
        var head = await log.Head(0, cancel);
        await listings.WaitFor(head, cancel, ArticlesListing.ListingName);
        var rows = await listings.Query(
            "Articles/retracted.sql", row => (Id: row.GetString(0), Retraction: Listings.Document<Retraction>(row, 1)), cancel, head, ids);
        return rows.ToDictionary(f => f.Id, f => f.Retraction, StringComparer.Ordinal);
    }

    /// <summary>
    /// Whether each of the reports is retracted, for whoever follows the log: by the log itself, since the list of reports may stand
    /// still, and mostly from memory.
    /// </summary>
    /// <param name="head">The head of the log as far as the asker has seen it: retractions up to there are known, later ones may be.</param>
    public async ValueTask<IReadOnlySet<string>> Among(IReadOnlyCollection<string> articles, long head, CancellationToken cancel)
    {
        var retracted = new HashSet<string>(StringComparer.Ordinal);
        List<string>? unknown = null;
        foreach (var id in articles)
        {
            if (IsRetracted(id, head) is not { } known) (unknown ??= []).Add(id);
            else if (known) retracted.Add(id);
        }
        if (unknown is null) return retracted;
        var found = await log.StreamsWith("article_retracted", [.. unknown.Select(id => Streams.Of(Article.Category, id))], cancel);
        foreach (var id in unknown)
        {
            var isRetracted = found.Contains(Streams.Of(Article.Category, id));
            Remember(id, head, isRetracted);
            if (isRetracted) retracted.Add(id);
        }
        return retracted;
    }

    /// <summary>From memory; null when that does not know.</summary>
    public bool? IsRetracted(string article, long head)
    {
        if (!known.TryGetValue(article, out var found)) return null;
        // What was retracted stays so. What was not is so still when everything since then was seen to be about something else.
        if (found.Retracted) return true;
        var (from, upTo) = watched;
        return found.Head >= head || (found.Head >= from && upTo >= head) ? false : null;
    }

    /// <summary>Told by whoever follows the log for this node: nothing is missing between two calls.</summary>
    public void Watch(IReadOnlyList<Recorded> events, long upTo)
    {
        foreach (var recorded in events)
            if (recorded.Data is ArticleRetracted) Remember(recorded.Subject, recorded.Position!.Value, true);
        watched = new(watched.From, upTo);
    }

    /// <summary>Whoever follows the log has passed over something, and goes on from here.</summary>
    public void WatchFrom(long position)
    {
        watched = new(position, position);
        known.Clear();
    }

    private void Remember(string article, long head, bool retracted)
    {
        // Forgetting all at once is crude, and enough: each costs one read to know again.
        if (known.Count >= Remembered) WatchFrom(watched.UpTo);
        // A look that ended late must not take back what was seen of the log meanwhile.
        known.AddOrUpdate(article, (head, retracted), (_, before) => before.Retracted ? before : (head, retracted));
    }

    private sealed record Watched(long From, long UpTo);
}
