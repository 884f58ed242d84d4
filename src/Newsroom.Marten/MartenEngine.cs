using System.Security.Cryptography;
using JasperFx;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Newsroom.Core.Kernel;
using Npgsql;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.Durability;
using Wolverine.Runtime;

namespace Newsroom.Marten;

/// <summary>
/// The port on Marten and Wolverine: Marten's sessions append, its daemon runs the views and, as Wolverine's subscriptions,
/// the reactors; Wolverine handles the messages.
/// </summary>
/// <remarks>
/// What the port asks for beyond Marten (the safe head, views kept over time, rebuilds beside live traffic, the engine's
/// lock) is <c>Newsroom.Tables</c>, as it is for the embedded engine.
/// </remarks>
public sealed class MartenEngine : IEngine
{
    private const string Name = "Newsroom.Marten";

    private readonly NpgsqlDataSource database;
    /// <summary>For work that takes as long as it takes: rebuilds, imports, the schema.</summary>
    private readonly NpgsqlDataSource patient;
    private readonly NpgsqlDataSource appends;
    private readonly EngineDefinition definition;
    private readonly MartenEngineOptions options;
    private readonly ILogger logger;
    private readonly Control control;
    private readonly LogTail tail;
    private readonly EventStore events;
    private readonly Definitions definitions;
    private readonly Projections projections;
    private readonly IHost host;
    private readonly ShardWatch watch;
    private readonly Queues queues;
    private readonly WakeHandler handler;
    private readonly WolverineNode node = new();
    private readonly Signal advanced = new();
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> running = [];
    private readonly Lock gate = new();
    private bool started;

    private MartenEngine(string connectionString, EngineDefinition definition, MartenEngineOptions options, ILoggerFactory loggers)
    {
        this.definition = definition;
        this.options = options;
        logger = loggers.CreateLogger(Name);
        // Tells this node's sessions from those of all others.
        var name = $"newsroom {Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        var connections = new Connections(connectionString, name, options);
        database = connections.Pool();
        patient = connections.PatientPool();
        appends = connections.PreparingPool();
        var health = new WriteHealth(logger, database, appends);

        control = new Control(connections.Direct, name, EngineLock.Marten, options, logger);
        control.Broke += database.Clear;
        control.Broke += patient.Clear;
        control.Broke += appends.Clear;
        tail = new LogTail(database, definition.Events, options, logger);
        definitions = new Definitions(definition);
        var documents = new Documents(database);
        Documents = documents;
        queues = new Queues(definition, options);
        handler = new WakeHandler(definition.Handlers.ToDictionary(h => h.Type, StringComparer.Ordinal), definition.Retries, () => events!, database, logger, stop.Token);
        var outbox = new WolverineOutbox(database, control, queues, node);
        Outbox = outbox;

        var memory = new InlineMemory();
        watch = new ShardWatch(advanced, health, shard => _ = Task.Run(() => Restart(shard), CancellationToken.None));
        var wakeup = new Wakeup();
        Appender? appender = null;
        host = Host(loggers, store =>
        {
            StoreSetup.Configure(store, database, definition, options);
            store.Projections.Wakeup = wakeup;
            store.Projections.AsyncListeners.Add(new AfterCommit.Listener());
            foreach (var view in definition.Views)
            {
                if (view.Kind == ViewKind.Inline)
                    store.Projections.Add(new InlineProjection(view, definition.Events, definitions, memory), ProjectionLifecycle.Inline, view.Name);
                else
                    store.Projections.Add(new AsyncProjection(view, database, definition.Events, watch), ProjectionLifecycle.Async, view.Name);
            }
        }, definition.Reactors.Select(r => new ReactorSubscription(r, definition, database, documents, () => events!, () => appender!, outbox, watch, stop.Token)));
        var store = host.Services.GetRequiredService<IDocumentStore>();

        appender = new Appender(
            store, database, appends, memory, new AppendTries(database, new Settlement(database, definition.Events, name, options), control, health), control, health);
        events = new EventStore(database, definition.Events, appender.Append, tail, new Archive(patient, definition, control));
        var followed = definition.Views.Where(v => v.Kind == ViewKind.Async).Select(v => v.Name)
            .Concat(definition.Reactors.Select(r => r.Name)).Select(watch.Of).ToList();
        projections = new Projections(patient, definition, definitions, control, followed, advanced, options, logger, ForgetNoProgress);

        control.SomethingCommitted += tail.Wake;
        control.SomethingCommitted += wakeup.Raise;
        var sweeps = definition.Sweeps.Select(s => new SweepLoop(s, documents, outbox.SendAll, options, logger)).ToList();
        control.BecameLeader += leading =>
        {
            lock (gate)
                foreach (var sweep in sweeps) running.Add(Task.Run(() => sweep.Run(leading), CancellationToken.None));
        };
    }

