using Newsroom.Core.Annotations;
using Newsroom.Core.Annotations.Listings;
using Newsroom.Core.Articles;
using Newsroom.Core.History;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;

namespace Newsroom.Server.Asking;

/// <summary>Tells a story as it unfolded: its own events, those of every report that was ever attached, and of the notes on them.</summary>
public sealed class ReplayStory(EventLog log, States states, Listings listings)
{
    /// <exception cref="NothingThere">There is no such story, or none yet.</exception>
    /// <exception cref="ListingBehind">The list of notes has not come so far yet.</exception>
    public async Task<StoryReplay> Ask(string id, Moment moment, CancellationToken cancel)
    {
        var position = moment.Position;
        var story = await states.At<Story>(id, moment with { Asked = true }, cancel);
        await listings.WaitFor(position, cancel, AnnotationsListing.ListingName);
        var articles = story.Stream.Select(r => r.Data).OfType<ArticleAttached>().Select(a => a.Article).Distinct(StringComparer.Ordinal).ToArray();
        var notes = await listings.Query("Asking/notes_on.sql", row => row.GetString(0), cancel, position, articles);

        var told = new List<(Recorded Recorded, HistoryEntry)>(Changes.OfStream(story.Stream));
        foreach (var stream in articles.Select(a => Streams.Of(Article.Category, a)).Concat(notes.Select(n => Streams.Of(Annotation.Category, n))))
            told.AddRange(Changes.OfStream(await log.ReadStream(stream, UpTo.ThePosition(position), cancel)));
        return new StoryReplay(position, story.State, [.. told.OrderBy(t => t.Recorded.Position)]);
    }
}

/// <param name="Position">The moment that the replay ends at.</param>
public sealed record StoryReplay(long Position, Story Story, IReadOnlyList<(Recorded Recorded, HistoryEntry Entry)> Events);
