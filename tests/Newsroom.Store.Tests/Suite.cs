using Microsoft.Extensions.Logging;
using Newsroom.Cluster;
using Npgsql;

namespace Newsroom.Store.Tests;

/// <summary>What every suite needs: databases and nodes that are gone when the test is over, however it ends.</summary>
public abstract class Suite : IAsyncLifetime
{
    private readonly List<TestNode> nodes = [];
    private readonly List<TestDatabase> databases = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var node in nodes.ToArray().Reverse()) await Dispose(node);
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

    /// <summary>A node whose daemon does not run.</summary>
    protected Task<TestNode> Opened(TestDatabase database, StoreModel model, StoreSettings? settings = null, ILoggerProvider? log = null) =>
        Owned(TestNode.Open(database.ConnectionString, model, settings, log));

    protected async Task<TestNode> Started(TestDatabase database, StoreModel model, StoreSettings? settings = null, ILoggerProvider? log = null)
    {
        var node = await Opened(database, model, settings, log);
        await Patience.Within(node.Start(), "a node to start");
        return node;
    }

    /// <summary>Ends with the test.</summary>
    protected async Task<TestNode> Owned(Task<TestNode> opening)
    {
        var node = await Patience.Within(opening, "a node to open");
        lock (nodes) nodes.Add(node);
        return node;
    }

    /// <summary>Ends a node in the middle of a test.</summary>
    protected async Task Dispose(TestNode node)
    {
        lock (nodes) nodes.Remove(node);
        await Patience.Within(node.DisposeAsync().AsTask(), "a node to be disposed of");
    }

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
