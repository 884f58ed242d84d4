using Newsroom.Core.Kernel;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Desk;

/// <summary>
/// Changes what stands in one stream, the same way for every state and every caller: load, recognise a repeated request,
/// compare versions, decide, append. It knows no protocol: a request over HTTP, a command line and a message handler ask
/// it the same way and are told the same <see cref="Outcome{TState}"/>.
/// </summary>
public sealed class NewsDesk(EventLog log, AnsweredRequests requests, RecentTexts texts, TimeProvider clock)
{
    /// <summary>The newsroom's time, as commands are given it.</summary>
    public DateTimeOffset Now => Times.Cut(clock.GetUtcNow());

    /// <summary>The state as it stands now; null when there is none.</summary>
    public async Task<TState?> Find<TState>(string id, CancellationToken cancel) where TState : class, IFold<TState> =>
        (await Known<TState>(id, remembered: false, cancel)).State;

    /// <summary>The state by which another stream's events are to be decided, and its version, for the append to say; null when there is none.</summary>
    /// <param name="remembered">As this node read or wrote it last, when it remembers: what is decided by that is certain only once it is appended.</param>
    public async Task<(TState? State, StreamVersion? Version)> Known<TState>(string id, bool remembered, CancellationToken cancel)
        where TState : class, IFold<TState>
    {
        if (!TState.IsId(id)) return default;
        var name = Streams.Of(TState.Category, id);
        var stream = (remembered ? log.Recent(name) : null) ?? await log.ReadStream(name, UpTo.End, cancel);
        return stream.Count == 0 ? default : (Fold.Of<TState>(stream), new(name, stream[^1].Version));
    }

    /// <summary>Makes something, or, where the command knows what to do with one that is there, changes it. Expects no version.</summary>
    /// <param name="id">Derived from what is made, or from the request (<see cref="Caller.NewId"/>).</param>
    /// <exception cref="StreamConflict">Others wrote to the stream at every attempt.</exception>
    /// <exception cref="StoreUnavailable">The database cannot be written to.</exception>
    public Task<Outcome<TState>> Create<TState>(string id, ICommand<TState> command, Caller caller, CancellationToken cancel)
        where TState : class, IFold<TState>
    {
        // Mostly there is none of that id: to find the other case by the append costs less than to read each time.
        if (TState.IsId(id)) return Write(id, command, caller, _ => null, cancel, log.Recent(Streams.Of(TState.Category, id)) ?? []);
        // What is no id is refused by the command's own rule before it becomes the name of a stream.
        return command.Decide(null).Refusal is { } refusal
            ? Task.FromResult<Outcome<TState>>(new Outcome<TState>.Refused(refusal))
            : throw new ArgumentException($"'{id}' is no id of {TState.Category}.", nameof(id));
    }

    /// <summary>Makes something under an id of its own. One that was drawn just now names nothing yet: there is no stream to read.</summary>
    /// <param name="assumed">The stream by which it is decided, at the version by which it is.</param>
    /// <exception cref="AssumptionWrong">That stream is at another version; nothing was written.</exception>
    /// <inheritdoc cref="Create"/>
    public Task<Outcome<TState>> Make<TState>(ICommand<TState> command, Caller caller, CancellationToken cancel, StreamVersion? assumed = null)
        where TState : class, IFold<TState> =>
        Write(caller.NewId(), command, caller, _ => null, cancel, [], assumed);

    /// <summary>Changes what the caller has seen.</summary>
    /// <param name="seen">Versions that the caller takes for the present one; null when it says nothing of what it has seen.</param>
    /// <param name="exactly">
    /// Whether it must have seen what the software did, too (where a note stands now); otherwise it must have seen every edit.
    /// </param>
    /// <inheritdoc cref="Create"/>
    public Task<Outcome<TState>> Change<TState>(
        string id, ICommand<TState> command, IReadOnlyCollection<long>? seen, Caller caller, CancellationToken cancel, bool exactly = false)
        where TState : class, IFold<TState> =>
        Write(id, command, caller, stream => Missing<TState>(id, stream, caller) ?? Unseen<TState>(stream, seen, exactly), cancel);

