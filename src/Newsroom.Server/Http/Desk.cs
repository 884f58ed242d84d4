using System.Globalization;
using System.Text.Json;
using Newsroom.Core.Kernel;
using Newsroom.Server.Hosting;
using Newsroom.Server.Observability;

namespace Newsroom.Server.Http;

/// <summary>
/// Reads and changes what stands in one stream, the same way for every resource: load, recognise a repeated request,
/// compare <c>If-Match</c>, decide, append.
/// </summary>
public sealed class Desk(EngineRoom room, TimeProvider clock, WriteOutcomes outcomes)
{
    /// <summary>How long a writer waits for lower appends to end, so that what it wrote is below the safe head.</summary>
    private static readonly TimeSpan HeadPatience = TimeSpan.FromSeconds(1);

    /// <summary>How often a creating command decides anew when somebody else wrote to the stream in between.</summary>
    private const int Attempts = 5;

    public IEventStore Events => room.Engine.Events;

    /// <summary>The newsroom's time, as commands are given it.</summary>
    public DateTimeOffset Now => Times.Cut(clock.GetUtcNow());

    /// <summary>The resource as at the moment that the query asks for.</summary>
    public async Task<IResult> Read<TState>(HttpContext http, ResourceKind<TState> kind, string id) where TState : class, IFold<TState> =>
        await Read(http, kind, id, kind.PathOf(id), kind.Show);

    /// <summary>Another face of the resource, at an address of its own.</summary>
    public async Task<IResult> Read<TState>(
        HttpContext http, ResourceKind<TState> kind, string id, string path, Func<TState, Moment, object?> show)
        where TState : class, IFold<TState>
    {
        var moment = await Moments.Read(http, Events);
        var (stream, at) = await Load(kind, id, moment, http.RequestAborted);
        return Answer(http, kind, id, path, show, stream, at);
    }

    /// <summary>The state at a moment.</summary>
    /// <exception cref="RequestRefused">404 when there is none, or none yet.</exception>
    public async Task<TState> State<TState>(ResourceKind<TState> kind, string id, Moment moment, CancellationToken cancel)
        where TState : class, IFold<TState> =>
        Fold.Of<TState>((await Load(kind, id, moment, cancel)).Stream)!;

    /// <summary>The stream at a moment, and the moment that the answer is about: never below the last event read.</summary>
    /// <exception cref="RequestRefused">404 when there is none, or none yet.</exception>
    public async Task<(IReadOnlyList<Recorded> Stream, Moment At)> Load<TState>(
        ResourceKind<TState> kind, string id, Moment moment, CancellationToken cancel) where TState : class, IFold<TState>
    {
        if (!kind.IsId(id)) throw new RequestRefused(Problems.NotFound(kind.What, id));
        var stream = await Events.ReadStream(
            ResourceKind<TState>.StreamOf(id), moment.Asked ? UpTo.ThePosition(moment.Position) : UpTo.End, cancel);
        if (stream.Count == 0)
        {
            var later = moment.Asked && (await Events.ReadStream(ResourceKind<TState>.StreamOf(id), UpTo.TheVersion(1), cancel)).Count > 0;
            throw new RequestRefused(later || moment.Position == 0
                ? Problems.NotYet(kind.What, id, moment.Position)
                : Problems.NotFound(kind.What, id));
        }
        return (stream, moment with { Position = Math.Max(moment.Position, stream[^1].Position ?? 0) });
    }

    /// <summary>Makes a resource, or, where the command knows what to do with one that is there, changes it. Takes no If-Match.</summary>
    /// <param name="id">Derived from what is made, or from the request (<see cref="NewId"/>).</param>
    public async Task<IResult> Create<TState>(
        HttpContext http, ResourceKind<TState> kind, string id, ICommand<TState> command, string? reason) where TState : class, IFold<TState> =>
        await Create(http, kind, id, command, reason, addsToIt: false);

