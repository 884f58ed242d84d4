using System.Globalization;

namespace Newsroom.Cluster;

/// <summary>Where the files of one PostgreSQL lie. Everything under <see cref="Root"/> belongs to the user that PostgreSQL runs as.</summary>
internal sealed record PostgresFiles(string Root)
{
    /// <summary>What PostgreSQL calls its data directory.</summary>
    public string Data => Path.Combine(Root, "data");

    /// <summary>What PostgreSQL said before its own log was open: where a failed start is explained.</summary>
    public string StartLog => Path.Combine(Root, "start.log");

    /// <summary>The daily logs, one a weekday, each overwritten a week later.</summary>
    public string Logs => Path.Combine(Root, "log");

    private string PidFile => Path.Combine(Data, "postmaster.pid");

    /// <summary>The major version that made the data, or null when there is none.</summary>
    public int? Major =>
        TryReadLines(Path.Combine(Data, "PG_VERSION")) is [var text, ..] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;

    /// <summary>The process id in PostgreSQL's own lock file, alive or not; null when there is none.</summary>
    public int? PostmasterPid =>
        TryReadLines(PidFile) is [var text, ..] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : null;

    /// <summary>PostgreSQL's own word about itself, in line 8 of its lock file: "starting", "ready" …</summary>
    public string? PostmasterStatus => TryReadLines(PidFile) is { Length: >= 8 } lines ? lines[7].Trim() : null;

    public void RemovePidFile() => File.Delete(PidFile);

    /// <summary>The last lines of what PostgreSQL wrote, for an error message.</summary>
    public string LogTail(int lines = 15)
    {
        // Only what this start wrote: the words of an earlier one would mislead.
        var started = File.GetLastWriteTimeUtc(Path.Combine(Data, "postgresql.conf"));
        var newest = Directory.Exists(Logs)
            ? new DirectoryInfo(Logs).GetFiles("*.log").Where(file => file.LastWriteTimeUtc >= started).MaxBy(file => file.LastWriteTimeUtc)?.FullName
            : null;
        var tail = Tail(StartLog).Concat(newest is null ? [] : Tail(newest)).ToArray();
        return tail.Length == 0 ? "PostgreSQL wrote nothing." : "PostgreSQL's last words:\n  " + string.Join("\n  ", tail);

        IEnumerable<string> Tail(string path) => (TryReadLines(path) ?? []).TakeLast(lines);
    }

    private static string[]? TryReadLines(string path)
    {
        try
        {
            // Shared in every way: PostgreSQL is writing it.
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file);
            return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
