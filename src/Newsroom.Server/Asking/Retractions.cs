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
    /// <summary>So many reports are looked up in their own streams; more of them, in one question to the list of reports.</summary>
    private const int Few = 8;

    private const int Remembered = 20_000;

    private readonly ConcurrentDictionary<string, (long Head, bool Retracted)> found = new(StringComparer.Ordinal);

    /// <summary>Null for a report that is not retracted, and for one that is not there.</summary>
    public async Task<Retraction?> Of(string article, CancellationToken cancel) => Ids.IsId(article)
        ? Fold.Of<Article>(await log.ReadStream(Streams.Of(Article.Category, article), UpTo.End, cancel))?.Retraction
        : null;

    /// <summary>Those of the reports that are retracted, by id.</summary>
    /// <exception cref="ListingBehind">The list of reports has not come so far yet.</exception>
    public async Task<IReadOnlyDictionary<string, Retraction>> Of(IEnumerable<string> articles, CancellationToken cancel)
    {
        var ids = articles.Distinct(StringComparer.Ordinal).ToArray();
        if (ids.Length == 0) return new Dictionary<string, Retraction>();
        var head = await log.SafeHead(cancel);
        await listings.WaitFor(head, cancel, ArticlesListing.ListingName);
        var rows = await listings.Query(
            "Articles/retracted.sql", row => (Id: row.GetString(0), Retraction: Listings.Document<Retraction>(row, 1)), cancel, head, ids);
        return rows.ToDictionary(f => f.Id, f => f.Retraction, StringComparer.Ordinal);
    }

    /// <summary>The same for whoever follows the log, and must not stand still when the list of reports does.</summary>
    /// <param name="head">The head of the log as far as the asker has seen it: retractions up to there are known, later ones may be.</param>
    public async ValueTask<IReadOnlySet<string>> Among(IEnumerable<string> articles, long head, CancellationToken cancel)
    {
        var retracted = new HashSet<string>(StringComparer.Ordinal);
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in articles)
        {
            // Every listener of a node asks about the same event: it is looked up once. What was retracted stays so.
            if (!found.TryGetValue(id, out var before) || (!before.Retracted && before.Head < head)) unknown.Add(id);
            else if (before.Retracted) retracted.Add(id);
        }
        IReadOnlyDictionary<string, Retraction>? listed = null;
        try
        {
            if (unknown.Count > Few) listed = await Of(unknown, cancel);
        }
        catch (ListingBehind)
        {
            // The streams themselves are never behind.
        }
        foreach (var id in unknown)
        {
            var isRetracted = listed?.ContainsKey(id) ?? await Of(id, cancel) is not null;
            // Forgetting all at once is crude, and enough: each costs one read to know again.
            if (found.Count >= Remembered) found.Clear();
            found[id] = (head, isRetracted);
            if (isRetracted) retracted.Add(id);
        }
        return retracted;
    }
}
