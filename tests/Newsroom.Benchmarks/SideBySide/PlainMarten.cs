using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Aggregation;
using Marten.Events.Projections;
using Marten.Exceptions;
using Marten.Subscriptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Newsroom.Core.Kernel;
using Npgsql;
using ExistingStreamIdCollisionException = Marten.Exceptions.ExistingStreamIdCollisionException;
using IProjectionCoordinator = Marten.Events.Daemon.Coordination.IProjectionCoordinator;

namespace Newsroom.Benchmarks.SideBySide;

/// <summary>
/// Marten without this newsroom: an ordinary store as its documentation (martendb.io) sets one up for speed, with the same
/// events and the same documents. The pages are named where they are followed.
/// </summary>
internal sealed class PlainMarten : IContender
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IHost host;
    private readonly IDocumentStore store;
    private readonly Shape shape;
    private readonly Subscriber subscriber;

    private PlainMarten(IHost host, Shape shape, Subscriber subscriber)
    {
        (this.host, this.shape, this.subscriber) = (host, shape, subscriber);
        store = host.Services.GetRequiredService<IDocumentStore>();
    }

    public static async Task<IContender> Open(string database, Shape shape, bool running)
    {
        var subscriber = new Subscriber();
        // "Async Daemon", Solo: for one node, without asking who leads.
        var host = QuietHost.Build(services => services.AddMarten(options => Configure(options, database, shape, subscriber))
            .UseLightweightSessions().AddAsyncDaemon(DaemonMode.Solo));
        var plain = new PlainMarten(host, shape, subscriber);
        await plain.store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        if (running) await plain.host.StartAsync();
        return plain;
    }

    private static void Configure(StoreOptions options, string database, Shape shape, Subscriber subscriber)
    {
        // "Store Options", prepared statements: the server would otherwise plan mt_quick_append_events for each append.
        options.Connection(new NpgsqlConnectionStringBuilder(database) { MaxAutoPrepare = 50, AutoPrepareMinUsages = 2, CommandTimeout = 0 }.ConnectionString);
        options.DisableNpgsqlLogging = true;
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.AddEventType<Measured>();
        // "Optimizing for Performance and Scalability".
        options.Events.AppendMode = EventAppendMode.Quick;
        options.Events.UseIdentityMapForAggregates = true;
        options.Events.UseOptimizedProjectionRebuilds = true;

        switch (shape)
        {
            case Shape.Inline:
                options.Projections.Add<LastProjection>(ProjectionLifecycle.Inline);
                // "Optimizing": saves the read of a document that this node has just written.
                options.Events.CacheAggregatesForWriting<LastDocument>();
                break;
            case Shape.Listing:
                options.Projections.Add<SummaryRowProjection>(ProjectionLifecycle.Async);
                break;
            case Shape.Aggregate:
                options.Projections.Add<SummaryProjection>(ProjectionLifecycle.Async);
                break;
            case Shape.Log:
                // "Live Aggregation": nothing is written for it.
                options.Projections.Add<SummaryProjection>(ProjectionLifecycle.Live);
                break;
            case Shape.Followed:
                options.Projections.Subscribe(subscriber);
                break;
        }
        // Wakes the daemon at each commit instead of every quarter of a second; the writers pay for it.
        options.Events.UseListenNotifyForEventAppends = shape is Shape.Listing or Shape.Aggregate or Shape.Followed;
    }

    public async Task<long> Append(string stream, long expected, Measured said)
    {
        await using var session = store.LightweightSession();
        if (shape is not Shape.Inline)
        {
            // "Appending Events": the quick append, which checks no version. With one it is for Rich mode only, or for
            // FetchForWriting, which reads the stream's events where no document is kept inline.
            var action = session.Events.Append(stream, said);
            await session.SaveChangesAsync();
            return action.Events[0].Sequence;
        }
        // "CQRS Command Handler Workflow": what is strongly recommended for an append to a version that is known.
        var events = await session.Events.FetchForWriting<LastDocument>(stream, expected);
        events.AppendOne(said);
        await session.SaveChangesAsync();
        return events.Events[0].Sequence;
    }

    /// <summary>"Appending Events", with the version after the append; and "Fetching Event Streams" for whoever was too late.</summary>
    public async Task<long> AppendAt(string stream, long expected, Measured said)
    {
        try
        {
            await using var session = store.LightweightSession();
            if (expected == 0) session.Events.StartStream(stream, said);
            else session.Events.Append(stream, expected + 1, said);
            await session.SaveChangesAsync();
            return expected + 1;
        }
        catch (Exception e) when (e is ConcurrencyException or ExistingStreamIdCollisionException)
        {
            await using var session = store.QuerySession();
            return -(await session.Events.FetchStreamStateAsync(stream))!.Version;
        }
    }

    /// <summary>
    /// "CQRS Command Handler Workflow": optimistic, and where many write to one stream exclusive, each waiting for its turn
    /// instead of being told that it was too late, which is several times as fast there.
    /// </summary>
    public async Task Decide(string stream, Measured said, bool hot)
    {
        while (true)
        {
            try
            {
                await using var session = store.LightweightSession();
                var events = hot
                    ? await session.Events.FetchForExclusiveWriting<LastDocument>(stream)
                    : await session.Events.FetchForWriting<LastDocument>(stream);
                events.AppendOne(said);
                await session.SaveChangesAsync();
                return;
            }
            catch (Exception e) when (e is ConcurrencyException or ExistingStreamIdCollisionException)
            {
                // Somebody was faster.
            }
        }
    }

    /// <summary>"Bulk Appending Events"; <c>Sequence</c> keeps the order over all streams.</summary>
    public Func<Task> Import(IReadOnlyList<ArchivedEvent> archive)
    {
        using var session = store.LightweightSession();
        var position = 0;
        var streams = archive.Select(Built).GroupBy(e => e.StreamKey!).Select(s => StreamAction.Start(s.Key, [.. s])).ToArray();
        return () => store.BulkInsertEventsAsync(streams, batchSize: 5_000);

        IEvent Built(ArchivedEvent archived)
        {
            var built = session.Events.BuildEvent(archived.Data);
            (built.Id, built.StreamKey, built.Timestamp, built.Sequence) = (archived.Id, archived.Stream, archived.At, ++position);
            return built;
        }
    }

    /// <summary>A rebuild: there is no other way that does not follow the log.</summary>
    public Task FoldAll() => Rebuild();

    /// <summary>"Rebuilding Projections".</summary>
    public async Task Rebuild()
    {
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync(Projection, CancellationToken.None);
    }

    /// <summary>"Live Aggregation", "Time Travelling".</summary>
    public async Task<int> Now(string stream)
    {
        await using var session = store.QuerySession();
        return (await session.Events.AggregateStreamAsync<SummaryDocument>(stream))?.Events ?? 0;
    }

    /// <inheritdoc cref="Now"/>
    public async Task<int> AtVersion(string stream, long version)
    {
        await using var session = store.QuerySession();
        return (await session.Events.AggregateStreamAsync<SummaryDocument>(stream, version: version))?.Events ?? 0;
    }

    /// <inheritdoc cref="Now"/>
    public async Task<int> AtMoment(string stream, DateTimeOffset moment)
    {
        await using var session = store.QuerySession();
        return (await session.Events.AggregateStreamAsync<SummaryDocument>(stream, timestamp: moment))?.Events ?? 0;
    }

    public Task WaitForListing(long position) => host.Services.GetRequiredService<IProjectionCoordinator>()
        .DaemonForMainDatabase().Tracker.WaitForShardState($"{Projection}:All", position, Patience);

    /// <summary>"Event Subscriptions".</summary>
    public async Task Follow(Action<Measured> told, CancellationToken cancel)
    {
        subscriber.Told = told;
        await Task.Delay(Timeout.Infinite, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private string Projection => shape is Shape.Listing ? SummaryRowProjection.Named : SummaryProjection.Named;

    private sealed class Subscriber : SubscriptionBase
    {
        public Action<Measured>? Told { get; set; }

        public override Task<IChangeListener> ProcessEventsAsync(
            EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
        {
            if (Told is { } told)
                foreach (var e in page.Events) told((Measured)e.Data);
            return Task.FromResult(NullChangeListener.Instance);
        }
    }
}

/// <summary>As <see cref="Last"/>; its version is Marten's own.</summary>
public sealed class LastDocument : IRevisioned
{
    public required string Id { get; init; }
    public int Number { get; set; }
    public int Version { get; set; }
}

/// <summary>"Aggregation with Explicit Code".</summary>
public sealed class LastProjection : SingleStreamProjection<LastDocument, string>
{
    public override LastDocument Evolve(LastDocument? snapshot, string id, IEvent e)
    {
        snapshot ??= new() { Id = id };
        snapshot.Number = ((Measured)e.Data).Number;
        return snapshot;
    }
}

/// <summary>As <see cref="Summary"/>.</summary>
public sealed class SummaryDocument : IRevisioned
{
    public required string Id { get; init; }
    public int Version { get; set; }
    public int Events { get; set; }
    public long Sum { get; set; }
    public required string Title { get; init; }
    public required string By { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset ChangedAt { get; set; }
}

/// <inheritdoc cref="LastProjection"/>
public sealed class SummaryProjection : SingleStreamProjection<SummaryDocument, string>
{
    public const string Named = "Summaries";

    public SummaryProjection()
    {
        Name = Named;
        // "Optimizing", caching for asynchronous projections: for many small events.
        Options.CacheLimitPerTenant = 1_000;
        Options.BatchSize = 5_000;
    }

    public override SummaryDocument Evolve(SummaryDocument? snapshot, string id, IEvent e)
    {
        var said = (Measured)e.Data;
        snapshot ??= new() { Id = id, Title = said.Text[..90], By = "bench", OpenedAt = e.Timestamp };
        snapshot.Events++;
        snapshot.Sum += said.Number;
        snapshot.ChangedAt = e.Timestamp;
        return snapshot;
    }
}

/// <summary>A row of a listing with one an event, about as long as <see cref="Summary"/>.</summary>
public sealed class SummaryRow
{
    public required string Id { get; init; }
    public required string Stream { get; init; }
    public long Version { get; init; }
    public long Position { get; init; }
    public int Number { get; init; }
    public required string Title { get; init; }
    public required string By { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
}

/// <summary>"Event Projections". It folds nothing: what this store's listing takes from the row before, it leaves out.</summary>
public sealed partial class SummaryRowProjection : EventProjection
{
    public const string Named = "SummaryRows";

    public SummaryRowProjection()
    {
        Name = Named;
        Options.BatchSize = 5_000;
        // Or a rebuild keeps rows that nothing makes any more.
        Options.DeleteViewTypeOnTeardown<SummaryRow>();
    }

    public override ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        var said = (Measured)e.Data;
        operations.Store(new SummaryRow
        {
            Id = $"{e.StreamKey}/{e.Version}", Stream = e.StreamKey!, Version = e.Version, Position = e.Sequence, Number = said.Number,
            Title = said.Text[..90], By = "bench", OpenedAt = e.Timestamp, ChangedAt = e.Timestamp,
        });
        return ValueTask.CompletedTask;
    }
}
