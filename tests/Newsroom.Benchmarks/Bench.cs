using System.Diagnostics;
using Npgsql;

namespace Newsroom.Benchmarks;

/// <summary>Where a question is asked: a durable private PostgreSQL, a fresh database for each contender.</summary>
internal sealed class Bench(string adminConnectionString, Scale scale, string directory) : IAsyncDisposable
{
    private readonly Dictionary<string, Task<string>> shared = [];
    private int databases;
    private bool seasoned;

    public Scale Scale { get; } = scale;

    /// <summary>For files of this run; deleted after it.</summary>
    public string Directory { get; } = directory;

    public static string Filler { get; } = string.Concat(Enumerable.Repeat("Ce que l’on sait. ", 20));

    /// <summary>An empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> Database(int maxPool = 100)
    {
        var name = $"bench_{++databases}";
        await using var admin = new NpgsqlConnection(adminConnectionString);
        await admin.OpenAsync();
        await using var create = new NpgsqlCommand($"create database {name} template template0", admin);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(adminConnectionString) { Database = name, MaxPoolSize = maxPool }.ConnectionString;
    }

    /// <summary>
    /// PostgreSQL as it is after some hours of work: it uses the files of its write-ahead log again, where one that was just
    /// started has to make them, which costs whoever writes more bytes more.
    /// </summary>
    public async Task Season()
    {
        if (seasoned || Scale.Smoke) return;
        seasoned = true;
        await using var admin = new NpgsqlConnection(adminConnectionString);
        await admin.OpenAsync();
        foreach (var line in (string[])[
            "alter system set min_wal_size = '1GB'",
            "select pg_reload_conf()",
            """
            do $$ begin
              for i in 1..50 loop
                perform pg_logical_emit_message(false, 'newsroom', 'season');
                perform pg_switch_wal();
              end loop;
            end $$
            """,
            // The second knows how much the first has used.
            "checkpoint", "checkpoint",
        ])
        {
            await using var command = new NpgsqlCommand(line, admin) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>For those that would fill the disk.</summary>
    public async Task Drop(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await using var admin = new NpgsqlConnection(adminConnectionString);
        await admin.OpenAsync();
        await using var drop = new NpgsqlCommand($"drop database {name} with (force)", admin);
        await drop.ExecuteNonQueryAsync();
    }

    /// <summary>A database that several questions are about; made by the first that asks.</summary>
    public Task<string> Shared(string name, Func<Task<string>> make) =>
        shared.TryGetValue(name, out var made) ? made : shared[name] = make();

    /// <summary>A database as a node with this model leaves it when nothing was written yet: one that opens a full log would fold it first.</summary>
    public async Task<string> EmptyLog(StoreModel model)
    {
        var database = await Database();
        await using var node = await Node.Open(database, model);
        return database;
    }

    /// <summary>Runs the workers for a time and gives how much they did a second, and in all.</summary>
    public static async Task<(double Rate, int Done)> Rate(int workers, TimeSpan time, Func<int, CancellationToken, Task<int>> work)
    {
        using var stop = new CancellationTokenSource();
        var clock = Stopwatch.StartNew();
        stop.CancelAfter(time);
        var done = await Task.WhenAll(Enumerable.Range(0, workers).Select(w => Task.Run(() => work(w, stop.Token))));
        return (done.Sum() / clock.Elapsed.TotalSeconds, done.Sum());
    }

    /// <summary>How many seconds it takes.</summary>
    public static async Task<double> Seconds(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>
    /// Contenders in turn, so that both see the same weather; who begins changes from pair to pair, since the second may
    /// find what the first has warmed.
    /// </summary>
    /// <param name="rounds">Pairs that are counted.</param>
    /// <param name="before">Pairs before them that are not: what runs long and hot is compiled several times.</param>
    public async Task<Paired> Pairs(int rounds, Func<Task<double>> ours, Func<Task<double>> limit, int before = 1) =>
        (await Pairs(rounds, async () => [await ours()], async () => [await limit()], before))[0];

    /// <summary>The same for several figures of each run.</summary>
    /// <returns>One for each figure.</returns>
    public async Task<Paired[]> Pairs(int rounds, Func<Task<double[]>> ours, Func<Task<double[]>> limit, int before = 1)
    {
        var pairs = new List<(double[] Ours, double[] Limit)>();
        for (var i = 0; i < Scale.WarmUps(before); i++)
        {
            await limit();
            await ours();
        }
        for (var round = 0; round < Scale.Rounds(rounds); round++)
        {
            double[] l, o;
            if (round % 2 == 0) (l, o) = (await limit(), await ours());
            else (o, l) = (await ours(), await limit());
            for (var i = 0; i < o.Length; i++) Report.Pair(o[i], l[i]);
            pairs.Add((o, l));
        }
        return [.. Enumerable.Range(0, pairs[0].Ours.Length).Select(i => Paired.Of([.. pairs.Select(p => (p.Ours[i], p.Limit[i]))]))];
    }

    /// <summary>
    /// As <see cref="Pairs(int, Func{Task{double}}, Func{Task{double}}, int)"/> for what is over in milliseconds: the contenders
    /// take turns with every single piece, and a round's figure is a percentile of its pieces' times, in milliseconds.
    /// </summary>
    /// <param name="share">0.5 for medians.</param>
    public async Task<Paired> Alternating(int rounds, int pieces, double share, Func<Task> ours, Func<Task> limit)
    {
        var pairs = new List<(double Ours, double Limit)>();
        // Rounds below zero are the warm-up.
        for (var round = -Scale.WarmUps(1); round < Scale.Rounds(rounds); round++)
        {
            var (o, l) = (new double[pieces], new double[pieces]);
            for (var i = 0; i < pieces; i++)
            {
                o[i] = 1000 * await Seconds(ours);
                l[i] = 1000 * await Seconds(limit);
            }
            if (round < 0) continue;
            var pair = (Percentile.Of(o, share), Percentile.Of(l, share));
            Report.Pair(pair.Item1, pair.Item2);
            pairs.Add(pair);
        }
        return Paired.Of(pairs);
    }

    public ValueTask DisposeAsync()
    {
        // Pools outlive their users, and PostgreSQL's good end waits for nobody; it only writes of it in its log.
        NpgsqlConnection.ClearAllPools();
        return ValueTask.CompletedTask;
    }
}
