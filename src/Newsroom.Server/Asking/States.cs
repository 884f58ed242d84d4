using Newsroom.Core.Kernel;

namespace Newsroom.Server.Asking;

/// <summary>What one stream tells, as at a moment.</summary>
public sealed class States(EventLog log)
{
    /// <exception cref="NothingThere">There is none, or none yet.</exception>
    /// <exception cref="NothingPublic">There is none, or none yet, and the question is about the public.</exception>
    public async Task<StateThen<TState>> At<TState>(string id, Moment moment, CancellationToken cancel) where TState : class, IFold<TState>
    {
        if (moment.PublishedBy is { } by)
        {
            // What has no dates of its own is the public's as it stood by then.
            var then = TState.CanBeHidden ? Math.Min(moment.Position, await log.PositionAt(by, cancel)) : moment.Position;
            var known = TState.IsId(id) ? await log.ReadStream(Streams.Of(TState.Category, id), UpTo.ThePosition(then), cancel) : [];
            return known.Count > 0 && !await IsHidden<TState>(known, Colleague.Public, asked: true, cancel)
                ? new(known, Fold.Of<TState>(known)!, moment)
                : throw new NothingPublic(TState.Category, id, by);
        }
        if (!TState.IsId(id)) throw new NothingThere(TState.Category, id);
        var name = Streams.Of(TState.Category, id);
        var stream = await log.ReadStream(name, moment.Asked ? UpTo.ThePosition(moment.Position) : UpTo.End, cancel);
        if (stream.Count > 0)
        {
            // In the words for what never was: that it is there is not told either.
            if (await IsHidden<TState>(stream, moment.Reader, moment.Asked, cancel)) throw new NothingThere(TState.Category, id);
            return new(stream, Fold.Of<TState>(stream)!, moment with { Position = Math.Max(moment.Position, stream[^1].Position ?? 0) });
        }

        var later = moment.Position == 0 || (moment.Asked && await IsThereNow<TState>(name, moment.Reader, cancel));
        throw new NothingThere(TState.Category, id, later ? moment.Position : null);
    }

    /// <summary>Kept from the reader then, or at present: what is somebody's own now is so at every past moment.</summary>
    private async ValueTask<bool> IsHidden<TState>(IReadOnlyList<Recorded> then, Colleague reader, bool asked, CancellationToken cancel)
        where TState : class, IFold<TState>
    {
        if (!TState.CanBeHidden) return false;
        return TState.IsHidden(then, reader) || (asked && TState.IsHidden(await Now(then[0].Stream, cancel), reader));
    }

    private async ValueTask<bool> IsThereNow<TState>(string name, Colleague reader, CancellationToken cancel) where TState : class, IFold<TState> =>
        TState.CanBeHidden
            ? await Now(name, cancel) is { Count: > 0 } stream && !TState.IsHidden(stream, reader)
            : (await log.ReadStream(name, UpTo.TheVersion(1), cancel)).Count > 0;

    private async ValueTask<IReadOnlyList<Recorded>> Now(string name, CancellationToken cancel) =>
        log.Recent(name, asOf: 0) ?? await log.ReadStream(name, UpTo.End, cancel);

    /// <summary>The state as at a position; null when there was none.</summary>
    public async Task<TState?> Find<TState>(string id, long position, CancellationToken cancel) where TState : class, IFold<TState> =>
        TState.IsId(id) ? Fold.Of<TState>(await log.ReadStream(Streams.Of(TState.Category, id), UpTo.ThePosition(position), cancel)) : null;

    /// <summary>Whether there is one, at whatever moment.</summary>
    public async Task<bool> Exists<TState>(string id, CancellationToken cancel) where TState : class, IFold<TState> =>
        TState.IsId(id) && (await log.ReadStream(Streams.Of(TState.Category, id), UpTo.TheVersion(1), cancel)).Count > 0;
}

/// <param name="Stream">Up to the moment.</param>
/// <param name="At">The moment that the answer is about: never below the last event read.</param>
public sealed record StateThen<TState>(IReadOnlyList<Recorded> Stream, TState State, Moment At);
