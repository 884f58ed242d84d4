using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Newsroom.Cluster;

/// <summary>
/// The directory of PostgreSQL's socket, mode 0700: the first of two doors. The second is a password of 256
/// bits (scram-sha-256) in a file of the newsroom's user alone: run by root, PostgreSQL runs as postgres or
/// nobody, and other programs that run as those users pass the first door.
/// </summary>
internal static class SocketDirectory
{
    // sun_path holds 108 bytes on Linux, 104 on macOS and the BSDs, its final zero included.
    private const int LongestPath = 103;

    /// <summary>
    /// <c>run</c> beside the data when the socket's path is short and plain enough, for then nothing has to
    /// be trusted but the data directory; else a directory of our own in /tmp. (XDG_RUNTIME_DIR goes away at
    /// log-out, under a server that stays.)
    /// </summary>
    /// <param name="clusterId">Names the directory in /tmp.</param>
    public static async Task<string> PrepareAsync(PostgresFiles files, string clusterId, UnixAccount? account, CancellationToken cancellation)
    {
        var beside = Path.Combine(files.Root, "run");
        if (Fits(beside))
        {
            PrivateFile.CreateDirectory(beside);
            account?.Own(beside);
            RemoveStaleSockets(beside);
            return beside;
        }

        var ours = new[] { await UnixOwner.OfThisProcessAsync(cancellation), account?.UserId.ToString(CultureInfo.InvariantCulture) };
        var candidate = $"/tmp/newsroom-{clusterId}";
        while (true)
        {
            try
            {
                PrivateFile.CreateDirectory(candidate);
            }
            catch (IOException)
            {
                // Somebody's file, or a link to nowhere: refused below.
            }
            // /tmp is everybody's. What another user put there under our name, or opened to others, is left
            // alone; what is ours nobody else can replace, because /tmp is sticky.
            if (await UnixOwner.OfAsync(candidate, cancellation) is { IsPrivateDirectory: true } owner && ours.Contains(owner.UserId))
            {
                account?.Own(candidate);
                RemoveStaleSockets(candidate);
                return candidate;
            }
            candidate = $"/tmp/newsroom-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        }
    }

    /// <summary>Before a restart: the same directory, in case a cleaner of /tmp took it, without what a killed PostgreSQL left in it.</summary>
    /// <exception cref="ClusterStartException">Somebody else has it now.</exception>
    public static async Task RenewAsync(string directory, UnixAccount? account, CancellationToken cancellation)
    {
        if (!Directory.Exists(directory))
        {
            PrivateFile.CreateDirectory(directory);
            account?.Own(directory);
        }
        var owner = await UnixOwner.OfAsync(directory, cancellation);
        var expected = account is null ? await UnixOwner.OfThisProcessAsync(cancellation) : account.UserId.ToString(CultureInfo.InvariantCulture);
        if (owner is not { IsPrivateDirectory: true } || owner.UserId != expected)
            throw new ClusterStartException($"The socket's directory {directory} is not ours any more. Stop the newsroom and start it again: it will choose another.");
        RemoveStaleSockets(directory);
    }

    /// <summary>Leaves nothing in /tmp.</summary>
    public static void Remove(PostgresFiles files, string directory)
    {
        if (directory.StartsWith(files.Root, StringComparison.Ordinal))
            return;
        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Empty and private: harmless.
        }
    }

    /// <summary>Npgsql takes a comma in a host for a list of hosts, and PostgreSQL does the same: such paths go to /tmp as well.</summary>
    private static bool Fits(string directory) =>
        Encoding.UTF8.GetByteCount(Path.Combine(directory, ".s.PGSQL.5432")) <= LongestPath
        && directory.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '-' or '_');

    /// <summary>The lock beside a socket names a process id, which another process may have by now; whoever calls knows that no server runs here.</summary>
    private static void RemoveStaleSockets(string directory)
    {
        foreach (var stale in Directory.GetFiles(directory, ".s.PGSQL.*"))
            File.Delete(stale);
    }
}
