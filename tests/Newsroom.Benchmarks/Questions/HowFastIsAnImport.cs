using Newsroom.Server.Keeping;
using Npgsql;

namespace Newsroom.Benchmarks.Questions;

/// <summary>How long does it take to fill an empty log from an exported file?</summary>
/// <remarks>
/// Ours: the import of the file from its first byte to the last commit; the listings are folded afterwards and not counted.
/// The limit: the very rows of streams and events, saved before in PostgreSQL's own binary format, by COPY FROM STDIN from a
/// file into the same tables with their indexes, constraints and foreign key. Each into a fresh database, after a checkpoint.
/// </remarks>
internal static class HowFastIsAnImport
{
    /// <summary>In this order: an event needs its stream.</summary>
    private static readonly string[] Tables = ["public.mt_streams", "public.mt_events"];

    public static async Task<Answer> Ask(Bench bench)
    {
        var source = await SharedLogs.TenAStream(bench);
        var exported = Path.Combine(bench.Directory, "log.ndjson");
        await Export(source, exported);
        await Save(source, bench.Directory);

        var pairs = await bench.Pairs(3,
            () => IntoEmpty(database => Import(database, exported)),
            () => IntoEmpty(database => Restore(database, bench.Directory)));
        return Answer.Of($"Import of {SharedLogs.Events(bench):N0} events from a file", "s", "COPY … FROM STDIN as binary", pairs, Must.AtMost(3));

        async Task<double> IntoEmpty(Func<string, Task> fill)
        {
            var database = await bench.EmptyLog(Models.Log);
            await using (var settle = NpgsqlDataSource.Create(database))
            {
                await using var checkpoint = settle.CreateCommand("checkpoint");
                await checkpoint.ExecuteNonQueryAsync();
            }
            var seconds = await Bench.Seconds(() => fill(database));
            await bench.Drop(database);
            return seconds;
        }
    }

    private static async Task Export(string database, string path)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await new LogExport(source).ToFile(path, long.MaxValue);
    }

    private static async Task Import(string database, string path)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var file = File.OpenRead(path);
        var import = new LogImport(source, Models.Types);
        await import.Run(file, path);
        await import.Finish();
    }

    private static async Task Save(string database, string directory)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var connection = await source.OpenConnectionAsync();
        foreach (var table in Tables)
        {
            await using var file = File.Create(Path.Combine(directory, table));
            await Copies.Out(connection, table, file);
        }
    }

    private static async Task Restore(string database, string directory)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { CommandTimeout = 0 }.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        foreach (var table in Tables)
        {
            await using var file = File.OpenRead(Path.Combine(directory, table));
            await Copies.In(connection, table, file);
        }
    }
}
