using Newsroom.Core.Articles.Views;
using Newsroom.Core.Stories.Views;

namespace Newsroom.Server.Asking;

/// <summary>Reports as at a moment, the latest filed first.</summary>
public sealed class ListArticles(Listings listings)
{
    /// <exception cref="ListingBehind">A list has not come so far yet.</exception>
    public async Task<Page<ArticleListing>> Ask(Moment moment, Slice slice, ArticleFilter filter, CancellationToken cancel)
    {
        await listings.WaitFor(moment.Position, cancel, ArticlesView.ViewName, MembershipsView.ViewName);
        return await listings.Page(
            "Articles/list.sql", row => Listings.Document<ArticleListing>(row, 2), moment, slice, cancel,
            filter.Story, filter.Outlet, filter.Language, new NullableTime(moment.PublishedBy));
    }
}

/// <summary>Which reports are wanted; null for no limit.</summary>
/// <param name="Story">Id of a story that they are attached to.</param>
/// <param name="Outlet">As it writes its name.</param>
/// <param name="Language">Of the present revision.</param>
public sealed record ArticleFilter(string? Story = null, string? Outlet = null, string? Language = null);