    private async Task<IResult> Create<TState>(
        HttpContext http, ResourceKind<TState> kind, string id, ICommand<TState> command, string? reason, bool addsToIt)
        where TState : class, IFold<TState>
    {
        for (var attempt = 1; ; attempt++)
        {
            var stream = await Events.ReadStream(ResourceKind<TState>.StreamOf(id), UpTo.End, http.RequestAborted);
            if (Repeated(http, stream) is { } repeat) return Made(http, kind, id, repeat.Stream, repeat.Position, addsToIt || repeat.FromVersion == 1);

            try
            {
                var (after, position) = await Decide(http, ResourceKind<TState>.StreamOf(id), stream, command, reason);
                return Made(http, kind, id, after, position, created: addsToIt ? after.Count > stream.Count : stream.Count == 0);
            }
            catch (StreamConflict) when (attempt < Attempts)
            {
                // Somebody filed it at the same moment: decide anew on what stands there now.
            }
        }
    }

    /// <summary>Changes a resource that the caller has seen.</summary>
    public async Task<IResult> Change<TState>(
        HttpContext http, ResourceKind<TState> kind, string id, ICommand<TState> command, string? reason) where TState : class, IFold<TState>
    {
        if (!kind.IsId(id)) throw new RequestRefused(Problems.NotFound(kind.What, id));
        while (true)
        {
            var stream = await Events.ReadStream(ResourceKind<TState>.StreamOf(id), UpTo.End, http.RequestAborted);
            if (stream.Count == 0) throw new RequestRefused(Problems.NotFound(kind.What, id));
            if (Repeated(http, stream) is { } repeat) return Made(http, kind, id, repeat.Stream, repeat.Position, created: false);

            var version = stream[^1].Version;
            if (!ETags.ExpectedVersions(http.Request).Contains(version))
                throw new RequestRefused(Problems.StaleVersion($"{kind.What} '{id}'", CurrentETag(kind, stream), version));

            try
            {
                var (after, position) = await Decide(http, ResourceKind<TState>.StreamOf(id), stream, command, reason);
                return Made(http, kind, id, after, position, created: false);
            }
            catch (StreamConflict)
            {
                // Read again: either this very request was there already under its key, or the version is stale by now.
            }
        }
    }

    /// <summary>Changes a resource without <c>If-Match</c>, where each request adds something of its own (a reply).</summary>
    public Task<IResult> Add<TState>(
        HttpContext http, ResourceKind<TState> kind, string id, ICommand<TState> command, string? reason) where TState : class, IFold<TState> =>
        kind.IsId(id) ? AddTo(http, kind, id, command, reason) : throw new RequestRefused(Problems.NotFound(kind.What, id));

    /// <summary>Whether the client means to repeat the request until it has an answer.</summary>
    public static bool HasIdempotencyKey(HttpContext http) => IdempotencyKey(http.Request) is not null;

