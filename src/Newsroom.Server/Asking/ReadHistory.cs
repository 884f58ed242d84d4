using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.History;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;

namespace Newsroom.Server.Asking;

/// <summary>The audit trail of one story, report or note: each event with what it changed, in order.</summary>
public sealed class ReadHistory(States states, Circumstances circumstances)
{
    /// <param name="after">Version to start behind; 0 for the beginning. The public's trail has numbers of its own.</param>
    /// <param name="limit">At most so many entries.</param>
    /// <exception cref="NothingThere">There is none, or none yet.</exception>
    /// <exception cref="NothingPublic">Nothing of it was public.</exception>
    public async Task<HistoryPage> Ask<TState>(string id, Moment moment, long after, int limit, CancellationToken cancel)
        where TState : class, IFold<TState>
    {
        var (stream, state, then) = await states.At<TState>(id, moment, cancel);
        var at = await circumstances.Of(state, then, cancel);
        var told = at.PublishedBy is { } by ? Public(stream, state, at, by) ?? throw new NothingPublic(TState.Category, id, by) : Desk(stream, at);
        var shown = told.Where(entry => entry.Recorded.Version > after).Take(limit + 1).ToList();
        return new HistoryPage(at, [.. shown.Take(limit)], More: shown.Count > limit);
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
