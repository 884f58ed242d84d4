using System.IO.Compression;
using System.Security.Cryptography;
using Newsroom.Cluster;
using Npgsql;

namespace Newsroom.Server.Keeping;

/// <summary>Writes the whole log into a file of the shape that <see cref="LogFormat"/> tells. Memory does not grow with the log.</summary>
public sealed class LogExport(NpgsqlDataSource database)
{
    private const int Chunk = 128 * 1024;

    /// <summary>What an interrupted export leaves, beside the file that it was to be.</summary>
    public const string PartialEnding = ".partial";

    /// <summary>Into a stream, from the header to the trailer.</summary>
    /// <param name="head">The last position to export: the log's safe head.</param>
    /// <param name="report">The position that was written last, of <paramref name="head"/>.</param>
    /// <exception cref="LogNotExportable">A row holds what a file has no place for.</exception>
    public async Task<LogExported> ToStream(
        Stream output, long head, IProgress<(long Done, long Total)>? report = null, CancellationToken cancel = default)
    {
        var writer = new Writer(output);
        writer.Line(LogFormat.Header);
        return await Rest(writer, 0, 0, 0, head, report, cancel);
    }

    /// <summary>
    /// Into a file that is there only once it is whole. Meanwhile the lines stand in <c>PATH.partial</c>, and where an
    /// interrupted export has left that, this one goes on behind its last whole line. A compressed file
    /// (<c>PATH.gz</c>) begins anew.
    /// </summary>
    /// <exception cref="LogExportRefused">The file is there already, or the partial one is of another log.</exception>
    /// <inheritdoc cref="ToStream"/>
    public async Task<LogExported> ToFile(
        string path, long head, IProgress<(long Done, long Total)>? report = null, CancellationToken cancel = default)
    {
        if (File.Exists(path)) throw new LogExportRefused($"{path} is there already; an export overwrites nothing.");
        var partial = path + PartialEnding;
        var compressed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        LogExported exported;
        await using (var file = Open(partial, compressed))
        {
            if (compressed)
            {
                await using var gzip = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true);
                exported = await ToStream(gzip, head, report, cancel);
            }
            else
            {
                exported = await GoOn(file, partial, head, report, cancel);
            }
            // On the disk before it has its name: a name without its bytes would be the worst of copies.
            file.Flush(flushToDisk: true);
        }
        File.Move(partial, path, overwrite: false);
        return exported;
    }

    /// <summary>For its owner alone: the log holds drafts, embargoed reports and the names of everybody.</summary>
    private static FileStream Open(string partial, bool compressed)
    {
        try
        {
            // Exclusively, so that two exports do not write into one file.
            var file = PrivateFile.Open(partial, compressed ? FileMode.Create : FileMode.OpenOrCreate, FileAccess.ReadWrite);
            // What is there already keeps the mode that it was made with.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file.SafeFileHandle, PrivateFile.OwnerFile);
            return file;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new LogExportRefused($"{partial} cannot be written: {unwritable.Message}");
        }
    }

    private async Task<LogExported> GoOn(
        FileStream file, string name, long head, IProgress<(long Done, long Total)>? report, CancellationToken cancel)
    {
        var writer = new Writer(file);
        var (events, last, length) = (0L, 0L, 0L);
        using (var lines = new LogLines(file, leaveOpen: true))
        {
            byte[]? lastLine = null;
            var row = new LogEvent();
            while (await lines.Next(cancel) && lines.Whole && !lines.Line.Span.StartsWith(LogFormat.TrailerBegins))
            {
                if (lines.Number == 1 && !lines.Line.Span.SequenceEqual(LogFormat.Header)) throw NotOurs();
                if (lines.Number > 1)
                {
                    events++;
                    lastLine = lines.Line.ToArray();
                }
                writer.Hash(lines.WithEnd.Span);
                length += lines.WithEnd.Length;
            }
            if (lastLine is not null)
            {
                try
                {
                    row.Parse(lastLine);
                }
                catch (LogLineInvalid)
                {
                    throw NotOurs();
                }
                last = row.Position;
                await using var rows = new LogRows(database, last - 1, last);
                if (!await rows.Next(cancel) || !rows.Line.Span.SequenceEqual(lastLine) || await Count(last, cancel) != events) throw NotOurs();
            }
        }
        file.Position = length;
        file.SetLength(length);
        if (length == 0) writer.Line(LogFormat.Header);
        return await Rest(writer, last, events, events, head, report, cancel);

        LogExportRefused NotOurs() => new($"{name} is not the beginning of an export of this log. Move it away, and the export begins anew.");
    }

    private async Task<long> Count(long upTo, CancellationToken cancel)
    {
        await using var count = database.CreateCommand("select count(*) from public.mt_events where seq_id <= $1");
        count.CommandTimeout = 0;
        count.Parameters.Add(new() { Value = upTo });
        return (long)(await count.ExecuteScalarAsync(cancel))!;
    }

    private async Task<LogExported> Rest(
        Writer writer, long after, long before, long resumed, long head, IProgress<(long Done, long Total)>? report, CancellationToken cancel)
    {
        var (events, last) = (before, after);
        await using (var rows = new LogRows(database, after, head))
        {
            while (await rows.Next(cancel))
            {
                writer.Line(rows.Line.Span);
                (events, last) = (events + 1, rows.Position);
                if (!writer.IsFull) continue;
                await writer.Flush(cancel);
                report?.Report((last, head));
            }
        }
        var sha256 = writer.Sha256();
        writer.Line(LogFormat.Trailer(events, last, sha256));
        await writer.Flush(cancel);
        report?.Report((head, head));
        return new LogExported(events, last, Convert.ToHexStringLower(sha256), resumed);
    }

    private sealed class Writer(Stream output)
    {
        private readonly IncrementalHash sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly MemoryStream chunk = new(2 * Chunk);

        public bool IsFull => chunk.Length >= Chunk;

        public void Line(ReadOnlySpan<byte> line)
        {
            chunk.Write(line);
            chunk.WriteByte((byte)'\n');
            sha256.AppendData(line);
            sha256.AppendData("\n"u8);
        }

        public void Hash(ReadOnlySpan<byte> written) => sha256.AppendData(written);

        public byte[] Sha256() => sha256.GetCurrentHash();

        public async Task Flush(CancellationToken cancel)
        {
            await output.WriteAsync(chunk.GetBuffer().AsMemory(0, (int)chunk.Length), cancel);
            await output.FlushAsync(cancel);
            chunk.SetLength(0);
        }
    }
}

/// <summary>What was exported.</summary>
/// <param name="LastPosition">0 for an empty log.</param>
/// <param name="Sha256">Of everything before the trailer, in hexadecimal.</param>
/// <param name="Resumed">Events that an interrupted export had written already.</param>
public sealed record LogExported(long Events, long LastPosition, string Sha256, long Resumed);

/// <summary>The export would overwrite something, or go on with what is not its own.</summary>
public sealed class LogExportRefused(string message) : Exception(message);
