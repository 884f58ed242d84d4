using Newsroom.Core.Stories.Listings;

namespace Newsroom.Server.Asking;

/// <summary>Stories as at a moment, the latest opened first.</summary>
public sealed class ListStories(Listings listings)
{
    /// <param name="state">Only those that are open, or closed; null for both.</param>
    /// <exception cref="ListingBehind">The list has not come so far yet.</exception>
    public async Task<Page<StoryListing>> Ask(Moment moment, Slice slice, StoryState? state, CancellationToken cancel)
    {
        await listings.WaitFor(moment.Position, cancel, StoriesListing.ListingName);
        return await listings.Page(
            "Stories/list.sql", row => Listings.Document<StoryListing>(row, 2), moment, slice, cancel, state?.ToString().ToLowerInvariant());
    }
}