    public IEventStore Events => events;
    public IDocuments Documents { get; }
    public IProjections Projections => projections;
    public IOutbox Outbox { get; }
    public Task<string> Lost => control.Lost;

    /// <summary>Connects, makes the schema where it is missing, and takes the engine's lock. Nothing runs yet.</summary>
    /// <param name="connectionString">Npgsql's; a direct connection, not through a transaction pooler.</param>
    /// <exception cref="EngineRefused">Another engine writes to this database.</exception>
    public static async Task<MartenEngine> Open(
        string connectionString, EngineDefinition definition,
        MartenEngineOptions? options = null, ILoggerFactory? loggers = null, CancellationToken cancel = default)
    {
        loggers ??= NullLoggerFactory.Instance;
        var there = await Broker.UnlessGone(options ?? new(), loggers.CreateLogger(Name), cancel);
        var engine = new MartenEngine(connectionString, definition, there, loggers);
        try
        {
            await engine.control.Open(cancel);
            await Schema.Make(engine.patient, definition, cancel);
            var services = engine.host.Services;
            await MartenSchema.Make(engine.patient, services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<IMessageStore>(), cancel);
            await LeftByEmbedded.Take(engine.patient, engine.queues, engine.options, cancel);
            await engine.ForgetNoProgress(cancel);
            await engine.definitions.Compare(engine.database, cancel);
            // The reader runs from the start: commands and subscribers wait on it whether or not the daemon does.
            if (!engine.options.Alone) engine.running.Add(Task.Run(() => engine.tail.Run(engine.stop.Token), CancellationToken.None));
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    public async Task Start(CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (started) return;
            started = true;
            if (definitions.AnyOutdated) running.Add(Task.Run(() => projections.RebuildOutdated(stop.Token), CancellationToken.None));
        }
        host.Services.GetRequiredService<global::Marten.Events.Daemon.Coordination.IProjectionCoordinator>().DaemonForMainDatabase().Tracker.Subscribe(watch);
        await host.StartAsync(cancel);
        if (queues.Any)
        {
            var runtime = host.Services.GetRequiredService<IWolverineRuntime>();
            node.Started(runtime);
            lock (gate) running.Add(Task.Run(() => new LostMessages(database, runtime, control, queues, handler, node, options, logger).Run(stop.Token), CancellationToken.None));
        }
        control.Lead();
    }

    /// <summary>To Marten a row means progress: where there was none, its daemon makes the first one itself.</summary>
    private async Task ForgetNoProgress(CancellationToken cancel)
    {
        await using var forget = patient.CreateCommand("delete from public.mt_event_progression where last_seq_id = 0");
        await forget.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>
    /// A rebuild has moved a view's progress from under the daemon, which stops that view for good: it goes on from there.
    /// </summary>
    private async Task Restart(string shard)
    {
        try
        {
            await Task.Delay(options.TryToLeadEvery, stop.Token);
            var daemon = host.Services.GetRequiredService<global::Marten.Events.Daemon.Coordination.IProjectionCoordinator>().DaemonForMainDatabase();
            await daemon.StartAgentAsync(shard, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "{Shard} could not be started again", shard);
        }
    }

    private IHost Host(ILoggerFactory loggers, Action<StoreOptions> configure, IEnumerable<ReactorSubscription> reactors)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(_ => QuietLoggers.Over(loggers));
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddWolverine(ExtensionDiscovery.ManualOnly, wolverine => queues.Configure(wolverine, handler));
        var marten = builder.Services.AddMarten(configure)
            .IntegrateWithWolverine(integration =>
            {
                integration.MessageStorageSchemaName = Queues.Schema;
                integration.AutoCreate = AutoCreate.CreateOrUpdate;
            })
            .AddAsyncDaemon(DaemonMode.HotCold);
        foreach (var reactor in reactors) marten.SubscribeToEvents(reactor);
        return builder.Build();
    }

    public async ValueTask DisposeAsync()
    {
        if (stop.IsCancellationRequested) return;
        await stop.CancelAsync();
        if (started) await host.StopAsync();
        await control.DisposeAsync();
        Task[] ending;
        lock (gate) ending = [.. running];
        await Task.WhenAll(ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (host is IAsyncDisposable disposable) await disposable.DisposeAsync();
        else host.Dispose();
        await database.DisposeAsync();
        await patient.DisposeAsync();
        await appends.DisposeAsync();
    }

    /// <summary>The engine is started and ended by whoever opened it, not by signals.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
