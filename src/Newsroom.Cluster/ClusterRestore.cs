using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Newsroom.Cluster;

/// <summary>Puts a backup's files where a private PostgreSQL finds them; its next start replays the log that came along.</summary>
public static class ClusterRestore
{
    /// <summary>
    /// Unpacks the backup into an empty data directory, every file checked against its hash; all of it or nothing.
    /// </summary>
    /// <param name="options">The data directory must be empty or missing.</param>
    /// <param name="report">Bytes read so far, of how many, of the backup's own.</param>
    /// <exception cref="BackupException">The directory is not empty, or the backup is damaged or is none.</exception>
    /// <exception cref="ClusterInUseException">Another process serves the directory.</exception>
    /// <exception cref="ClusterStartException">The directory cannot be used.</exception>
    public static async Task<BackupFacts> UnpackAsync(
        string file, ClusterOptions options, IProgress<(long Done, long Total)>? report = null, IProgress<string>? log = null, CancellationToken cancellation = default)
    {
        var dataDirectory = Path.GetFullPath(options.DataDirectory);
        if (Directory.Exists(dataDirectory) && Directory.EnumerateFileSystemEntries(dataDirectory).Any())
            throw new BackupException($"{dataDirectory} is not empty; a restore never replaces a newsroom. Name a directory that is empty or not there.");

        PostgresPlace? place = null;
        var complete = false;
        try
        {
            await using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            PrivateCluster.MakeDataDirectory(dataDirectory);
            using var held = await DirectoryLock.TryTakeAsync(dataDirectory, cancellation) ?? throw new ClusterInUseException(dataDirectory, null);
            place = await PostgresPlace.ChooseAsync(options, dataDirectory, null, log, cancellation);
            var files = new PostgresFiles(place.Root);
            // A name that the next start sweeps away if this one does not come to its end.
            var half = Path.Combine(place.Root, $"data.new-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}");
            var facts = await UnpackAsync(source, half, place.Account, report, cancellation);
            if (facts.PostgresMajor is < PostgresBinaries.OldestMajor or > PostgresBinaries.NewestMajor)
                throw new BackupException($"The backup is of PostgreSQL {facts.PostgresMajor}; the newsroom runs on {PostgresBinaries.OldestMajor} to {PostgresBinaries.NewestMajor}.");
            // Without the facts nobody would find files that lie elsewhere. The former password is not in the backup: the
            // first start sets this one.
            await new ClusterFacts(place.Id, place.Elsewhere ? place.Root : null, PostgresServer.NewPassword(), null).WriteAsync(dataDirectory, place.Account, cancellation);
            Directory.Move(half, files.Data);
            complete = true;
            return facts;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or JsonException or FormatException)
        {
            throw new BackupException($"{file} is no backup of a newsroom, or is damaged: {damaged.Message}", damaged);
        }
        catch (UnauthorizedAccessException refusal)
        {
            throw new BackupException($"This user may not do that: {refusal.Message}", refusal);
        }
        catch (IOException failure)
        {
            throw new BackupException($"The backup could not be restored: {failure.Message}", failure);
        }
        finally
        {
            if (!complete && place is not null) Clear(dataDirectory, place);
        }
    }

    private static async Task<BackupFacts> UnpackAsync(
        FileStream source, string target, UnixAccount? account, IProgress<(long, long)>? report, CancellationToken cancellation)
    {
        MakeDirectory(target, account);
        var found = new Dictionary<string, BackupFacts.Entry>(StringComparer.Ordinal);
        BackupFacts? facts = null;
        await using var unpacked = new GZipStream(source, CompressionMode.Decompress);
        await using var tar = new TarReader(unpacked);
        while (await tar.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
        {
            if (entry.Name == BackupFacts.FileName)
            {
                facts = await JsonSerializer.DeserializeAsync<BackupFacts>(entry.DataStream!, BackupFacts.Json, cancellation);
                continue;
            }
            var path = entry.Name.StartsWith("data/", StringComparison.Ordinal) ? entry.Name["data/".Length..].TrimEnd('/') : "";
            if (path.Length == 0 || path.Split('/').Any(part => part is "" or "." or ".." || part.Contains('\\', StringComparison.Ordinal)))
                throw new InvalidDataException($"it holds an entry called '{entry.Name}'.");
            var full = Path.Combine(target, path);
            if (entry.EntryType == TarEntryType.Directory)
            {
                MakeDirectory(full, account);
                continue;
            }
            if (entry.EntryType != TarEntryType.RegularFile) throw new InvalidDataException($"'{entry.Name}' is neither a file nor a directory.");
            found.Add(path, await UnpackFileAsync(entry, path, full, cancellation));
            account?.Own(full);
            report?.Report((source.Position, source.Length));
        }
        // To the end of it, where the checksum of all stands: damage may lie between the files, where none of their hashes looks.
        await unpacked.CopyToAsync(Stream.Null, cancellation);
        if (facts is null) throw new InvalidDataException("it has no end.");
        if (facts.Format != BackupFacts.CurrentFormat) throw new InvalidDataException($"its format is {facts.Format}; this newsroom reads {BackupFacts.CurrentFormat}.");
        foreach (var expected in facts.Files)
            if (!found.Remove(expected.Path, out var entry) || entry != expected)
                throw new InvalidDataException($"'{expected.Path}' is not what was backed up.");
        if (found.Count > 0) throw new InvalidDataException($"'{found.Keys.First()}' was not backed up.");
        return facts;
    }

    private static async Task<BackupFacts.Entry> UnpackFileAsync(TarEntry entry, string path, string full, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 17];
        long bytes = 0;
        await using var file = PrivateFile.Open(full, FileMode.CreateNew);
        // An empty file has no data at all.
        while (entry.DataStream is { } data && await data.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            bytes += read;
        }
        return new(path, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static void MakeDirectory(string path, UnixAccount? account)
    {
        PrivateFile.CreateDirectory(path);
        account?.Own(path);
    }

    private static void Clear(string dataDirectory, PostgresPlace place)
    {
        if (place.Elsewhere && Directory.Exists(place.Root)) Directory.Delete(place.Root, recursive: true);
        foreach (var entry in new DirectoryInfo(dataDirectory).EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo directory) directory.Delete(recursive: true);
            else entry.Delete();
        }
    }
}