    /// <summary>Changes what is there whatever its version, where each request adds something of its own (a reply).</summary>
    /// <inheritdoc cref="Create"/>
    public Task<Outcome<TState>> Add<TState>(string id, ICommand<TState> command, Caller caller, CancellationToken cancel)
        where TState : class, IFold<TState> =>
        Write(id, command, caller, stream => Missing<TState>(id, stream, caller), cancel);

    /// <param name="objection">What keeps a command that is no repeat from being decided on a stream; null when nothing does.</param>
    /// <param name="known">The stream, as far as the caller knows: empty where there is most likely none. When left out, what this node remembers.</param>
    private async Task<Outcome<TState>> Write<TState>(
        string id, ICommand<TState> command, Caller caller, Func<IReadOnlyList<Recorded>, Outcome<TState>?> objection, CancellationToken cancel,
        IReadOnlyList<Recorded>? known = null, StreamVersion? assumed = null) where TState : class, IFold<TState>
    {
        if (!TState.IsId(id)) return new Outcome<TState>.NotThere(TState.Category, id);
        var name = Streams.Of(TState.Category, id);
        using var turn = await log.Turn(name, cancel);
        return await AtOnce(name, known ?? log.Recent(name), command, caller, objection, assumed)
            // Somebody may write at the same moment elsewhere: this very request, under its key, or another, on which to decide anew.
            ?? await Retries.Conflicts.ExecuteAsync(
                async token =>
                {
                    if (await Answered<TState>(caller, token) is { } answered) return answered;
                    var stream = await log.ReadStream(name, UpTo.End, token);
                    // Before the versions are compared: whoever repeats a request has seen the version that it had then.
                    return await Repeat<TState>(stream, caller, token) ?? objection(stream) ?? await Decide(name, stream, command, caller, assumed, token);
                },
                cancel);
    }

    /// <summary>
    /// Decides on what this node knows of the stream, and reads nothing: that the append is taken proves that nobody wrote to the stream
    /// since, and that the request has not been answered before.
    /// </summary>
    /// <returns>Null when that came to no append, which proves nothing: to be decided on what is read.</returns>
    private async Task<Outcome<TState>?> AtOnce<TState>(
        string name, IReadOnlyList<Recorded>? known, ICommand<TState> command, Caller caller,
        Func<IReadOnlyList<Recorded>, Outcome<TState>?> objection, StreamVersion? assumed) where TState : class, IFold<TState>
    {
        if (known is null || Own(known, caller).Count > 0 || objection(known) is not null) return null;
        if (command.Decide(Fold.Of<TState>(known)) is not { Refusal: null, Events.Count: > 0 } decision) return null;
        try
        {
            return await Append<TState>(name, known, decision, caller, assumed);
        }
        catch (StreamConflict)
        {
            return null;
        }
    }

    private async Task<Outcome<TState>> Decide<TState>(
        string name, IReadOnlyList<Recorded> stream, ICommand<TState> command, Caller caller, StreamVersion? assumed, CancellationToken cancel)
        where TState : class, IFold<TState>
    {
        var decision = command.Decide(Fold.Of<TState>(stream));
        if (decision.Refusal is { } refusal) return new Outcome<TState>.Refused(refusal);
        if (decision.Events.Count > 0) return await Append<TState>(name, stream, decision, caller, assumed);
        // Or its repeat, after somebody else has changed what it left as it was, would change that back.
        if (Request(name, stream, decision, caller) is { } request) await requests.Add(request, CancellationToken.None);
        return new Outcome<TState>.Done(stream, [], Math.Max(await log.Head(0, cancel), stream[^1].Position ?? 0), Repeated: false);
    }

