namespace Newsroom.Benchmarks.Questions;

/// <summary>How much memory does a rebuild take? Physical memory in megabytes of 1,000,000 bytes; PostgreSQL's own is not in it.</summary>
internal static class HowMuchMemory
{
    private const double Megabyte = 1_000_000;

    /// <summary>The peak of a process that does nothing else, <see cref="RebuildAlone"/>, from its start to its end.</summary>
    public static async Task<Answer> Rebuild(Bench bench)
    {
        var peak = await RebuildAlone.InChild(await SharedLogs.TenAStream(bench)) / Megabyte;
        return Answer.Of($"A rebuild of {SharedLogs.Events(bench):N0} events holds at its peak", "MB", peak, Must.AtMost(500, "MB")) with
        {
            Note = "peak working set of a process of its own, runtime included, without PostgreSQL",
        };
    }
}
