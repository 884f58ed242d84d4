namespace Newsroom.Cluster;

/// <summary>What a newsroom that was killed may leave behind: a PostgreSQL without a master, or the papers of a dead one.</summary>
internal static class Leftovers
{
    private static readonly TimeSpan FastPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Ends a PostgreSQL that still serves these files: the caller holds their lock, so nobody is its master. It is
    /// not adopted, because nothing would end it with its new master.
    /// </summary>
    /// <exception cref="ClusterStartException">It does not end.</exception>
    public static async Task ClearAsync(PostgresFiles files, IProgress<string>? log, CancellationToken cancellation)
    {
        if (files.PostmasterPid is not { } pid)
            return;
        if (OperatingSystem.IsWindows())
            return; // The job object ended it together with its master.
        if (await UnixProcess.IsPostmasterOfAsync(pid, files.Data, cancellation))
        {
            log?.Report($"A PostgreSQL of an earlier run (process {pid}) is still there; stopping it …");
            foreach (var (signal, patience) in new[] { (UnixProcess.Interrupt, FastPatience), (UnixProcess.Quit, LastPatience), (UnixProcess.Kill, LastPatience) })
            {
                UnixProcess.Signal(pid, signal);
                if (await EndsWithinAsync(pid, patience, cancellation))
                    return;
            }
            throw new ClusterStartException($"A PostgreSQL of an earlier run (process {pid}) still serves {files.Data} and cannot be stopped. End that process, then start again.");
        }
        // The number belongs to somebody else by now, and PostgreSQL, seeing it alive, would not start.
        if (UnixProcess.IsAlive(pid))
            files.RemovePidFile();
    }

    private static async Task<bool> EndsWithinAsync(int pid, TimeSpan patience, CancellationToken cancellation)
    {
        var deadline = DateTime.UtcNow + patience;
        while (UnixProcess.IsAlive(pid))
        {
            if (DateTime.UtcNow >= deadline)
                return false;
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
        }
        return true;
    }
}
