using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;

namespace Newsroom.Cluster;

/// <summary>
/// Copies a private PostgreSQL while it runs into one file: a base backup by PostgreSQL's low-level API (its manual,
/// "Making a Base Backup Using the Low Level API") with the write-ahead log that makes it consistent. It needs no program
/// beside the server, whose ready-made package has no pg_basebackup.
/// </summary>
public static partial class ClusterBackup
{
    /// <summary>Directories whose contents belong to a running server and not to its data; they are kept, empty.</summary>
    private static readonly string[] Emptied =
        ["pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans"];

    private static readonly string[] Left = ["postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map"];

    /// <summary>Writes the backup; the file appears when it is complete, readable by this user alone.</summary>
    /// <param name="connectionString">Of a private PostgreSQL on this machine; its role is a superuser.</param>
    /// <param name="file">Must not exist.</param>
    /// <param name="report">Bytes copied so far, of about how many.</param>
    /// <exception cref="BackupException">The file exists, or the database's files cannot be read by this user.</exception>
    /// <exception cref="NpgsqlException">The database went away; nothing is left of the file.</exception>
    public static async Task<BackupFacts> WriteAsync(
        string connectionString, string file, IProgress<(long Done, long Total)>? report = null, CancellationToken cancellation = default)
    {
        file = Path.GetFullPath(file);
        if (File.Exists(file)) throw new BackupException($"{file} exists already; a backup never replaces another.");
        var partial = file + ".partial";
        try
        {
            File.Delete(partial);
            BackupFacts facts;
            await using (var target = PrivateFile.Open(partial, FileMode.CreateNew))
            {
                await using (var packed = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
                await using (var tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true))
                    facts = await CopyAsync(connectionString, tar, report, cancellation);
                target.Flush(flushToDisk: true);
            }
            File.Move(partial, file);
            return facts;
        }
        catch (UnauthorizedAccessException refusal)
        {
            throw new BackupException($"This user may not do that: {refusal.Message} Run the command as the user who runs the server.", refusal);
        }
        catch (IOException failure)
        {
            throw new BackupException($"The backup could not be written: {failure.Message}", failure);
        }
        finally
        {
            if (Directory.Exists(Path.GetDirectoryName(partial))) File.Delete(partial);
        }
    }

    private static async Task<BackupFacts> CopyAsync(
        string connectionString, TarWriter tar, IProgress<(long, long)>? report, CancellationToken cancellation)
    {
        // One session from start to stop: PostgreSQL gives the backup up when it ends.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync(cancellation);
        var data = (await AskAsync(connection, "select current_setting('data_directory')", cancellation))[0];
        var major = int.Parse((await AskAsync(connection, "select current_setting('server_version_num')", cancellation))[0], System.Globalization.CultureInfo.InvariantCulture) / 10_000;
        if (Directory.EnumerateFileSystemEntries(Path.Combine(data, "pg_tblspc")).Any())
            throw new BackupException($"{data} has tablespaces elsewhere, which this backup does not follow. Use pg_basebackup.");

        var started = DateTimeOffset.UtcNow;
        // Without the slot, PostgreSQL would reuse the log of the time in which the files are copied.
        await AskAsync(connection, $"select slot_name::text from pg_create_physical_replication_slot('newsroom_backup_{Environment.ProcessId}_{Guid.NewGuid():N}', true, true)", cancellation);
        await AskAsync(connection, "select pg_backup_start('newsroom backup', true)::text", cancellation);

        var entries = new List<BackupFacts.Entry>();
        var (directories, files) = List(data);
        var total = files.Sum(f => f.Length);
        long done = 0;
        foreach (var directory in directories) await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.Directory, "data/" + directory + "/"), cancellation);
        foreach (var (path, _) in files) await AddAsync(path);

        var stop = await AskAsync(connection, "select lsn::text, labelfile, pg_walfile_name(lsn) from pg_backup_stop(false)", cancellation);
        await AddTextAsync("backup_label", stop[1]);
        var first = StartFile().Match(stop[1]).Groups[1].Value;
        var log = Directory.GetFiles(Path.Combine(data, "pg_wal")).Select(p => Path.GetFileName(p))
            .Where(n => Segment().IsMatch(n) && string.CompareOrdinal(n, first) >= 0 && string.CompareOrdinal(n, stop[2]) <= 0 || n.EndsWith(".history", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToArray();
        if (!log.Contains(first) || !log.Contains(stop[2]))
            throw new BackupException($"The write-ahead log from {first} to {stop[2]} is not there any more, so that the copy could not be made consistent.");
        total += log.Length * (16L << 20);
        foreach (var name in log) await AddAsync("pg_wal/" + name);

        var facts = new BackupFacts(BackupFacts.CurrentFormat, major, started, DateTimeOffset.UtcNow, entries);
        await tar.WriteEntryAsync(
            new PaxTarEntry(TarEntryType.RegularFile, BackupFacts.FileName) { DataStream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(facts, BackupFacts.Json)) }, cancellation);
        return facts;

        async Task AddAsync(string path)
        {
            FileStream source;
            try
            {
                source = new FileStream(Path.Combine(data, path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            }
            catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
            {
                // A table that was dropped a moment ago; the log says so too.
                return;
            }
            await using (source) await AddStreamAsync(path, source, source.Length);
        }

        Task AddTextAsync(string path, string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            return AddStreamAsync(path, new MemoryStream(bytes), bytes.Length);
        }

        async Task AddStreamAsync(string path, Stream source, long length)
        {
            await using var fixedLength = new FixedLengthStream(source, length);
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "data/" + path) { DataStream = fixedLength }, cancellation);
            entries.Add(new(path, length, fixedLength.Hash()));
            done += length;
            report?.Report((done, Math.Max(done, total)));
        }
    }

    /// <summary>Paths with slashes, parents before what is in them.</summary>
    private static (List<string> Directories, List<(string Path, long Length)> Files) List(string data)
    {
        var directories = new List<string>();
        var files = new List<(string, long)>();
        Walk("");
        return (directories, files);

        void Walk(string at)
        {
            foreach (var entry in new DirectoryInfo(Path.Combine(data, at)).EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal))
            {
                var path = at + entry.Name;
                if (entry.Name.StartsWith("pgsql_tmp", StringComparison.Ordinal) || entry.Name == "pg_internal.init" || Left.Contains(path)) continue;
                if (entry is DirectoryInfo)
                {
                    directories.Add(path);
                    if (path == "pg_wal") directories.Add("pg_wal/archive_status");
                    if (!Emptied.Contains(path)) Walk(path + "/");
                }
                else
                {
                    files.Add((path, entry is FileInfo { Exists: true } file ? file.Length : 0));
                }
            }
        }
    }

    private static async Task<string[]> AskAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
    }

    [GeneratedRegex("^[0-9A-F]{24}$")]
    private static partial Regex Segment();

    [GeneratedRegex(@"^START WAL LOCATION: \S+ \(file ([0-9A-F]{24})\)")]
    private static partial Regex StartFile();
}
