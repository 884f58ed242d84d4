using System.Security.Cryptography;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Marten;

/// <summary>The port on Marten: its sessions append, its daemon runs the views.</summary>
/// <remarks>
/// What the port asks for beyond Marten (the safe head, views kept over time, rebuilds beside live traffic, the engine's
/// lock) is <c>Newsroom.Tables</c>, as it is for the embedded engine. Reactors and message handlers do not run here yet, so
/// that no server is built with it: see docs/decisions/0014.
/// </remarks>
public sealed class MartenEngine : IEngine
{
    private readonly NpgsqlDataSource database;
    /// <summary>For work that takes as long as it takes: rebuilds, imports, the schema.</summary>
    private readonly NpgsqlDataSource patient;
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
    private readonly Signal advanced = new();
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> running = [];
    private readonly Lock gate = new();
    private bool started;

    private MartenEngine(string connectionString, EngineDefinition definition, MartenEngineOptions options, ILoggerFactory loggers)
    {
        this.definition = definition;
        this.options = options;
        logger = loggers.CreateLogger("Newsroom.Marten");
        // Tells this node's sessions from those of all others.
        var node = $"newsroom {Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        var connections = new Connections(connectionString, node, options);
        database = connections.Pool();
        patient = connections.PatientPool();
        var health = new WriteHealth(database, logger);

        control = new Control(connections.Direct, node, EngineLock.Marten, options, logger);
        control.Broke += database.Clear;
        control.Broke += patient.Clear;
        tail = new LogTail(database, definition.Events, options, logger);
        definitions = new Definitions(definition);
        var documents = new Documents(database);
        Documents = documents;
        Outbox = new Outbox(database, control, control.Sent);

        var memory = new InlineMemory();
        watch = new ShardWatch(advanced, shard => _ = Task.Run(() => Restart(shard), CancellationToken.None));
        var wakeup = new Wakeup();
        host = Host(loggers, store =>
        {
            StoreSetup.Configure(store, database, definition, options);
            store.Projections.Wakeup = wakeup;
            foreach (var view in definition.Views)
            {
                if (view.Kind == ViewKind.Inline)
                    store.Projections.Add(new InlineProjection(view, definition.Events, definitions, memory), ProjectionLifecycle.Inline, view.Name);
                else
                    store.Projections.Add(new AsyncProjection(view, database, definition.Events, watch), ProjectionLifecycle.Async, view.Name);
            }
        });
        var store = host.Services.GetRequiredService<IDocumentStore>();

        var appender = new Appender(
            store, database, memory, new AppendTries(database, new Settlement(database, definition.Events, node, options), control, health), control, health);
        events = new EventStore(database, definition.Events, appender.Append, tail, new Archive(patient, definition, control));
        var followed = definition.Views.Where(v => v.Kind == ViewKind.Async).Select(v => v.Name)
            .Concat(definition.Reactors.Select(r => r.Name)).Select(watch.Of).ToList();
        projections = new Projections(patient, definition, definitions, control, followed, advanced, options, logger, ForgetNoProgress);

        control.SomethingCommitted += tail.Wake;
        control.SomethingCommitted += wakeup.Raise;
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
        var engine = new MartenEngine(connectionString, definition, options ?? new(), loggers ?? NullLoggerFactory.Instance);
        try
        {
            await engine.control.Open(cancel);
            await Schema.Make(engine.patient, definition, cancel);
            var services = engine.host.Services;
            await MartenSchema.Make(engine.patient, services.GetRequiredService<IDocumentStore>(), cancel);
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
        if (definition.Reactors.Count > 0 || definition.Handlers.Count > 0)
            logger.LogWarning("This engine does not run reactors and message handlers yet: {Count} of them wait", definition.Reactors.Count + definition.Handlers.Count);
        await host.StartAsync(cancel);
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

    private static IHost Host(ILoggerFactory loggers, Action<StoreOptions> configure)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(loggers);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddMarten(configure).AddAsyncDaemon(DaemonMode.HotCold);
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
    }

    /// <summary>The engine is started and ended by whoever opened it, not by signals.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
