using Newsroom.Core.Kernel;

namespace Newsroom.Conformance;

/// <summary>What every suite needs: databases and engines that are gone when the test is over, however it ends.</summary>
public abstract class Suite<TEngine> : IAsyncLifetime where TEngine : EngineUnderTest, new()
{
    private readonly List<IEngine> engines = [];
    private readonly List<TestDatabase> databases = [];

    protected TEngine Under { get; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var engine in engines.ToArray().Reverse()) await Dispose(engine);
        foreach (var database in databases)
        {
            await database.DisposeAsync();
            await Under.DropDatabase(database.ConnectionString);
        }
    }

    protected async Task<TestDatabase> NewDatabase()
    {
        var database = new TestDatabase(await Under.CreateDatabase());
        lock (databases) databases.Add(database);
        return database;
    }

    protected async Task<IEngine> Opened(TestDatabase database, EngineDefinition definition)
    {
        var engine = await Patience.Within(Under.Open(database.ConnectionString, definition), "an engine to open");
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
}
