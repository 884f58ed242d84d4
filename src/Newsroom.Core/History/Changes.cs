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
    /// <param name="recorded">As it was written: an outline has not the words that changed.</param>
    /// <param name="after">The state after it: of a report, a note or a story.</param>
    /// <exception cref="UnknownEvent">It is of another category.</exception>
    public static HistoryEntry Of<TState>(TState? before, Recorded recorded, TState after) where TState : class => after switch
    {
        Article article => ArticleChanges.Of(before as Article, recorded, article),
        Annotation note => AnnotationChanges.Of(before as Annotation, recorded, note),
        Story story => StoryChanges.Of(before as Story, recorded, story),
        _ => throw new UnknownEvent(recorded.Type),
    };

    /// <summary>A whole stream, or the beginning of one, of a report, a note or a story.</summary>
    /// <exception cref="UnknownEvent">The stream is of another category.</exception>
    public static IEnumerable<(Recorded Recorded, HistoryEntry Entry)> OfStream(IReadOnlyList<Recorded> stream)
    {
        if (stream.Count == 0) return [];
        return Streams.CategoryOf(stream[0].Stream) switch
        {
            "article" => Folded<Article>(stream),
            "annotation" => Folded<Annotation>(stream),
            "story" => Folded<Story>(stream),
            _ => throw new UnknownEvent(stream[0].Type),
        };
    }

    private static IEnumerable<(Recorded, HistoryEntry)> Folded<TState>(IReadOnlyList<Recorded> stream) where TState : class, IFold<TState>
    {
        TState? state = null;
        foreach (var recorded in stream)
        {
            var after = TState.Evolve(state, recorded);
            yield return (recorded, Of(state, recorded, after));
            state = after;
        }
    }
}
