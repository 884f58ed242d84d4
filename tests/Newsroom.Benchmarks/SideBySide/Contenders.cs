using Newsroom.Core.Kernel;
using Newsroom.Marten;

namespace Newsroom.Benchmarks.SideBySide;

/// <summary>Both engines and plain Marten, open at the same time, each over a database of its own in the one PostgreSQL.</summary>
internal sealed class Contenders : IAsyncDisposable
{
    /// <summary>For each: an engine's pool takes no more either, and PostgreSQL has two cores for all of them.</summary>
    private const int Connections = 40;

    private readonly List<(IContender Contender, string Database)> open = [];

    private Contenders(Bench bench) => Bench = bench;

    public Bench Bench { get; }

    /// <summary>In the order of the report's columns.</summary>
    public IReadOnlyList<IContender> All => [.. open.Select(o => o.Contender)];

    /// <param name="running">Whether their daemons run; a rebuild and an import are done without.</param>
    public static async Task<Contenders> Open(Bench bench, Shape shape, bool running = true)
    {
        var contenders = new Contenders(bench);
        var definition = new EngineDefinition(Bench.Types, shape switch { Shape.Inline => [new LastView()], Shape.Async => [new SummaryView()], _ => [] }, [], []);
        try
        {
            await contenders.Add(async database => new OverThePort(await Start(await Newsroom.Postgres.PostgresEngine.Open(database, definition))));
            await contenders.Add(async database => new OverThePort(await Start(await MartenEngine.Open(database, definition))));
            await contenders.Add(async database => await PlainMarten.Open(database, shape, running));
            return contenders;
        }
        catch
        {
            await contenders.DisposeAsync();
            throw;
        }

        async Task<IEngine> Start(IEngine engine)
        {
            if (running) await engine.Start();
            return engine;
        }
    }

    /// <summary>Fills each log with the same events and lets PostgreSQL settle.</summary>
    public async Task Fill(IReadOnlyList<ArchivedEvent> archive)
    {
        foreach (var (contender, database) in open)
        {
            await contender.Import(archive)();
            await using var source = Npgsql.NpgsqlDataSource.Create(database);
            await using var connection = await source.OpenConnectionAsync();
            await EventLoad.Settle(connection, archive.Count);
        }
    }

    /// <summary>Those that would fill the disk go when they are done.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var (contender, database) in open)
        {
            await contender.DisposeAsync();
            await Bench.Drop(database);
        }
    }

    private async Task Add(Func<string, Task<IContender>> contender)
    {
        var database = await Bench.Database(Connections);
        open.Add((await contender(database), database));
    }
}
