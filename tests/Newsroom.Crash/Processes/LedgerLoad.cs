using System.Diagnostics;
using System.Globalization;
using Newsroom.Cluster;
using Newsroom.Crash.Ledger;
using Npgsql;

namespace Newsroom.Crash.Processes;

/// <summary>
/// Writers and nodes on one private PostgreSQL (fsync on) that this process owns and starts again whenever it ends, as
/// the server does with its own.
/// </summary>
public sealed class LedgerLoad : IAsyncDisposable
{
    private const int WriterCount = 2;
    private const int NodeCount = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource stop = new();
    private readonly PrivateCluster cluster;
    private readonly Failures failures;
    private Task keeping = Task.CompletedTask;

    private LedgerLoad(string directory, int seed, PrivateCluster cluster, Failures failures)
    {
        this.cluster = cluster;
        this.failures = failures;
        Journals = Path.Combine(directory, "journals");
        var logs = Path.Combine(directory, "logs");
        Directory.CreateDirectory(Journals);
        Directory.CreateDirectory(logs);
        Processes = new(Path.Combine(directory, "ledger"));
        Writers = [.. Enumerable.Range(0, WriterCount).Select(slot => new Child(
            $"writer-{slot}", life => Self("writer", Journals, $"{slot}", $"{life}", $"{seed}"), logs, failures.Add, ChildLife.NoDatabase))];
        Nodes = [.. Enumerable.Range(0, NodeCount).Select(slot => new Child(
            $"node-{slot}", life => Self("node", Journals, $"{slot}", $"{life}"), logs, failures.Add, ChildLife.NoDatabase))];
    }

    public string Journals { get; }
    public IReadOnlyList<Child> Writers { get; }
    public IReadOnlyList<Child> Nodes { get; }
    public PostgresProcesses Processes { get; }
    public string ConnectionString => cluster.ConnectionString;
    public string ServerVersion => cluster.ServerVersion;

    public static async Task<LedgerLoad> Start(string directory, int seed, Failures failures)
    {
        var cluster = await PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = Path.Combine(directory, "ledger") });
        var load = new LedgerLoad(directory, seed, cluster, failures);
        load.keeping = Task.Run(load.KeepPostgres);
        foreach (var child in load.Nodes.Concat(load.Writers)) child.Start();
        return load;
    }

    /// <summary>Returns when every writer has been told of an append that it meant after now.</summary>
    public async Task EveryWriterIsHeard()
    {
        var now = DateTime.UtcNow.Ticks;
        await failures.Until(
            () => Task.FromResult(Enumerable.Range(0, WriterCount).All(slot =>
                Journal.Read(Path.Combine(Journals, Journal.NameOf(slot, Writers[slot].Lives)))
                    .Any(a => a.Meant > now && a.Verdict == Verdict.Acknowledged))),
            Patience, "every writer to have an append acknowledged");
    }

    /// <summary>Kills every node, starts them again once an order is in the log that nobody follows, and not before.</summary>
    public async Task KillNodesAroundAnOrder()
    {
        foreach (var node in Nodes) node.Kill();
        var now = DateTime.UtcNow.Ticks;
        await failures.Until(
            () => Task.FromResult(Enumerable.Range(0, WriterCount).Any(slot =>
                Journal.Read(Path.Combine(Journals, Journal.NameOf(slot, Writers[slot].Lives)))
                    .Any(a => a.Meant > now && a.Verdict == Verdict.Acknowledged && a.Events.Any(e => e.Type == LedgerEvents.Ordered)))),
            Patience, "an order to be acknowledged while no node runs");
        foreach (var node in Nodes) node.Start();
    }

    public Task StopWriters() => Task.WhenAll(Writers.Select(w => w.Stop(Patience)));

    public Task StopNodes() => Task.WhenAll(Nodes.Select(n => n.Stop(Patience)));

    /// <summary>Returns when the listings and the subscription are where the log ends and every message is done, dead, or for tomorrow.</summary>
    public async Task Settled()
    {
        await using var database = NpgsqlDataSource.Create(ConnectionString);
        var found = "";
        await failures.Until(
            async () =>
            {
                try
                {
                    await using var command = database.CreateCommand(
                        """
                        select coalesce((select max(seq_id) from public.mt_events), 0),
                          coalesce((select min(last_seq_id) from public.mt_event_progression where name in ('listings:All', 'orders:All')), 0),
                          (select count(*) from wolverine.wolverine_incoming_envelopes
                            where status <> 'Handled' and not (status = 'Scheduled' and execution_time > now() + interval '1 hour'))
                          + (select count(*) from wolverine.wolverine_outgoing_envelopes)
                        """);
                    await using var reader = await command.ExecuteReaderAsync();
                    await reader.ReadAsync();
                    var (head, done, waiting) = (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
                    found = string.Create(CultureInfo.InvariantCulture, $"the log ends at {head}, the slower follower is at {done}, {waiting} messages wait");
                    return done >= head && waiting == 0;
                }
                catch (NpgsqlException)
                {
                    return false;
                }
            },
            Patience, "listings, the subscription and messages to be done", () => found);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        foreach (var child in Writers.Concat(Nodes).Where(c => c.Lives > 0)) child.Kill();
        await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await cluster.DisposeAsync();
    }

    private async Task KeepPostgres()
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.WhenAny(cluster.Exited, Task.Delay(Timeout.Infinite, stop.Token));
            if (stop.IsCancellationRequested) return;
            try
            {
                await cluster.RestartAsync(stop.Token);
            }
            catch (Exception refused) when (refused is ClusterStartException or NpgsqlException && !stop.IsCancellationRequested)
            {
                // Killed again in the middle of its start; that it never comes back, the next wait would say.
                failures.Note($"PostgreSQL was killed while it started: {refused.Message.Split('\n')[0]}");
                await Task.Delay(200);
            }
            catch (Exception unexpected) when (!stop.IsCancellationRequested)
            {
                failures.Add($"PostgreSQL could not be started again: {unexpected}");
                return;
            }
        }
    }

    /// <summary>This very program in another part.</summary>
    private ProcessStartInfo Self(params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet", [typeof(LedgerLoad).Assembly.Location, .. arguments]);
        info.Environment[ChildLife.DatabaseVariable] = ConnectionString;
        return info;
    }
}