    private async Task<Outcome<TState>> Append<TState>(
        string name, IReadOnlyList<Recorded> stream, Decision decision, Caller caller, StreamVersion? assumed) where TState : class, IFold<TState>
    {
        var request = Request(name, stream, decision, caller);
        try
        {
            // Whoever hangs up now would not learn whether it was written: the append is not cancelled with the request.
            var appended = await log.Append(
                name, VersionOf(stream), [.. decision.Events.Select(e => new NewEvent(e))], caller.Metadata, CancellationToken.None,
                request is null ? null : commit =>
                {
                    commit.Session.Insert(request);
                    return ValueTask.CompletedTask;
                },
                assumed);
            texts.Add(appended.Events);
            return new Outcome<TState>.Done([.. stream, .. appended.Events], appended.Events, appended.Position, Repeated: false);
        }
        catch (Exception e) when (request is not null && AnsweredRequests.IsTaken(e))
        {
            throw AnsweredRequests.AnsweredElsewhere(request);
        }
    }

    private static AnsweredRequest? Request(string name, IReadOnlyList<Recorded> stream, Decision decision, Caller caller) =>
        caller.RequestId is { } id ? new(id, caller.Key!.RequestHash, name, VersionOf(stream) + decision.Events.Count) : null;

    private static long VersionOf(IReadOnlyList<Recorded> stream) => stream.Count == 0 ? 0 : stream[^1].Version;

    /// <summary>The earlier run of this very request, wherever it went: what a request makes may be named by its body.</summary>
    private async Task<Outcome<TState>?> Answered<TState>(Caller caller, CancellationToken cancel) where TState : class, IFold<TState>
    {
        if (caller.Key is not { } key || await requests.Find(caller.RequestId!, cancel) is not { } earlier) return null;
        if (earlier.Hash != key.RequestHash) return new Outcome<TState>.KeyReused();
        var stream = await log.ReadStream(earlier.Stream, UpTo.TheVersion(earlier.Version), cancel);
        var own = Own(stream, caller);
        return new Outcome<TState>.Done(stream, own, stream[^1].Position ?? 0, Repeated: true);
    }

    /// <summary>
    /// The same, found by its key in the stream's metadata: of requests that were answered before they were remembered by
    /// themselves, or came with an imported log.
    /// </summary>
    private async Task<Outcome<TState>?> Repeat<TState>(IReadOnlyList<Recorded> stream, Caller caller, CancellationToken cancel)
        where TState : class, IFold<TState>
    {
        var own = Own(stream, caller);
        if (own.Count == 0) return null;
        if (own[0].Metadata.RequestHash != caller.Key!.RequestHash) return new Outcome<TState>.KeyReused();
        // Anew: what was the last text then may be an outline by now.
        var then = own[^1] == stream[^1] ? stream : await log.ReadStream(own[^1].Stream, UpTo.TheVersion(own[^1].Version), cancel);
        return new Outcome<TState>.Done(then, own, own[^1].Position ?? 0, Repeated: true);
    }

    /// <summary>The events of the stream that the caller's request has written; none when it has no key.</summary>
    private static List<Recorded> Own(IReadOnlyList<Recorded> stream, Caller caller) =>
        caller.Key is { } key ? [.. stream.Where(r => r.Metadata.IdempotencyKey == key.Value && r.Metadata.Actor == caller.Actor)] : [];

    /// <summary>What somebody may not see is not there for him: that it is would be told by whatever is said of its version.</summary>
    private static Outcome<TState>? Missing<TState>(string id, IReadOnlyList<Recorded> stream, Caller caller) where TState : class, IFold<TState> =>
        stream.Count == 0 || (caller.Colleague is { } reader && TState.IsHidden(stream, reader)) ? new Outcome<TState>.NotThere(TState.Category, id) : null;

    private static Outcome<TState>? Unseen<TState>(IReadOnlyList<Recorded> stream, IReadOnlyCollection<long>? seen, bool exactly)
        where TState : class, IFold<TState>
    {
        if (seen is null) return new Outcome<TState>.VersionNotSaid();
        var last = stream[^1].Version;
        var edited = exactly ? last : stream.LastOrDefault(TState.IsEdit)?.Version ?? last;
        return seen.Any(version => version >= edited && version <= last) ? null : new Outcome<TState>.Stale(stream);
    }
}
