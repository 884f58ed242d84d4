using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Postgres;

/// <summary>The embedded engine: the port on Npgsql alone, in Marten's own tables.</summary>
public sealed class PostgresEngine : IEngine
{
    private readonly NpgsqlDataSource database;
    private readonly EngineDefinition definition;
    private readonly PostgresEngineOptions options;
    private readonly ILogger logger;
    private readonly Control control;
    private readonly LogTail tail;
    private readonly GroupCommit group;
    private readonly EventStore events;
    private readonly Projections projections;
    private readonly IReadOnlyList<FollowerLoop> followers;
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
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        database = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(connectionString)
        {
            // Several nodes share a server that takes a hundred connections unless it is told otherwise.
            MaxPoolSize = Math.Min(given.MaxPoolSize, 40), MaxAutoPrepare = 0, IncludeErrorDetail = true, Timezone = "UTC",
            ApplicationName = "newsroom",
        }.ConnectionString).Build();

        control = new Control(connectionString, options, logger);
        tail = new LogTail(database, definition.Events, options, logger);
        var appender = new Appender(database, definition, control);
        var documents = new Documents(database);
        group = new GroupCommit(database, appender, control, options);
        events = new EventStore(database, definition.Events, group, tail, new Archive(database, definition, control));
        Outbox = new Outbox(database, Sent);
        Documents = documents;
        followers =
        [
            .. definition.Views.Where(v => v.Kind == ViewKind.Async)
                .Select(v => Loop(new ViewWorker(v, database, tail, options))),
            .. definition.Reactors
                .Select(r => Loop(new ReactorWorker(r, database, definition, tail, appender, documents, events, Sent))),
        ];
        projections = new Projections(database, definition, control, followers, advanced);

        control.SomethingCommitted += () =>
        {
            tail.Wake();
            messages.Raise();
        };
        control.BecameLeader += leading =>
        {
            lock (gate)
            {
                foreach (var follower in followers) running.Add(Task.Run(() => follower.Run(advanced, leading), CancellationToken.None));
            }
        };

        FollowerLoop Loop(IFollower follower) => new(follower, database, tail, logger);
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
            await Schema.Make(engine.database, definition, cancel);
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

    public async Task Start(CancellationToken cancel = default)
    {
        lock (gate)
        {
            if (started) return;
            started = true;
        }
        await projections.RebuildChanged(
            view => logger.LogInformation("The definition of view {View} has changed; it is being rebuilt", view), cancel);
        lock (gate)
        {
            for (var i = 0; i < options.MessageWorkers && definition.Handlers.Count > 0; i++)
            {
                var worker = new OutboxWorker(database, definition, events, messages, options, logger);
                running.Add(Task.Run(() => worker.Run(stop.Token), CancellationToken.None));
            }
        }
        control.Lead();
    }

    private void Sent() => control.Committed();

    public async ValueTask DisposeAsync()
    {
        if (stop.IsCancellationRequested) return;
        await stop.CancelAsync();
        await control.DisposeAsync();
        Task[] ending;
        lock (gate) ending = [.. running];
        await Task.WhenAll(ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await database.DisposeAsync();
    }
}
