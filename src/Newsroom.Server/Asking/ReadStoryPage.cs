using Newsroom.Core.Annotations.Listings;
using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Listings;
using Newsroom.Core.Stories;
using Newsroom.Core.Stories.Listings;

namespace Newsroom.Server.Asking;

/// <summary>
/// A story with what belongs to it, as at a moment: its own stream up to there, the reports attached by then, each as it
/// was, and the notes on them as they were.
/// </summary>
public sealed class ReadStoryPage(States states, Circumstances circumstances, Retractions retractions, ListAnnotations annotations, Listings listings)
{
    /// <exception cref="NothingThere">There is no such story, or none yet.</exception>
    /// <exception cref="NothingPublic">Nothing of the story was public.</exception>
    /// <exception cref="ListingBehind">A list has not come so far yet.</exception>
    public async Task<StoryPageRows> Ask(string id, Moment moment, Slice reports, Slice notes, CancellationToken cancel)
    {
        var (_, story, then) = await states.At<Story>(id, moment, cancel);
        var at = await circumstances.Of(story, then, cancel);
        if (at.PublishedBy is { } by && at.PublicReports.Count == 0 && PublicBrief.Editions(story, by).Count == 0)
            throw new NothingPublic(Story.Category, id, by);
        await listings.WaitForPresent(at.Position, cancel, MembershipsListing.ListingName, ArticlesListing.ListingName, AnnotationsListing.ListingName);
        var ofReports = new PageQuestion<AttachedRow>("Stories/state_articles.sql", AttachedRow.Read, at, reports, [id, new NullableTime(at.PublishedBy)]);
        var ofNotes = at.PublishedBy is null
            ? new PageQuestion<NoteRow>("Stories/state_notes.sql", NoteRow.Read, at, notes, [id, ListAnnotations.Audiences(at)])
            : await annotations.Public(at.PublicReports, at, notes, cancel);
        var (attached, noted) = await listings.Pages(ofReports, ofNotes, cancel);
        var shown = attached.Items.Select(a => a.Article.Id).Concat(noted.Items.Select(n => n.Note.Article!));
        return new StoryPageRows(at, story, attached, noted, at.ReadsRetracted ? StoryPageRows.NothingWithheld : await retractions.Of(shown, cancel));
    }
}

/// <param name="At">The moment that the page is about: of a question about now, not before what the story has become.</param>
/// <param name="Reports">The latest attached first; where the moment says so, only those of which the public had something.</param>
/// <param name="Notes">The latest first, without the withdrawn ones.</param>
/// <param name="Withheld">The reports, by id, whose words whoever asks does not read.</param>
public sealed record StoryPageRows(
    Moment At, Story Story, Page<AttachedRow> Reports, Page<NoteRow> Notes, IReadOnlyDictionary<string, Retraction> Withheld)
{
    public static IReadOnlyDictionary<string, Retraction> NothingWithheld { get; } = new Dictionary<string, Retraction>();
}

/// <summary>A report's place in the story, and the report.</summary>
public sealed record AttachedRow(Membership Membership, ArticleListing Article)
{
    public static AttachedRow Read(Npgsql.NpgsqlDataReader row) =>
        new(Listings.Document<Membership>(row, 2), Listings.Document<ArticleListing>(row, 3));
}
