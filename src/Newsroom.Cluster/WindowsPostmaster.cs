using System.Diagnostics;

namespace Newsroom.Cluster;

/// <summary>
/// PostgreSQL under Windows, started by <c>pg_ctl</c>, which sheds the administrator's rights that
/// PostgreSQL refuses to have. It belongs to this process's job, so that it cannot outlive it.
/// </summary>
internal sealed class WindowsPostmaster : IPostmaster
{
    private readonly PostgresBinaries _binaries;
    private readonly PostgresFiles _files;
    private readonly Process _postmaster;

    private WindowsPostmaster(PostgresBinaries binaries, PostgresFiles files, Process postmaster)
    {
        _binaries = binaries;
        _files = files;
        _postmaster = postmaster;
        Exited = postmaster.WaitForExitAsync();
    }

    public Task Exited { get; }

    public static WindowsPostmaster Start(PostgresBinaries binaries, PostgresFiles files, IEnumerable<string> arguments)
    {
        WindowsJob.TieChildrenToThisProcess();
        // pg_ctl hands its -o text to the command interpreter; none of our settings holds a quote or a space.
        var info = ChildProcess.Info(
            binaries.PgCtl, ["start", "--wait", "--silent", "-D", files.Data, "-l", files.StartLog, "-o", string.Join(' ', arguments)], null, files.Root);
        // No console shared with ours: Ctrl+C is the newsroom's to answer, not PostgreSQL's.
        info.CreateNoWindow = true;
        using var starter = Process.Start(info)!;
        starter.WaitForExit();
        if (starter.ExitCode != 0 || files.PostmasterPid is not { } pid)
            throw new ClusterStartException($"PostgreSQL {binaries.Version} ({binaries.Postgres}) did not start on {files.Data}.\n{files.LogTail()}");
        try
        {
            return new WindowsPostmaster(binaries, files, Process.GetProcessById(pid));
        }
        catch (ArgumentException)
        {
            throw new ClusterStartException($"PostgreSQL {binaries.Version} ended as soon as it had started on {files.Data}.\n{files.LogTail()}");
        }
    }

    public Task RequestStopAsync() =>
        ChildProcess.RunAsync(_binaries.PgCtl, ["stop", "--mode", "fast", "--no-wait", "-D", _files.Data], null, _files.Root);

    public void Kill() => _postmaster.Kill(entireProcessTree: true);

    public void Dispose() => _postmaster.Dispose();
}
