using System.Security.Cryptography;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using IProjectionCoordinator = Marten.Events.Daemon.Coordination.IProjectionCoordinator;

namespace Newsroom.Store;

/// <summary>
/// One node's store: its pools, its lock, the log's door and reader. As a hosted service it opens before Marten's daemon and
/// Wolverine start, and closes after they have stopped.
/// </summary>
public sealed class StoreNode : IHostedLifecycleService, IAsyncDisposable
{
    private readonly IServiceProvider services;
    private readonly StoreModel model;
    private readonly StoreSettings settings;
    private readonly ILogger logger;
    private readonly NpgsqlDataSource patient;
    private readonly NpgsqlDataSource appends;
    private readonly NodeConnection connection;
    private readonly ListingDefinitions definitions;
    private readonly LogReader reader;
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> running = [];
    private readonly RecentStreams recent;
    private readonly WriteHealth health;
    private readonly Lazy<Parts> parts;
    private IDisposable? watching;
    private bool opened;

    internal StoreNode(IServiceProvider services, string connectionString, StoreModel model, StoreSettings settings)
    {
        (this.services, this.model, this.settings) = (services, model, settings);
        logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Newsroom.Store");
        // Tells this node's sessions from those of all others.
        var name = $"newsroom {Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        var connections = new Connections(connectionString, name, settings);
        Database = connections.Pool();
        patient = connections.PatientPool();
        appends = connections.PreparingPool();
        health = new WriteHealth(logger, Database, appends);
        connection = new NodeConnection(connections.Direct, name, settings, logger);
        connection.Broke += Database.Clear;
        connection.Broke += patient.Clear;
        connection.Broke += appends.Clear;
        definitions = new ListingDefinitions(model);
        recent = new RecentStreams(model.Outlines, settings.RememberedBytes);
        reader = new LogReader(Database, model.Events, recent, settings, logger);
        Runs = new WholeRuns(Database, model.Events, reader, States);
        connection.SomethingCommitted += reader.Wake;
        States.Changed += state =>
        {
            if (state.Action == ShardAction.Updated) health.Taken();
            else if (state.Exception is { } why && ShardStates.Causes(why).FirstOrDefault(Store.States.IsRefusal) is { } refusal) health.Refused(refusal);
            if (state is { Action: ShardAction.Stopped, Exception: not null, ShardName: { } shard }) running.Add(Task.Run(() => StartAgain(shard), CancellationToken.None));
        };
        // Marten's store is made of this node's settings, and these are made of it.
        parts = new(() =>
        {
            var store = services.GetRequiredService<IDocumentStore>();
            var group = new GroupCommit(
                new GroupSession(store, appends, health, services),
                new AppendTries(new Settlement(Database, model.Events, name, settings), connection, health), connection, reader, recent, health, settings);
            return new(
                store, group, new EventLog(Database, model.Events, group, reader, new Archive(store, patient, model, connection), recent),
                new StoredListings(Database, patient, model, definitions, connection, States, store, settings, logger));
        });
    }

    /// <summary>For statements that are soon done, or else will not be.</summary>
    internal NpgsqlDataSource Database { get; }

    public ShardStates States { get; } = new();

    public WholeRuns Runs { get; }

    /// <summary>Whether appends are taken, as far as one can know without making one.</summary>
    public bool TakesWrites => connection.IsWritable && !health.IsRefused;

    public EventLog Log => parts.Value.Log;

    public StoredListings Listings => parts.Value.Listings;

    internal void Configure(StoreOptions options) => MartenSetup.Configure(options, Database, model, settings, Runs, States);

    /// <summary>Connects, makes the schema where it is missing, and takes the node's lock. Listings and subscriptions do not run yet. A second time it does nothing.</summary>
    /// <exception cref="StoreInUse">An import has this database for itself, or has not come to its end.</exception>
    public async Task Open(CancellationToken cancel = default)
    {
        if (opened) return;
        opened = true;
        await Retries.Opening.ExecuteAsync(async token => await connection.Open(token), cancel);
        await Retries.Opening.ExecuteAsync(async token =>
        {
            await StoreSchema.Make(patient, parts.Value.Store, services.GetService<Wolverine.Persistence.Durability.IMessageStore>(), model, token);
            await StoreSchema.Align(patient, model, definitions, token);
            foreach (var snapshot in await StoreSchema.OutdatedSnapshots(patient, model, token)) await Listings.Rebuild(snapshot, token);
        }, cancel);
        running.Add(parts.Value.Group.Run(stop.Token));
        // The reader runs from the start: commands and subscribers wait on it whether or not the daemon does.
        if (!settings.Alone) running.Add(Task.Run(() => reader.Run(stop.Token), CancellationToken.None));
    }

    Task IHostedLifecycleService.StartingAsync(CancellationToken cancel) => Open(cancel);

    Task IHostedService.StartAsync(CancellationToken cancel)
    {
        // Before the daemon starts, so that nothing that it says is missed.
        if (services.GetService<IProjectionCoordinator>()?.DaemonForMainDatabase().Tracker is { } daemon)
        {
            watching = daemon.Subscribe(States);
            running.Add(Task.Run(() => new SafeHeadMarks(daemon, States, reader, settings, logger).Run(stop.Token), CancellationToken.None));
        }
        if (definitions.AnyOutdated) running.Add(Task.Run(() => Listings.RebuildOutdated(stop.Token), CancellationToken.None));
        return Task.CompletedTask;
    }

    Task IHostedLifecycleService.StartedAsync(CancellationToken cancel) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppingAsync(CancellationToken cancel) => Task.CompletedTask;

    Task IHostedService.StopAsync(CancellationToken cancel) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppedAsync(CancellationToken cancel) => Close();

    /// <summary>
    /// A shard whose progress somebody else has moved is stopped by its daemon for good: it goes on from there, once the
    /// listings' checkpoints agree again.
    /// </summary>
    private async Task StartAgain(string shard)
    {
        try
        {
            await Task.Delay(settings.TryToLeadEvery, stop.Token);
            await StoreSchema.Align(patient, model, definitions, stop.Token);
            await services.GetRequiredService<IProjectionCoordinator>().DaemonForMainDatabase().StartAgentAsync(shard, stop.Token);
            await Listings.RebuildOutdated(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            StoreLog.NotStartedAgain(logger, shard, e);
        }
    }

    private async Task Close()
    {
        if (stop.IsCancellationRequested) return;
        await stop.CancelAsync();
        watching?.Dispose();
        await connection.DisposeAsync();
        await Task.WhenAll(running.ToArray()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        await Database.DisposeAsync();
        await patient.DisposeAsync();
        await appends.DisposeAsync();
        recent.Dispose();
    }

    private sealed record Parts(IDocumentStore Store, GroupCommit Group, EventLog Log, StoredListings Listings);
}
