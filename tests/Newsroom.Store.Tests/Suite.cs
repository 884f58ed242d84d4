using Newsroom.Cluster;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store.Tests;

/// <summary>What every suite needs: databases and engines that are gone when the test is over, however it ends.</summary>
public abstract class Suite : IAsyncLifetime
{
    /// <summary>What Marten's daemon gives a gap before it asks whether anything can still fill it, and the time to ask.</summary>
    protected static TimeSpan GapPatience { get; } = TimeSpan.FromSeconds(5);

    private readonly List<IEngine> engines = [];
    private readonly List<TestDatabase> databases = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var engine in engines.ToArray().Reverse()) await Dispose(engine);
        foreach (var database in databases)
        {
            await database.DisposeAsync();
            await Drop(database.ConnectionString);
        }
    }

    protected async Task<TestDatabase> NewDatabase()
    {
        var database = new TestDatabase(await (await TemporaryCluster.SharedAsync()).CreateDatabaseAsync());
        lock (databases) databases.Add(database);
        return database;
    }

    protected async Task<IEngine> Opened(TestDatabase database, EngineDefinition definition)
    {
        IEngine engine = await Patience.Within(MartenEngine.Open(database.ConnectionString, definition), "an engine to open");
        lock (engines) engines.Add(engine);
        return engine;
    }

    protected async Task<IEngine> Started(TestDatabase database, EngineDefinition definition)
    {
        var engine = await Opened(database, definition);
        await Patience.Within(engine.Start(), "an engine to start");
        return engine;
    }

    /// <summary>Ends an engine in the middle of a test.</summary>
    protected async Task Dispose(IEngine engine)
    {
        lock (engines) engines.Remove(engine);
        await Patience.Within(engine.DisposeAsync().AsTask(), "an engine to be disposed of");
    }

    /// <summary>
    /// Takes every message away, handled ones included, behind the engine's back: what is left when the log alone was
    /// carried into other tables.
    /// </summary>
    protected static Task LoseMessages(TestDatabase database) => database.Run("delete from wolverine.wolverine_incoming_envelopes");

    /// <summary>Takes a test's database away again, so that a run of all suites does not fill the disk.</summary>
    private static async Task Drop(string connectionString)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        var elsewhere = new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(elsewhere.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"drop database if exists \"{database.Replace("\"", "\"\"", StringComparison.Ordinal)}\" with (force)";
        await command.ExecuteNonQueryAsync();
    }
}
