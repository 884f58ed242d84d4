using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.History;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;

namespace Newsroom.Server.Asking;

/// <summary>The audit trail of one story, report or note: each event with what it changed, in order.</summary>
public sealed class ReadHistory(States states, Circumstances circumstances)
{
    /// <summary>Characters of texts on a page, about: the entry that passes it is the last.</summary>
    private const long PageSize = 1 << 20;

    /// <param name="after">Version to start behind; 0 for the beginning. The public's trail has numbers of its own.</param>
    /// <param name="limit">At most so many entries; fewer where they are large.</param>
    /// <exception cref="NothingThere">There is none, or none yet.</exception>
    /// <exception cref="NothingPublic">Nothing of it was public.</exception>
    public async Task<HistoryPage> Ask<TState>(string id, Moment moment, long after, int limit, CancellationToken cancel)
        where TState : class, IFold<TState>
    {
        var (stream, state, then) = await states.At<TState>(id, moment, cancel);
        var at = await circumstances.Of(state, then, cancel);
        var told = at.PublishedBy is { } by ? Public(stream, state, at, by) ?? throw new NothingPublic(TState.Category, id, by) : Desk(stream, at);
        var shown = new List<(Recorded Recorded, HistoryEntry Entry)>();
        var size = 0L;
        foreach (var entry in told.Where(entry => entry.Recorded.Version > after))
        {
            if (shown.Count == limit || size > PageSize) return new HistoryPage(at, shown, More: true);
            shown.Add(entry);
            size += SizeOf(entry);
        }
        return new HistoryPage(at, shown, More: false);
    }

    private static long SizeOf((Recorded Recorded, HistoryEntry Entry) told)
    {
        var content = told.Recorded.Data switch
        {
            ArticleFiled e => e.Content,
            ArticleRevised e => e.Content,
            ArticleCorrected e => e.Content,
            _ => null,
        };
        return (content?.Body.Length ?? 0)
            + told.Entry.Changes.Sum(c => (long)(c.Before?.Length ?? 0) + (c.After?.Length ?? 0) + (c.Words?.Sum(w => (long)w.Text.Length) ?? 0));
    }

    private static IEnumerable<(Recorded Recorded, HistoryEntry Entry)> Desk(IReadOnlyList<Recorded> stream, Moment at) =>
        Changes.OfStream(at.Withheld is null ? stream : [.. stream.Select(WithoutWords.Of)]);

    /// <returns>Null when nothing was public.</returns>
    private static IReadOnlyList<(Recorded Recorded, HistoryEntry Entry)>? Public<TState>(
        IReadOnlyList<Recorded> stream, TState state, Moment at, DateTimeOffset by) => state switch
    {
        Article => PublicHistory.OfReport(stream, by, at.Withheld is not null) is { Count: > 0 } told ? told : null,
        Story => PublicHistory.OfStory(stream, by) is var told && (told.Count > 0 || at.PublicReports.Count > 0) ? told : null,
        // Notes are the desk's own.
        Annotation => null,
        _ => throw new UnknownEvent(stream[0].Type),
    };
}

/// <param name="At">The moment that the trail is about.</param>
/// <param name="More">Whether there are entries behind the last.</param>
public sealed record HistoryPage(Moment At, IReadOnlyList<(Recorded Recorded, HistoryEntry Entry)> Entries, bool More);
