using Newsroom.Core.Annotations;
using Newsroom.Core.Annotations.Views;
using Newsroom.Core.Articles;
using Newsroom.Core.History;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Server.Http;

namespace Newsroom.Server.Commands;

/// <summary>A story as it unfolded: its own events, those of every report that was ever attached, and of the notes on them.</summary>
/// <param name="Position">The moment that the replay ends at.</param>
public sealed record StoryReplay(long Position, Story Story, IReadOnlyList<(Recorded Recorded, HistoryEntry Entry)> Events)
{
    /// <summary>Null when there is no such story at that moment.</summary>
    public static async Task<StoryReplay?> Read(CommandEngine newsroom, string slug, long position, CancellationToken cancel)
    {
        var events = newsroom.Engine.Events;
        var upTo = UpTo.ThePosition(position);
        var own = StoryRules.IsSlug(slug) ? await events.ReadStream(Streams.Of(Story.Category, slug), upTo, cancel) : [];
        if (own.Count == 0) return null;

        var views = new KeptViews(newsroom.Room);
        await views.WaitFor(position, cancel, AnnotationsView.ViewName);
        var articles = own.Select(r => r.Data).OfType<ArticleAttached>().Select(a => a.Article).Distinct(StringComparer.Ordinal).ToArray();
        var notes = await views.Query("Commands/notes_on.sql", row => row.GetString(0), cancel, position, articles);

        var told = new List<(Recorded, HistoryEntry)>(Changes.OfStream(own));
        foreach (var id in articles) told.AddRange(Changes.OfStream(await events.ReadStream(Streams.Of(Article.Category, id), upTo, cancel)));
        foreach (var id in notes) told.AddRange(Changes.OfStream(await events.ReadStream(Streams.Of(Annotation.Category, id), upTo, cancel)));
        return new StoryReplay(position, Fold.Of<Story>(own)!, [.. told.OrderBy(t => t.Item1.Position)]);
    }
}
