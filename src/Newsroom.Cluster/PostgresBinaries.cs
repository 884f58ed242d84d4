using System.Globalization;
using System.Text.RegularExpressions;

namespace Newsroom.Cluster;

/// <summary>A directory that holds <c>postgres</c> and <c>initdb</c> of one PostgreSQL from 15 to 18.</summary>
public sealed partial class PostgresBinaries
{
    /// <summary>The oldest major version that the newsroom runs on.</summary>
    public const int OldestMajor = 15;

    /// <summary>The newest major version that the newsroom is known to run on.</summary>
    public const int NewestMajor = 18;

    /// <summary>The major version that is fetched, and recommended, where there is none: the first that brings its own C.UTF-8.</summary>
    public const int DefaultMajor = 17;

    private PostgresBinaries(string directory, Version version)
    {
        Directory = directory;
        Version = version;
    }

    /// <summary>The full path of the directory with the programs.</summary>
    public string Directory { get; }

    /// <summary>The server's version, for instance 15.8.</summary>
    public Version Version { get; }

    internal string Postgres => Program(Directory, "postgres");

    internal string InitDb => Program(Directory, "initdb");

    internal string PgCtl => Program(Directory, "pg_ctl");

    /// <summary>The usual places, in which <c>*</c> stands for any part of one name.</summary>
    public static IReadOnlyList<string> UsualPlaces { get; } =
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        .. OperatingSystem.IsWindows()
            ? new[]
            {
                Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL", "*", "bin"),
                Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "scoop", "apps", "postgresql*", "current", "bin"),
            }
            :
            [
                "/usr/lib/postgresql/*/bin",
                "/usr/pgsql-*/bin",
                "/usr/lib/postgresql*/bin",
                "/usr/libexec/postgresql*",
                "/opt/homebrew/opt/postgresql@*/bin",
                "/usr/local/opt/postgresql@*/bin",
                "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
                "/Applications/Postgres.app/Contents/Versions/*/bin",
                "/usr/local/pgsql/bin",
                "/usr/local/bin",
            ],
    ];

    /// <summary>
    /// The binaries to use. An explicit directory is taken or refused, never passed over. Otherwise the
    /// newest usable version wins, unless <paramref name="dataMajor"/> says which one made the data:
    /// another major version cannot read it.
    /// </summary>
    /// <param name="overrideDirectory">A directory with <c>postgres</c> and <c>initdb</c>, or null.</param>
    /// <param name="dataMajor">The major version in the data directory's <c>PG_VERSION</c>, or null when there is no data yet.</param>
    /// <param name="places">Where to look, instead of <see cref="UsualPlaces"/>.</param>
    /// <returns>Null when nothing suitable is installed.</returns>
    /// <exception cref="ClusterStartException">The explicit directory does not hold a usable PostgreSQL.</exception>
    public static Task<PostgresBinaries?> FindAsync(
        string? overrideDirectory = null, int? dataMajor = null, IReadOnlyList<string>? places = null, CancellationToken cancellation = default) =>
        FindAsync(overrideDirectory, dataMajor, places, null, cancellation);

    /// <summary>As <see cref="FindAsync(string?, int?, IReadOnlyList{string}?, CancellationToken)"/>; what that account cannot run is as good as absent.</summary>
    internal static async Task<PostgresBinaries?> FindAsync(
        string? overrideDirectory, int? dataMajor, IReadOnlyList<string>? places, UnixAccount? account, CancellationToken cancellation)
    {
        if (overrideDirectory is not null)
        {
            var chosen = await InspectAsync(Path.GetFullPath(overrideDirectory), account, cancellation)
                ?? throw new ClusterStartException($"{overrideDirectory} holds no 'postgres' and 'initdb' that {(account is null ? "this user" : $"the user {account.Name}")} can run. Name the directory of PostgreSQL's programs, for instance /usr/lib/postgresql/17/bin.");
            if (!Supported(chosen.Version))
                throw new ClusterStartException($"{overrideDirectory} holds PostgreSQL {chosen.Version}; the newsroom runs on {OldestMajor} to {NewestMajor}.");
            if (dataMajor is { } major && chosen.Version.Major != major)
                throw new ClusterStartException($"{overrideDirectory} holds PostgreSQL {chosen.Version}, but this newsroom's data was made by PostgreSQL {major}, and no other major version can read it.");
            return chosen;
        }

        PostgresBinaries? best = null;
        foreach (var directory in (places ?? UsualPlaces).SelectMany(Expand).Distinct())
            if (await InspectAsync(directory, account, cancellation) is { } found
                && Supported(found.Version)
                && (dataMajor is null || found.Version.Major == dataMajor)
                && (best is null || found.Version > best.Version))
                best = found;
        return best;
    }

    internal static async Task<PostgresBinaries?> InspectAsync(string directory, UnixAccount? account, CancellationToken cancellation)
    {
        if (!File.Exists(Program(directory, "postgres")) || !File.Exists(Program(directory, "initdb")))
            return null;
        try
        {
            var answer = await ChildProcess.RunAsync(Program(directory, "postgres"), ["--version"], account, Path.GetPathRoot(directory)!, cancellation: cancellation);
            // "postgres (PostgreSQL) 15.8 (Debian 15.8-0+deb12u1)", "postgres (PostgreSQL) 18beta1"
            var match = VersionText().Match(answer.Output);
            return answer.Succeeded && match.Success
                ? new PostgresBinaries(directory, new Version(Number(match.Groups[1]), Number(match.Groups[2])))
                : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // Another machine's binary, or one that may not be executed: as good as absent.
            return null;
        }

        static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;
    }

    private static bool Supported(Version version) => version.Major is >= OldestMajor and <= NewestMajor;

    private static string Program(string directory, string name) =>
        Path.Combine(directory, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static IEnumerable<string> Expand(string pattern)
    {
        if (!Path.IsPathFullyQualified(pattern))
            return [];
        IEnumerable<string> found = [Path.GetPathRoot(pattern)!];
        foreach (var part in pattern[Path.GetPathRoot(pattern)!.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
            found = part.Contains('*', StringComparison.Ordinal)
                ? found.SelectMany(parent => List(parent, part))
                : found.Select(parent => Path.Combine(parent, part));
        return found.Where(System.IO.Directory.Exists);

        static IEnumerable<string> List(string parent, string part)
        {
            try
            {
                return System.IO.Directory.Exists(parent) ? System.IO.Directory.GetDirectories(parent, part) : [];
            }
            catch (UnauthorizedAccessException)
            {
                return [];
            }
        }
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)(?:\.(\d+))?")]
    private static partial Regex VersionText();
}
