using Newsroom.Core.Annotations;
using Newsroom.Core.Annotations.Listings;
using Newsroom.Core.Articles;
using Newsroom.Core.History;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;

namespace Newsroom.Server.Asking;

/// <summary>
/// Tells a story as it unfolded: its own events, those of every report that was ever attached, and of the notes on them. Of
/// what the public had: the editions that went out to it, and of the reports attached the versions that it had.
/// </summary>
public sealed class ReplayStory(EventLog log, States states, Circumstances circumstances, Listings listings)
{
    /// <exception cref="NothingThere">There is no such story, or none yet.</exception>
    /// <exception cref="NothingPublic">Nothing of the story was public.</exception>
    /// <exception cref="ListingBehind">A list has not come so far yet.</exception>
    public async Task<StoryReplay> Ask(string id, Moment moment, CancellationToken cancel)
    {
        var story = await states.At<Story>(id, moment, cancel);
        var position = story.At.Position;
        if (moment.PublishedBy is { } by) return await Public(story, by, cancel);
        await listings.WaitFor(position, cancel, AnnotationsListing.ListingName);
        var articles = story.Stream.Select(r => r.Data).OfType<ArticleAttached>().Select(a => a.Article).Distinct(StringComparer.Ordinal).ToArray();
        var notes = await listings.Query("Asking/notes_on.sql", row => row.GetString(0), cancel, position, articles);

        var told = new List<(Recorded Recorded, HistoryEntry)>();
        foreach (var stream in articles.Select(a => Streams.Of(Article.Category, a)).Concat(notes.Select(n => Streams.Of(Annotation.Category, n)))
            .Prepend(Streams.Of(Story.Category, id)))
            told.AddRange(Changes.OfStream(await log.ReadWhole(stream, 0, UpTo.ThePosition(position), cancel).ToListAsync(cancel)));
        return new StoryReplay(story.At, story.State, [.. told.OrderBy(t => t.Recorded.Position)]);
    }

    private async Task<StoryReplay> Public(StateThen<Story> story, DateTimeOffset by, CancellationToken cancel)
    {
        var at = await circumstances.Of(story.State, story.At, cancel);
        var told = new List<(Recorded Recorded, HistoryEntry)>(PublicHistory.OfStory(story.Stream, by));
        if (told.Count == 0 && at.PublicReports.Count == 0) throw new NothingPublic(Story.Category, story.State.Id, by);
        foreach (var article in at.PublicReports)
            told.AddRange(PublicHistory.OfReport(
                await log.ReadWhole(Streams.Of(Article.Category, article), 0, UpTo.ThePosition(at.Position), cancel).ToListAsync(cancel), by, withheld: false));
        return new StoryReplay(at, story.State, [.. told.OrderBy(t => t.Recorded.Position)]);
    }
}

/// <param name="At">The moment that the replay ends at.</param>
public sealed record StoryReplay(Moment At, Story Story, IReadOnlyList<(Recorded Recorded, HistoryEntry Entry)> Events)
{
    public long Position => At.Position;
}
