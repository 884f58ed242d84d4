using Newsroom.Server.Hosting;

namespace Newsroom.Benchmarks.Questions;

/// <summary>How much memory does it take? Physical memory in megabytes of 1,000,000 bytes; PostgreSQL's own is not in it.</summary>
internal static class HowMuchMemory
{
    private const double Megabyte = 1_000_000;
    private const double IdleMust = 200;
    private const double RebuildMust = 500;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The server as it is built, on a data directory of its own with the seeds imported: what it holds when it has computed
    /// next to nothing for five seconds. It starts and keeps a PostgreSQL of its own, whose processes are not counted.
    /// </summary>
    public static async Task<Answer> Idle(Bench bench)
    {
        var seeds = Places.FindSeeds() ?? throw new InvalidOperationException("The seeds are not there; run this in the repository.");
        await using var server = await ServerProcess.Start(("NEWSROOM_DATA", Path.Combine(bench.Directory, "idle")), ("NEWSROOM_SEEDS", seeds));
        for (var until = DateTime.UtcNow + Patience; DateTime.UtcNow < until;)
        {
            var before = server.Busy;
            await Task.Delay(Quiet);
            if (server.Busy - before < Quiet / 50) break;
        }
        var held = server.WorkingSet / Megabyte;
        return new("The server at rest holds", held, "MB", null, null, "< 200 MB", held < IdleMust)
        {
            Note = "working set of the server's process with the seeds imported, without its PostgreSQL",
        };
    }

    /// <summary>The peak of a process that does nothing else, <see cref="RebuildAlone"/>, from its start to its end.</summary>
    public static async Task<Answer> Rebuild(Bench bench)
    {
        var peak = await RebuildAlone.InChild(await SharedLogs.TenAStream(bench)) / Megabyte;
        return new($"A rebuild of {SharedLogs.Events(bench):N0} events holds at its peak", peak, "MB", null, null, "< 500 MB", peak < RebuildMust)
        {
            Note = "peak working set of a process of its own, runtime included, without PostgreSQL",
        };
    }
}
