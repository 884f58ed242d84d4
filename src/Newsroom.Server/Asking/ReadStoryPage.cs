using Newsroom.Core.Annotations.Listings;
using Newsroom.Core.Articles.Listings;
using Newsroom.Core.Stories;
using Newsroom.Core.Stories.Listings;

namespace Newsroom.Server.Asking;

/// <summary>
/// A story with what belongs to it, as at a moment: its own stream up to there, the reports attached by then, each as it
/// was, and the notes on them as they were.
/// </summary>
public sealed class ReadStoryPage(States states, Listings listings)
{
    /// <exception cref="NothingThere">There is no such story, or none yet.</exception>
    /// <exception cref="ListingBehind">A list has not come so far yet.</exception>
    public async Task<StoryPageRows> Ask(string id, Moment moment, Slice reports, Slice notes, CancellationToken cancel)
    {
        var story = (await states.At<Story>(id, moment with { Asked = true }, cancel)).State;
        await listings.WaitFor(moment.Position, cancel, MembershipsListing.ListingName, ArticlesListing.ListingName, AnnotationsListing.ListingName);
        return new StoryPageRows(
            story,
            await listings.Page("Stories/state_articles.sql", AttachedRow.Read, moment, reports, cancel, id, new NullableTime(moment.PublishedBy)),
            await listings.Page("Stories/state_notes.sql", NoteRow.Read, moment, notes, cancel, id));
    }
}

/// <param name="Reports">The latest attached first; where the moment says so, only those published by then.</param>
/// <param name="Notes">The latest first, without the withdrawn ones.</param>
public sealed record StoryPageRows(Story Story, Page<AttachedRow> Reports, Page<NoteRow> Notes);

/// <summary>A report's place in the story, and the report.</summary>
public sealed record AttachedRow(Membership Membership, ArticleListing Article)
{
    public static AttachedRow Read(Npgsql.NpgsqlDataReader row) =>
        new(Listings.Document<Membership>(row, 2), Listings.Document<ArticleListing>(row, 3));
}
