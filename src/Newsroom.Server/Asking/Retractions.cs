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
    /// <summary>Null for a report that is not retracted, and for one that is not there.</summary>
    public async Task<Retraction?> Of(string article, CancellationToken cancel)
    {
        if (!Ids.IsId(article)) return null;
        var stream = await log.ReadStream(Streams.Of(Article.Category, article), UpTo.End, cancel);
        return stream is [.., { Data: ArticleRetracted e } last] ? new Retraction(e.Notice, last.At) : Fold.Of<Article>(stream)?.Retraction;
    }

    /// <summary>Those of the reports that are retracted.</summary>
    /// <exception cref="ListingBehind">The list of reports has not come so far yet.</exception>
    public async Task<IReadOnlyDictionary<string, Retraction>> Of(IEnumerable<string> articles, CancellationToken cancel)
    {
        var ids = articles.Distinct(StringComparer.Ordinal).ToArray();
        if (ids.Length == 0) return new Dictionary<string, Retraction>();
        var head = await log.SafeHead(cancel);
        await listings.WaitFor(head, cancel, ArticlesListing.ListingName);
        var found = await listings.Query(
            "Articles/retracted.sql", row => (Id: row.GetString(0), Retraction: Listings.Document<Retraction>(row, 1)), cancel, head, ids);
        return found.ToDictionary(f => f.Id, f => f.Retraction, StringComparer.Ordinal);
    }
}
