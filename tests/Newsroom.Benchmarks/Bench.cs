using System.Diagnostics;
using Newsroom.Core.Kernel;
using Newsroom.Postgres;
using Npgsql;

namespace Newsroom.Benchmarks;

/// <summary>What one event of a benchmark says: about as much as a newsroom's smaller events do.</summary>
internal sealed record Measured(int Number, string Text);

/// <summary>An inline view over <see cref="Measured"/>: the last number, by stream.</summary>
internal sealed record Last(int Number, long Version);

internal sealed class LastView : View<Last>
{
    public override string Name => "last";
    public override ViewKind Kind => ViewKind.Inline;
    public override IEnumerable<string> Keys(Recorded recorded) => [recorded.Stream];
    public override Last Evolve(string key, Last? document, Recorded recorded) =>
        new(((Measured)recorded.Data).Number, recorded.Version);
}

/// <summary>Where a question is asked: a durable private PostgreSQL, a fresh database for each contender.</summary>
internal sealed class Bench(string adminConnectionString, double scale)
{
    private int databases;

    public static EventTypes Types { get; } = new(EventType.Of<Measured>("measured"));

    /// <summary>1 for full; small runs are a fraction of it.</summary>
    public double Scale { get; } = scale;

    public static string Filler { get; } = string.Concat(Enumerable.Repeat("Ce que l’on sait. ", 20));

    public async Task<string> Database(int maxPool = 100)
    {
        var name = $"bench_{++databases}";
        await using var admin = new NpgsqlConnection(adminConnectionString);
        await admin.OpenAsync();
        await using var create = new NpgsqlCommand($"create database {name} template template0", admin);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(adminConnectionString) { Database = name, MaxPoolSize = maxPool }.ConnectionString;
    }

    public static Task<PostgresEngine> Engine(string connectionString, params IReadOnlyList<IView> views) =>
        PostgresEngine.Open(connectionString, new EngineDefinition(Types, views, [], []));

    /// <summary>Runs the workers for a time and gives how much they did a second.</summary>
    public static async Task<double> Rate(int workers, TimeSpan time, Func<int, CancellationToken, Task<int>> work)
    {
        using var stop = new CancellationTokenSource();
        var clock = Stopwatch.StartNew();
        stop.CancelAfter(time);
        var done = await Task.WhenAll(Enumerable.Range(0, workers).Select(w => Task.Run(() => work(w, stop.Token))));
        return done.Sum() / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Contenders in turn, so that both see the same weather; the median of the pairs' ratios.</summary>
    public static async Task<(double Ours, double Limit, double Ratio)> Pairs(int rounds, Func<Task<double>> ours, Func<Task<double>> limit)
    {
        var pairs = new List<(double Ours, double Limit)>();
        await limit();
        await ours();
        for (var round = 0; round < rounds; round++)
        {
            var l = await limit();
            pairs.Add((await ours(), l));
        }
        var sorted = pairs.OrderBy(p => p.Ours / p.Limit).ToArray();
        var median = sorted[sorted.Length / 2];
        return (median.Ours, median.Limit, median.Ours / median.Limit);
    }
}
