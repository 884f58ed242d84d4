using Newsroom.Core.Articles.Listings;
using Newsroom.Core.Stories.Listings;

namespace Newsroom.Server.Asking;

/// <summary>Reports as at a moment, the latest filed first.</summary>
public sealed class ListArticles(Listings listings)
{
    /// <exception cref="ListingBehind">A list has not come so far yet.</exception>
    public async Task<Page<ArticleListing>> Ask(Moment moment, Slice slice, ArticleFilter filter, CancellationToken cancel)
    {
        await listings.WaitFor(moment.Position, cancel, ArticlesListing.ListingName, MembershipsListing.ListingName);
        return await listings.Page(
            "Articles/list.sql", row => Listings.Document<ArticleListing>(row, 2), moment, slice, cancel,
            filter.Story, filter.Outlet, filter.Language, new NullableTime(moment.PublishedBy));
    }
}

/// <summary>Which reports are wanted; null for no limit.</summary>
/// <param name="Story">Id of a story that they are attached to.</param>
/// <param name="Outlet">As it writes its name.</param>
/// <param name="Language">Of the present revision, or of what the public had.</param>
public sealed record ArticleFilter(string? Story = null, string? Outlet = null, string? Language = null);
