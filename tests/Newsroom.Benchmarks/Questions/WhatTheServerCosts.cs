using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using Newsroom.Cluster;
using Newsroom.Server.Hosting;
using Npgsql;

namespace Newsroom.Benchmarks.Questions;

/// <summary>What does the server as it is built cost: at rest, and until it is open?</summary>
/// <remarks>A process of its own, with a data directory of its own and the seeds, as whoever tries it out starts it.</remarks>
internal static class WhatTheServerCosts
{
    private const double Megabyte = 1_000_000;
    private const int Clients = 16;
    private const string Key = "a-key-of-this-benchmark-and-of-nothing-else-0123456789";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Nobody asks and nothing is due. Counted once it has run long enough to have compiled what it runs at rest. Memory is
    /// the working set in megabytes of 1,000,000 bytes; PostgreSQL's is not in it.
    /// </summary>
    public static async Task<IReadOnlyList<Answer>> AtRest(Bench bench)
    {
        var data = Path.Combine(bench.Directory, "rest");
        await using var server = await ServerProcess.Start(Own(data));
        await Task.Delay(bench.Scale.Smoke ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(1));
        await using var cluster = await PrivateCluster.AttachAsync(new ClusterOptions { DataDirectory = data })
            ?? throw new InvalidOperationException("The server's PostgreSQL does not run.");
        var database = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Pooling = false }.ConnectionString;
        var postgres = Cpu.IsTold ? await Cpu.Of(database) : null;
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();

        var clock = Stopwatch.StartNew();
        var (busy, postgresBusy, transactions) = (server.Busy, postgres?.Server, await Transactions());
        await Task.Delay(bench.Scale.Seconds(small: 30, full: 60));
        var time = clock.Elapsed;
        var answers = new List<Answer>
        {
            Answer.Of("The server at rest, CPU of its process", "% of a core", Percent(server.Busy - busy), Must.AtMost(4, "%")),
            Answer.Of("The server at rest, memory", "MB", server.WorkingSet / Megabyte, Must.AtMost(160, "MB")),
            Answer.Of("The server at rest, transactions", "1/s", (await Transactions() - transactions) / time.TotalSeconds, Must.Nothing),
        };
        if (postgres is not null)
            answers.Insert(1, Answer.Of("The server at rest, CPU of its PostgreSQL", "% of a core", Percent(TimeSpan.FromSeconds(postgres.Server - postgresBusy!.Value)), Must.Nothing));
        return answers;

        double Percent(TimeSpan worked) => 100 * worked / time;

        async Task<long> Transactions()
        {
            // A session reports its counts when it is idle for a second or ten: of some seconds' difference in a minute.
            await using var count = new NpgsqlCommand("select xact_commit + xact_rollback from pg_stat_database where datname = current_database()", connection);
            return (long)(await count.ExecuteScalarAsync())!;
        }
    }

    /// <summary>From the process's start until <c>/health/ready</c> says yes: on a fresh directory (PostgreSQL is made, the seeds are imported), and once more.</summary>
    public static async Task<IReadOnlyList<Answer>> Start(Bench bench)
    {
        var (first, further) = (new List<double>(), new List<double>());
        for (var round = 0; round < bench.Scale.Rounds(5); round++)
        {
            var data = Path.Combine(bench.Directory, $"start-{round.ToString(CultureInfo.InvariantCulture)}");
            first.Add(await UntilReady(data));
            further.Add(await UntilReady(data));
            Report.Step(FormattableString.Invariant($"{first[^1]:F2} s, then {further[^1]:F2} s"));
            Directory.Delete(data, recursive: true);
        }
        return
        [
            Answer.Of("First start on a fresh directory, until ready", "s", Percentile.Of(first, 0.5), Must.AtMost(4, "s")),
            Answer.Of("A further start, until ready", "s", Percentile.Of(further, 0.5), Must.AtMost(2.5, "s")),
        ];
    }

    /// <summary>Each of some clients files a new report and waits for the answer; listings, subscriptions and messages included.</summary>
    public static async Task<Answer> Posting(Bench bench)
    {
        await bench.Season();
        await using var server = await ServerProcess.Start([("ConnectionStrings__Newsroom", await bench.Database()), ("NEWSROOM_ADMIN_KEY", Key)], "--no-seeds");
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        var next = 0;
        var rates = new List<double>();
        for (var round = -bench.Scale.WarmUps(2); round < bench.Scale.Rounds(5); round++)
        {
            var (rate, _) = await Bench.Rate(Clients, bench.Scale.Seconds(small: 2.6, full: 8), async (_, stop) =>
            {
                var count = 0;
                for (; !stop.IsCancellationRequested; count++)
                {
                    var number = Interlocked.Increment(ref next).ToString(CultureInfo.InvariantCulture);
                    using var answer = await http.PostAsJsonAsync("/api/articles", new
                    {
                        outlet = "La Gazette", title = $"Conseil municipal : le point {number} de l’ordre du jour", language = "fr", kind = "report",
                        body = $"Compte rendu {number}. {Bench.Filler}", url = $"https://journal.example/articles/{number}",
                    }, CancellationToken.None);
                    answer.EnsureSuccessStatusCode();
                }
                return count;
            });
            if (round >= 0) rates.Add(rate);
        }
        return Answer.Of($"Reports posted over HTTP a second, {Clients} clients", "1/s", Percentile.Of(rates, 0.5), Must.Nothing);
    }

    private static async Task<double> UntilReady(string data)
    {
        var address = $"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}";
        using var http = new HttpClient();
        var clock = Stopwatch.StartNew();
        var starting = ServerProcess.Start([.. Own(data), ("ASPNETCORE_URLS", address)]);
        while (!starting.IsFaulted && !await IsReady()) await Task.Delay(AskAgain);
        var seconds = clock.Elapsed.TotalSeconds;
        await (await starting).DisposeAsync();
        return seconds;

        async Task<bool> IsReady()
        {
            if (clock.Elapsed > Patience) throw new TimeoutException("The server is not ready in time.");
            try
            {
                using var answer = await http.GetAsync(address + "/health/ready");
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }
    }

    private static (string, string)[] Own(string data) =>
        [("NEWSROOM_DATA", data), ("NEWSROOM_SEEDS", Places.FindSeeds() ?? throw new InvalidOperationException("The seeds are not there; run this in the repository."))];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
