using Newsroom.Core.Articles.Listings;
using Newsroom.Core.Stories.Listings;

namespace Newsroom.Server.Asking;

/// <summary>Stories as at a moment, the latest opened first.</summary>
public sealed class ListStories(Listings listings)
{
    /// <param name="state">Only those that are open, or closed; null for both.</param>
    /// <returns>Where the question is about the public, each counts those of its reports of which the public had something.</returns>
    /// <exception cref="ListingBehind">A list has not come so far yet.</exception>
    public async Task<Page<StoryListing>> Ask(Moment moment, Slice slice, StoryState? state, CancellationToken cancel)
    {
        IReadOnlyList<string> read = moment.PublishedBy is null
            ? [StoriesListing.ListingName]
            : [StoriesListing.ListingName, MembershipsListing.ListingName, ArticlesListing.ListingName];
        await listings.WaitFor(moment.Position, cancel, read);
        return await listings.Page(
            "Stories/list.sql", Read, moment, slice, cancel, state?.ToString().ToLowerInvariant(), new NullableTime(moment.PublishedBy));
    }

    private static StoryListing Read(Npgsql.NpgsqlDataReader row)
    {
        var story = Listings.Document<StoryListing>(row, 2);
        return row.IsDBNull(3) ? story : story with { Articles = row.GetInt32(3) };
    }
}
