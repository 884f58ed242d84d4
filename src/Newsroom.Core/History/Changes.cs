using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;

namespace Newsroom.Core.History;

/// <summary>
/// The audit trail: what each event of a stream changed, told by the folded states around it. The same events give the
/// same words, whoever asks and when.
/// </summary>
public static class Changes
{
    /// <param name="before">The state before the event; null before the first.</param>
    /// <param name="after">The state after it.</param>
    public static HistoryEntry Of(Article? before, Recorded recorded, Article after) =>
        ArticleChanges.Of(before, recorded, after);

    /// <inheritdoc cref="Of(Article, Recorded, Article)"/>
    public static HistoryEntry Of(Annotation? before, Recorded recorded, Annotation after) =>
        AnnotationChanges.Of(before, recorded, after);

    /// <inheritdoc cref="Of(Article, Recorded, Article)"/>
    public static HistoryEntry Of(Story? before, Recorded recorded, Story after) =>
        StoryChanges.Of(before, recorded, after);

    /// <summary>A whole stream, or the beginning of one, of a report, a note or a story.</summary>
    /// <exception cref="UnknownEvent">The stream is of another category.</exception>
    public static IEnumerable<(Recorded Recorded, HistoryEntry Entry)> OfStream(IReadOnlyList<Recorded> stream)
    {
        if (stream.Count == 0) return [];
        return Streams.CategoryOf(stream[0].Stream) switch
        {
            "article" => Folded<Article>(stream, Of),
            "annotation" => Folded<Annotation>(stream, Of),
            "story" => Folded<Story>(stream, Of),
            _ => throw new UnknownEvent(stream[0].Type),
        };
    }

    private static IEnumerable<(Recorded, HistoryEntry)> Folded<TState>(
        IReadOnlyList<Recorded> stream, Func<TState?, Recorded, TState, HistoryEntry> entry)
        where TState : class, IFold<TState>
    {
        TState? state = null;
        foreach (var recorded in stream)
        {
            var after = TState.Evolve(state, recorded);
            yield return (recorded, entry(state, recorded, after));
            state = after;
        }
    }
}
