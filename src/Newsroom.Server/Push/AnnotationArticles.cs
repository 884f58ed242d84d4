using System.Collections.Concurrent;
using Newsroom.Core.Annotations;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Push;

/// <summary>The report that a note is on: said once, in the note's first event, and never changed, so it may be remembered.</summary>
public sealed class AnnotationArticles(EventLog log)
{
    private const int Remembered = 20_000;

    private readonly ConcurrentDictionary<string, string> articles = new(StringComparer.Ordinal);

    public async ValueTask<string?> Of(Recorded recorded, CancellationToken cancel)
    {
        if (recorded.Data is AnnotationPosted posted) return Remember(recorded.Stream, posted.Article);
        if (articles.TryGetValue(recorded.Stream, out var known)) return known;
        try
        {
            return await log.ReadStream(recorded.Stream, UpTo.TheVersion(1), cancel) is [{ Data: AnnotationPosted first }]
                ? Remember(recorded.Stream, first.Article)
                : null;
        }
        catch (UnreadableEvent)
        {
            // It says nothing to this program; a stream that passes on the rest does not end by it.
            return null;
        }
    }

    private string Remember(string stream, string article)
    {
        // Forgetting all at once is crude, and enough: each costs one read to know again.
        if (articles.Count >= Remembered) articles.Clear();
        articles[stream] = article;
        return article;
    }
}
