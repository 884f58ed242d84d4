using System.Globalization;
using System.Text.Json;

namespace Newsroom.Cluster;

/// <summary>What <c>cluster.json</c> holds, in a file that its owner alone can read.</summary>
/// <param name="Id">Random; the files of PostgreSQL carry the same one, so that neither is ever taken for another's.</param>
/// <param name="Root">Where PostgreSQL's files are when they cannot lie in the data directory; null when they do.</param>
/// <param name="Password">Of the database role.</param>
/// <param name="Running">Null when the newsroom was stopped in good order, and while it starts.</param>
internal sealed record ClusterFacts(string Id, string? Root, string Password, ClusterFacts.Server? Running)
{
    private const string FileName = "cluster.json";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <param name="OwnerPid">The process that serves the directory: true only while the lock is held.</param>
    internal sealed record Server(int OwnerPid, DateTimeOffset Since, string Host, int Port, string Version);

    /// <summary>Null when there is none, or when it cannot be understood.</summary>
    /// <exception cref="UnauthorizedAccessException">It is another user's.</exception>
    public static async Task<ClusterFacts?> ReadAsync(string dataDirectory, CancellationToken cancellation)
    {
        try
        {
            var facts = JsonSerializer.Deserialize<ClusterFacts>(await File.ReadAllTextAsync(Path.Combine(dataDirectory, FileName), cancellation), Format);
            return facts is { Id.Length: > 0, Password.Length: > 0 } ? facts : null;
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Replaces the file as a whole: a reader, or a power cut, finds the old or the new one.</summary>
    /// <param name="account">Whom PostgreSQL runs as. When the directory is that user's, so is the file: one start with sudo must not lock an ordinary user out.</param>
    public async Task WriteAsync(string dataDirectory, UnixAccount? account, CancellationToken cancellation)
    {
        var path = Path.Combine(dataDirectory, FileName);
        File.Delete(path + ".new");
        await using (var file = PrivateFile.Open(path + ".new", FileMode.CreateNew))
        {
            await JsonSerializer.SerializeAsync(file, this, Format, cancellation);
            file.Flush(flushToDisk: true);
        }
        if (account is not null && (await UnixOwner.OfAsync(dataDirectory, cancellation))?.UserId == account.UserId.ToString(CultureInfo.InvariantCulture))
            account.Own(path + ".new");
        File.Move(path + ".new", path, overwrite: true);
    }
}
