using System.Text.Json;
using Newsroom.Server.Hosting;

namespace Newsroom.Benchmarks.OverHttp;

/// <summary>One of the servers that are compared, its clients, and what its answers have cost so far.</summary>
internal sealed class MeasuredServer : IAsyncDisposable
{
    private const string Key = "a-key-of-this-benchmark-and-of-nothing-else-0123456789";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(5);

    private readonly ServerProcess process;
    private readonly Cpu? postgres;
    private readonly bool followsLog;
    private double server, database, clients;
    private long answered;

    private MeasuredServer(ServerProcess process, Cpu? postgres, string? key)
    {
        (this.process, this.postgres, followsLog) = (process, postgres, key is not null);
        Load = new(process.Address, key);
    }

    public HttpLoad Load { get; }

    /// <summary>As it is built; who asks is its administrator.</summary>
    public static async Task<MeasuredServer> Newsroom(string database) => new(
        await ServerProcess.Start([("ConnectionStrings__Newsroom", database), ("NEWSROOM_ADMIN_KEY", Key)], "--no-seeds"), await CpuOf(database), Key);

    public static async Task<MeasuredServer> BareWriting(string database) => new(await BareServer.StartWriting(database), await CpuOf(database), null);

    /// <param name="database">The newsroom's.</param>
    public static async Task<MeasuredServer> BareReading(string database) => new(await BareServer.StartReading(database), await CpuOf(database), null);

    /// <summary>What a request costs in processor time, for people; null where the system does not tell.</summary>
    public string? CpuEach => postgres is null || answered == 0 ? null : FormattableString.Invariant(
        $"{Micros(server)} µs of the server, {Micros(database)} of PostgreSQL, {Micros(clients)} of the clients");

    /// <summary>Of the newsroom, until its lists show what was written and its subscriptions have seen it: its answers set that in motion.</summary>
    /// <returns>Answers a second.</returns>
    public async Task<double> Rate(TimeSpan time, Func<HttpLoadRequest> next)
    {
        var (busy, postgresBusy, clientsBusy) = (process.Busy.TotalSeconds, postgres?.Server ?? 0, Cpu.Here);
        var (rate, done) = await Load.Rate(time, next, followsLog ? CaughtUp : null);
        server += process.Busy.TotalSeconds - busy;
        database += (postgres?.Server ?? 0) - postgresBusy;
        clients += Cpu.Here - clientsBusy;
        answered += done;
        return rate;
    }

    public async ValueTask DisposeAsync()
    {
        Load.Dispose();
        await process.DisposeAsync();
    }

    private async Task CaughtUp(long position)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await Load.TryFetch(HttpLoadRequest.Get("/health/ready")) is not { } ready || Behind(ready)) await Task.Delay(AskAgain, patience.Token);
        // A list is answered once it has come to the head of the log, or not at all.
        while (await Load.TryFetch(HttpLoadRequest.Get("/api/articles?limit=1")) is not { } list || list.Position < position)
            await Task.Delay(AskAgain, patience.Token);

        bool Behind(HttpLoadAnswer ready) =>
            JsonSerializer.Deserialize<ReadyAnswer>(ready.Body, JsonSerializerOptions.Web)!.Followers.Any(follower => follower.Position < position);
    }

    private static async Task<Cpu?> CpuOf(string database) => Cpu.IsTold ? await Cpu.Of(database) : null;

    private long Micros(double seconds) => (long)(seconds * 1_000_000 / answered);
}