    /// <summary>
    /// The id of what a request makes: derived from (actor, method, route, key) when it has an <c>Idempotency-Key</c>, so
    /// that a repeat finds what the first one made; otherwise random.
    /// </summary>
    public static string NewId(HttpContext http)
    {
        var actor = Actor(http);
        return IdempotencyKey(http.Request) is { } key
            ? Ids.From("request", actor, http.Request.Method, http.Request.Path.Value!, key)
            : Ids.From("random", Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture));
    }

    public static string Actor(HttpContext http) =>
        http.User.Identity?.Name ?? throw new InvalidOperationException("The endpoint takes requests without a key.");

    /// <exception cref="RequestRefused">400 for a key that is not 1 to 255 visible ASCII characters.</exception>
    public static string? IdempotencyKey(HttpRequest request)
    {
        var given = request.Headers["Idempotency-Key"];
        if (given.Count == 0) return null;
        return given is [{ Length: >= 1 and <= 255 } key] && key.All(c => c is > ' ' and < '\x7f')
            ? key
            : throw new RequestRefused(Problems.MalformedHeader("Idempotency-Key", "Idempotency-Key is 1 to 255 visible ASCII characters, given once."));
    }

    /// <summary>What is recorded of the request with every event that it causes.</summary>
    public static Metadata MetadataOf(HttpContext http, string? reason)
    {
        var key = IdempotencyKey(http.Request);
        return new Metadata(
            Actor(http),
            CorrelationId: System.Diagnostics.Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier,
            CausationId: "request/" + http.TraceIdentifier,
            Reason: string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
            IdempotencyKey: key,
            RequestHash: key is null ? null : RequestHash(http));
    }

    private async Task<IResult> AddTo<TState>(
        HttpContext http, ResourceKind<TState> kind, string id, ICommand<TState> command, string? reason) where TState : class, IFold<TState>
    {
        if ((await Events.ReadStream(ResourceKind<TState>.StreamOf(id), UpTo.TheVersion(1), http.RequestAborted)).Count == 0)
            throw new RequestRefused(Problems.NotFound(kind.What, id));
        return await Create(http, kind, id, command, reason, addsToIt: true);
    }

    private async Task<(IReadOnlyList<Recorded> Stream, long Position)> Decide<TState>(
        HttpContext http, string name, IReadOnlyList<Recorded> stream, ICommand<TState> command, string? reason)
        where TState : class, IFold<TState>
    {
        var metadata = MetadataOf(http, reason);
        var decision = command.Decide(Fold.Of<TState>(stream));
        if (decision.Refusal is { } refusal) throw new RequestRefused(Problems.Of(refusal));
        if (decision.Events.Count == 0) return (stream, Math.Max(await Events.SafeHead(http.RequestAborted), stream[^1].Position ?? 0));

        // Whoever hangs up now would not learn whether it was written: the append is not cancelled with the request.
        var appended = await Append(name, stream.Count == 0 ? 0 : stream[^1].Version, decision.Events, metadata);
        await WaitUntilSafe(appended.Position, http.RequestAborted);
        return ([.. stream, .. appended.Events], appended.Position);
    }

    private async Task<Appended> Append(string name, long version, IReadOnlyList<object> events, Metadata metadata)
    {
        try
        {
            var appended = await Events.Append(name, version, [.. events.Select(e => new NewEvent(e))], metadata, CancellationToken.None);
            outcomes.Written();
            return appended;
        }
        catch (StoreUnavailable)
        {
            outcomes.Unavailable();
            throw;
        }
    }

    /// <summary>A list asked for right after this answer must show what was written, so its position must be below the head.</summary>
    private async Task WaitUntilSafe(long position, CancellationToken cancel)
    {
        if (await Events.SafeHead(cancel) >= position) return;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(HeadPatience);
        try
        {
            await Events.WaitForMore(position - 1, patience.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // An older append is still open. The event is written all the same.
        }
    }

    /// <summary>The earlier run of this very request, found by its key in the stream's metadata.</summary>
    private static (IReadOnlyList<Recorded> Stream, long Position, long FromVersion)? Repeated(HttpContext http, IReadOnlyList<Recorded> stream)
    {
        if (IdempotencyKey(http.Request) is not { } key) return null;
        var actor = Actor(http);
        var own = stream.Where(r => r.Metadata.IdempotencyKey == key && r.Metadata.Actor == actor).ToList();
        if (own.Count == 0) return null;
        if (own[0].Metadata.RequestHash != RequestHash(http)) throw new RequestRefused(Problems.IdempotencyKeyReused());
        var last = own[^1];
        return ([.. stream.TakeWhile(r => r.Version <= last.Version)], last.Position ?? 0, own[0].Version);
    }

    private static string RequestHash(HttpContext http) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes($"{http.Request.Method}\n{http.Request.Path}\n{JsonBody.Hash(http)}")));

    private static IResult Made<TState>(
        HttpContext http, ResourceKind<TState> kind, string id, IReadOnlyList<Recorded> stream, long position, bool created)
        where TState : class, IFold<TState>
    {
        var moment = new Moment(position, Asked: false, null);
        return Answers.Resource(
            http, kind.PathOf(id), stream[^1].Version, moment, kind.Show(Fold.Of<TState>(stream)!, moment)!,
            created ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static IResult Answer<TState>(
        HttpContext http, ResourceKind<TState> kind, string id, string path, Func<TState, Moment, object?> show,
        IReadOnlyList<Recorded> stream, Moment at) where TState : class, IFold<TState>
    {
        var body = show(Fold.Of<TState>(stream)!, at)
            ?? throw new RequestRefused(Problems.NotPublishedYet(kind.What, id, at.PublishedBy!.Value));
        return Answers.Resource(http, path, stream[^1].Version, at, body);
    }

    private static string? CurrentETag<TState>(ResourceKind<TState> kind, IReadOnlyList<Recorded> stream) where TState : class, IFold<TState>
    {
        var shown = kind.Show(Fold.Of<TState>(stream)!, new Moment(stream[^1].Position ?? 0, Asked: false, null));
        return ETags.Of(stream[^1].Version, JsonSerializer.SerializeToUtf8Bytes(shown, ApiJson.Options));
    }
}
