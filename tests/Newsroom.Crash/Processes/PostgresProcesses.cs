using System.Globalization;

namespace Newsroom.Crash.Processes;

/// <summary>The processes of the PostgreSQL under a data directory, found by its lock file.</summary>
public sealed class PostgresProcesses(string directory)
{
    /// <summary>Null while there is none, or its file is being written.</summary>
    public int? Postmaster
    {
        get
        {
            try
            {
                var file = Directory.EnumerateFiles(directory, "postmaster.pid", SearchOption.AllDirectories).FirstOrDefault();
                return file is not null
                    && int.TryParse(File.ReadLines(file).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                    && UnixSignals.IsAlive(id) ? id : null;
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    /// <returns>How many processes were killed; 0 when there was nothing to kill.</returns>
    public int KillAll()
    {
        if (Postmaster is not { } postmaster) return 0;
        // The first process first: it would put the others' affairs in order.
        var children = UnixSignals.ChildrenOf(postmaster);
        return (UnixSignals.Kill(postmaster) ? 1 : 0) + children.Count(UnixSignals.Kill);
    }

    public int KillPostmaster() => Postmaster is { } postmaster && UnixSignals.Kill(postmaster) ? 1 : 0;

    public int KillChild(int draw)
    {
        if (Postmaster is not { } postmaster) return 0;
        // The logger is nobody's affair: PostgreSQL starts it again and goes on.
        var children = UnixSignals.ChildrenOf(postmaster).Where(c => !UnixSignals.TitleOf(c).Contains("logger", StringComparison.Ordinal)).ToList();
        return children.Count > 0 && UnixSignals.Kill(children[draw % children.Count]) ? 1 : 0;
    }
}
