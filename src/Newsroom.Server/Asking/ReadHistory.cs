using Newsroom.Core.Articles;
using Newsroom.Core.History;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Asking;

/// <summary>The audit trail of one story, report or note: each event with what it changed, in order.</summary>
public sealed class ReadHistory(States states)
{
    /// <param name="after">Version to start behind; 0 for the beginning.</param>
    /// <param name="limit">At most so many entries.</param>
    /// <exception cref="NothingThere">There is none, or none yet.</exception>
    public async Task<HistoryPage> Ask<TState>(string id, Moment moment, long after, int limit, CancellationToken cancel)
        where TState : class, IFold<TState>
    {
        var (stream, state, at) = await states.At<TState>(id, moment, cancel);
        var shown = Changes.OfStream(stream)
            .Where(entry => entry.Recorded.Version > after && (state is not Article article || IsShown(article, entry.Recorded, at)))
            .Take(limit + 1).ToList();
        return new HistoryPage(at, [.. shown.Take(limit)], More: shown.Count > limit);
    }

    /// <summary>An event that brings a text of its own is shown when that text was published by then.</summary>
    private static bool IsShown(Article article, Recorded recorded, Moment moment)
    {
        if (moment.PublishedBy is not { } by) return true;
        var content = recorded.Data switch
        {
            ArticleFiled e => e.Content,
            ArticleRevised e => e.Content,
            ArticleCorrected e => e.Content,
            _ => null,
        };
        return content is null
            || PublishedBy.Of([new DatedRevision(1, content.Published, recorded.At)], article.PublicFrom, by) is not null;
    }
}

/// <param name="At">The moment that the trail is about.</param>
/// <param name="More">Whether there are entries behind the last.</param>
public sealed record HistoryPage(Moment At, IReadOnlyList<(Recorded Recorded, HistoryEntry Entry)> Entries, bool More);
