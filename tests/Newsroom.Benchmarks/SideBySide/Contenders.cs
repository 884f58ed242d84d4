using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Benchmarks.SideBySide;

/// <summary>This store and plain Marten, open at the same time, each over a database of its own in the one PostgreSQL.</summary>
internal sealed class Contenders : IAsyncDisposable
{
    /// <summary>For each: the store's pools take no more either, and PostgreSQL has two cores for both.</summary>
    private const int Connections = 40;

    private readonly Bench bench;
    private readonly List<(IContender Contender, string Database)> open = [];

    private Contenders(Bench bench) => this.bench = bench;

    public IContender Ours => open[0].Contender;

    public IContender Plain => open[1].Contender;

    /// <param name="running">Whether their daemons run; a rebuild and an import are done without.</param>
    public static async Task<Contenders> Open(Bench bench, Shape shape, bool running = true)
    {
        var contenders = new Contenders(bench);
        try
        {
            await contenders.Add(database => SideBySide.Ours.Open(database, shape, running));
            await contenders.Add(database => PlainMarten.Open(database, shape, running));
            return contenders;
        }
        catch
        {
            await contenders.DisposeAsync();
            throw;
        }
    }

    /// <summary>Fills each log with the same events and lets PostgreSQL settle.</summary>
    /// <param name="fold">Whether there is a listing, to be folded over them.</param>
    public async Task Fill(IReadOnlyList<ArchivedEvent> archive, bool fold = false)
    {
        foreach (var (contender, database) in open)
        {
            await using var source = NpgsqlDataSource.Create(database);
            await using var connection = await source.OpenConnectionAsync();
            await contender.Import(archive)();
            // Without statistics of a table that has just been filled, a page of it takes longer than a statement may.
            await EventLoad.Settle(connection, archive.Count);
            if (!fold) continue;
            await contender.FoldAll();
            await EventLoad.Settle(connection, archive.Count);
        }
    }

    /// <summary>Those that would fill the disk go when they are done.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var (contender, database) in open)
        {
            await contender.DisposeAsync();
            await bench.Drop(database);
        }
    }

    private async Task Add(Func<string, Task<IContender>> contender)
    {
        var database = await bench.Database(Connections);
        open.Add((await contender(database), database));
    }
}
