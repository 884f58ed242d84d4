using System.Diagnostics;

namespace Newsroom.Cluster;

/// <summary>PostgreSQL under <c>postmaster.sh</c>, which holds the other end of a pipe of ours and stops PostgreSQL when that closes.</summary>
internal sealed class UnixPostmaster : IPostmaster
{
    private static readonly string Script = ReadScript();

    private readonly Process _supervisor;
    private readonly PostgresFiles _files;

    private UnixPostmaster(Process supervisor, PostgresFiles files)
    {
        _supervisor = supervisor;
        _files = files;
        Exited = supervisor.WaitForExitAsync();
    }

    public Task Exited { get; }

    public static UnixPostmaster Start(string postgres, PostgresFiles files, IEnumerable<string> arguments, UnixAccount? account, bool temporary)
    {
        // A session of its own: Ctrl+C in a terminal goes to every process of the newsroom's group, and
        // the database must still be there while the newsroom puts its affairs in order.
        var setsid = ChildProcess.FindOnPath("setsid");
        // Without setsid the script needs job control, which bash has without a terminal and dash has not.
        var shell = setsid is null && File.Exists("/bin/bash") ? "/bin/bash" : "/bin/sh";
        string[] command =
        [
            .. setsid is null ? Array.Empty<string>() : [setsid],
            shell, "-c", Script, "newsroom-postmaster",
            temporary ? "QUIT" : "INT", temporary ? files.Root : "", files.StartLog,
            postgres, "-D", files.Data, .. arguments,
        ];
        var info = ChildProcess.Info(command[0], command[1..], account, files.Root);
        info.RedirectStandardInput = true;
        if (setsid is not null)
            info.Environment["NEWSROOM_OWN_SESSION"] = "1";
        return new UnixPostmaster(Process.Start(info)!, files);
    }

    public Task RequestStopAsync()
    {
        _supervisor.StandardInput.Close();
        return Task.CompletedTask;
    }

    public void Kill()
    {
        if (_files.PostmasterPid is { } postmaster)
            UnixProcess.Signal(postmaster, UnixProcess.Kill);
    }

    public void Dispose() => _supervisor.Dispose();

    /// <summary>The script without its comments, since all of it shows in the list of processes.</summary>
    private static string ReadScript()
    {
        using var reader = new StreamReader(typeof(UnixPostmaster).Assembly.GetManifestResourceStream("postmaster.sh")!);
        return string.Join('\n', reader.ReadToEnd().Split('\n').Where(line => line.Trim() is { Length: > 0 } text && text[0] != '#'));
    }
}
