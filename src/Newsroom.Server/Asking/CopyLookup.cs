using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Listings;
using Newsroom.Core.Kernel;
using Newsroom.Core.Text;

namespace Newsroom.Server.Asking;

/// <summary>Finds whose text a report repeats under another address.</summary>
public sealed class CopyLookup(EventLog log, Listings listings, RecentTexts recent)
{
    /// <summary>The earliest report that has, or had in an earlier revision, the same words; null when there is none, or the text is too short to tell.</summary>
    /// <remarks>
    /// What a list that stands still has not come to is not found: that a report is a copy is good to know, and no reason to refuse news.
    /// </remarks>
    public async Task<CopyOf?> Find(Content content, string notOf, CancellationToken cancel)
    {
        if (Normalisation.CopyFingerprint(content.Body) is not { } fingerprint) return null;
        // As far as nobody remembers, the list has to have come; from there on it may be behind.
        var known = recent.From == long.MaxValue ? await log.Head(0, cancel) : recent.From;
        try
        {
            await listings.WaitFor(known, cancel, ArticlesListing.ListingName);
        }
        catch (ListingBehind)
        {
        }
        var found = await listings.Query(
            "Articles/copy_of.sql", row => new CopyOf(row.GetString(0), row.GetInt32(1)), cancel, fingerprint, notOf);
        return found.Count > 0 ? found[0] : recent.Find(fingerprint) is { } last && last.Article != notOf ? last : null;
    }
}
