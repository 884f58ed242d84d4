using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Postgres;

/// <summary>The embedded engine: the port on Npgsql alone, in Marten's own tables.</summary>
public sealed class PostgresEngine : IEngine
{
    private readonly NpgsqlDataSource database;
    /// <summary>For work that takes as long as it takes: rebuilds, imports, the schema.</summary>
    private readonly NpgsqlDataSource patient;
    private readonly EngineDefinition definition;
    private readonly PostgresEngineOptions options;
    private readonly ILogger logger;
    private readonly Control control;
    private readonly LogTail tail;
    private readonly GroupCommit group;
    private readonly EventStore events;
    private readonly Projections projections;
    private readonly Definitions definitions;
    private readonly IReadOnlyList<FollowerLoop> followers;
    private readonly OutboxWorker worker;
    private readonly Signal advanced = new();
    private readonly Signal messages = new();
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> running = [];
    private readonly Lock gate = new();
    private bool started;

    private PostgresEngine(string connectionString, EngineDefinition definition, PostgresEngineOptions options, ILoggerFactory loggers)
    {
        this.definition = definition;
        this.options = options;
        logger = loggers.CreateLogger("Newsroom.Postgres");
        // Tells this node's sessions from those of all others.
        var node = $"newsroom {Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        var connections = new Connections(connectionString, node, options);
        database = connections.Pool();
        patient = connections.PatientPool();
        var health = new WriteHealth(logger, database);

        control = new Control(connections.Direct, node, EngineLock.Embedded, options, logger);
        control.Broke += database.Clear;
        control.Broke += patient.Clear;
        tail = new LogTail(database, definition.Events, options, logger);
        definitions = new Definitions(definition);
        var appender = new Appender(
            database, definition, definitions,
            new AppendTries(database, new Settlement(database, definition.Events, node, options), control, health), control, health, new DatabaseClock());
        var documents = new Documents(database);
        group = new GroupCommit(database, appender, control, tail, health, options);
        events = new EventStore(database, definition.Events, group.Append, tail, new Archive(patient, definition, control));
        var outbox = new Outbox(database, control, control.Sent);
        Outbox = outbox;
        Documents = documents;
        followers =
        [
            .. definition.Views.Where(v => v.Kind == ViewKind.Async)
                .Select(v => Loop(new ViewWorker(v, database, tail, options))),
            .. definition.Reactors
                .Select(r => Loop(new ReactorWorker(r, database, definition, tail, appender, documents, events, control.Sent))),
        ];
        projections = new Projections(patient, definition, definitions, control, followers, advanced, options, logger);

        var sweeps = definition.Sweeps.Select(s => new SweepLoop(s, documents, outbox.SendAll, options, logger)).ToList();
        worker = new OutboxWorker(database, connections.Direct, definition, events, control, messages, options, logger);

        control.SomethingCommitted += tail.Wake;
        control.MessagesSent += messages.Raise;
        control.BecameLeader += leading =>
        {
            lock (gate)
            {
                foreach (var follower in followers) running.Add(Task.Run(() => follower.Run(advanced, leading), CancellationToken.None));
                foreach (var sweep in sweeps) running.Add(Task.Run(() => sweep.Run(leading), CancellationToken.None));
            }
        };

        FollowerLoop Loop(IFollower follower) => new(follower, database, tail, health, logger);
    }

    public IEventStore Events => events;
    public IDocuments Documents { get; }
    public IProjections Projections => projections;
    public IOutbox Outbox { get; }
    public Task<string> Lost => control.Lost;

    /// <summary>Connects, makes the schema where it is missing, and takes the engine's lock. Nothing runs yet.</summary>
    /// <param name="connectionString">Npgsql's; a direct connection, not through a transaction pooler.</param>
    /// <exception cref="EngineRefused">Another engine writes to this database.</exception>
    public static async Task<PostgresEngine> Open(
        string connectionString, EngineDefinition definition,
        PostgresEngineOptions? options = null, ILoggerFactory? loggers = null, CancellationToken cancel = default)
    {
        var engine = new PostgresEngine(connectionString, definition, options ?? new(), loggers ?? NullLoggerFactory.Instance);
        try
        {
            await engine.control.Open(cancel);
            await Schema.Make(engine.patient, definition, cancel);
            await LeftByWolverine.Take(engine.patient, cancel);
            await engine.definitions.Compare(engine.database, cancel);
            foreach (var follower in engine.followers) await Checkpoints.Make(engine.database, follower.Name, cancel);
            // The reader runs from the start: commands and subscribers wait on it whether or not the daemon does.
            if (!engine.options.Alone) engine.running.Add(Task.Run(() => engine.tail.Run(engine.stop.Token), CancellationToken.None));
            engine.running.Add(engine.group.Run(engine.stop.Token));
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    public Task Start(CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (started) return Task.CompletedTask;
            started = true;
            if (definitions.AnyOutdated) running.Add(Task.Run(() => projections.RebuildOutdated(stop.Token), CancellationToken.None));
            // A node without handlers leaves the messages to those that have some.
            if (definition.Handlers.Count > 0) running.Add(Task.Run(() => worker.Run(stop.Token), CancellationToken.None));
        }
        control.Lead();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (stop.IsCancellationRequested) return;
        await stop.CancelAsync();
        await control.DisposeAsync();
        Task[] ending;
        lock (gate) ending = [.. running];
        await Task.WhenAll(ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await database.DisposeAsync();
        await patient.DisposeAsync();
    }
}
