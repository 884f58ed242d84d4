namespace Newsroom.Cluster;

/// <summary>
/// Says that this process, and no other, serves a directory. The kernel holds the lock (flock, or a
/// sharing mode on Windows) and releases it when the process ends, however it ends: there is no stale one.
/// </summary>
internal sealed class DirectoryLock : IDisposable
{
    public const string FileName = "newsroom.lock";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly FileStream _file;

    private DirectoryLock(FileStream file) => _file = file;

    /// <summary>Null when another process, or another cluster of this one, holds it.</summary>
    public static async Task<DirectoryLock?> TryTakeAsync(string directory, CancellationToken cancellation)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (true)
        {
            try
            {
                return new DirectoryLock(PrivateFile.Open(Path.Combine(directory, FileName), FileMode.OpenOrCreate));
            }
            catch (IOException failure) when (IsHeld(failure))
            {
                // IsHeldBySomeone in another process takes it for an instant; a server keeps it.
                if (DateTime.UtcNow >= deadline)
                    return null;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
        }
    }

    /// <summary>Whether some process holds the lock of that directory now.</summary>
    public static bool IsHeldBySomeone(string directory)
    {
        try
        {
            using var look = new FileStream(Path.Combine(directory, FileName), FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException failure) when (IsHeld(failure))
        {
            return true;
        }
    }

    public void Dispose() => _file.Dispose();

    // EWOULDBLOCK on Linux and on the BSDs; ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeld(IOException failure) => failure.HResult is 11 or 35 or unchecked((int)0x80070020);
}
