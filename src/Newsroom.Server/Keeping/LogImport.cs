using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Newsroom.Core.Kernel;
using Newsroom.Server.Asking;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Server.Keeping;

/// <summary>
/// Fills an empty log from a file of the shape that <see cref="LogFormat"/> tells: ids, positions with their gaps, times,
/// types, headers. Committed in batches; broken off at whatever point, it goes on where it stopped.
/// </summary>
/// <remarks>
/// The caller has the database for itself (a node opened alone) and, when the log is complete, folds the listings and
/// then calls <see cref="Finish"/>; until then no other node opens the database. Memory grows with the number of events
/// (their ids: some 40 bytes each) and of streams, not with what the events say.
/// </remarks>
/// <param name="types">Each event must be one of these and readable as such.</param>
public sealed partial class LogImport(NpgsqlDataSource database, EventTypes types)
{
    private readonly NpgsqlDataSource database = database;
    private readonly EventTypes types = types;

    /// <summary>Events committed at once, at most.</summary>
    public int BatchEvents { get; init; } = 10_000;

    /// <summary>Bytes committed at once, but for a single event that is larger.</summary>
    public int BatchBytes { get; init; } = 16 << 20;

    /// <summary>Reads the file to its end and writes its events. The listings are as they were.</summary>
    /// <param name="name">For people: what the file is called.</param>
    /// <param name="report">Events of the file that are in the log, those found there included.</param>
    /// <exception cref="LogFileDamaged">
    /// A line is damaged, or the file ends too early, or its hash is another. The batches before that line stay, the
    /// import stays unfinished (unless nothing was written at all), and goes on with a file that is whole.
    /// </exception>
    /// <exception cref="LogImportRefused">The log has events that are not from this file.</exception>
    public async Task<LogImported> Run(Stream file, string name, IProgress<long>? report = null, CancellationToken cancel = default)
    {
        using var lines = new LogLines(file, leaveOpen: true);
        var work = new Work(this, lines, name, report);
        return await work.Run(cancel);
    }

    /// <summary>The log is complete and the listings are folded: the database is one like any other from here on.</summary>
    public async Task Finish(CancellationToken cancel = default)
    {
        await using var finish = database.CreateCommand("delete from newsroom.importing");
        await finish.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Throws away what an unfinished import has left, so that another can begin. Does nothing where there is none.</summary>
    public async Task Anew(CancellationToken cancel = default)
    {
        if (!await IsUnfinished(cancel)) return;
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var anew = new NpgsqlCommand(Statements.Of("Keeping/import_anew.sql"), connection, transaction) { CommandTimeout = 0 };
        await anew.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task<bool> IsUnfinished(CancellationToken cancel)
    {
        await using var asked = database.CreateCommand("select exists (select from newsroom.importing)");
        return (bool)(await asked.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>One run over one file.</summary>
    private sealed class Work(LogImport import, LogLines lines, string name, IProgress<long>? report)
    {
        private readonly NpgsqlDataSource database = import.database;
        private readonly LogEvent row = new();
        private readonly IncrementalHash sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly HashSet<Guid> ids = [];
        private readonly Dictionary<string, ImportedStream> streams = new(StringComparer.Ordinal);
        private readonly List<ImportedStream> begun = [];
        private readonly char[] chars = new char[LongestText];

        private Channel<LogBatch> full = null!;
        private readonly Channel<LogBatch> empty = Channel.CreateUnbounded<LogBatch>();
        private bool resumed;
        private long events;
        private long last;
        private long committed;

        /// <summary>A stream's id and a type's name have at most so many bytes.</summary>
        private const int LongestText = 1000;

        private const int Batches = 3;

        public async Task<LogImported> Run(CancellationToken cancel)
        {
            resumed = await import.IsUnfinished(cancel);
            if (!resumed) await DemandEmpty(cancel);
            await Header(cancel);
            var there = resumed ? await Compare(cancel) : 0;
            committed = there;

            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            full = Channel.CreateBounded<LogBatch>(new BoundedChannelOptions(Batches - 1) { SingleReader = true, SingleWriter = true });
            for (var i = 0; i < Batches; i++) empty.Writer.TryWrite(new LogBatch());
            var writing = Task.Run(() => Write(stop), CancellationToken.None);
            try
            {
                var hash = await Parse(stop.Token);
                full.Writer.Complete();
                await writing;
                return new LogImported(events, there, last, hash);
            }
            catch (Exception failed)
            {
                // What stands before a damaged line is good, and goes in; whoever gives up stops at once.
                if (failed is not LogLineInvalid) await stop.CancelAsync();
                full.Writer.TryComplete();
                await writing;
                if (failed is LogLineInvalid invalid) throw Damaged(lines.Number + invalid.Behind, invalid.Message);
                throw;
            }
        }

        private LogFileDamaged Damaged(long line, string why) => new(name, line, why, committed);

        private async Task DemandEmpty(CancellationToken cancel)
        {
            await using var asked = database.CreateCommand(
                "select coalesce((select max(seq_id) from public.mt_events), 0), exists (select from public.mt_streams where id <> 'mt_tombstone')");
            await using var reader = await asked.ExecuteReaderAsync(cancel);
            await reader.ReadAsync(cancel);
            if (reader.GetInt64(0) is > 0 and var highest)
                throw new LogImportRefused($"The log holds events up to position {highest}. The events of {name} keep their positions, so that only an empty newsroom can take them.");
            if (reader.GetBoolean(1))
                throw new LogImportRefused("The log is empty and yet has streams, which nothing here makes. `newsroom doctor` names them.");
        }

        private async Task Header(CancellationToken cancel)
        {
            try
            {
                if (!await lines.Next(cancel)) throw Damaged(1, "the file is empty");
                var header = lines.Line.Span;
                if (!header.SequenceEqual(LogFormat.Header))
                {
                    throw Damaged(1, header.EndsWith((byte)'\r') && header[..^1].SequenceEqual(LogFormat.Header)
                        ? "its lines end in CR LF: something rewrote it on its way"
                        : header.StartsWith(LogFormat.AnyHeader)
                        ? "the file is of another version of the format than this newsroom reads"
                        : "this is not an exported log");
                }
            }
            catch (LogLineInvalid invalid)
            {
                throw Damaged(1, invalid.Message);
            }
            sha256.AppendData(lines.WithEnd.Span);
        }

        /// <summary>Holds what an interrupted import left against the file, line by line.</summary>
        /// <returns>How many events are there.</returns>
        private async Task<long> Compare(CancellationToken cancel)
        {
            await using var highest = database.CreateCommand(Statements.Of("Keeping/import_highest.sql"));
            await using var rows = new LogRows(database, 0, (long)(await highest.ExecuteScalarAsync(cancel))!);
            while (await rows.Next(cancel))
            {
                try
                {
                    if (!await lines.Next(cancel) || !lines.Whole || lines.Line.Span.StartsWith(LogFormat.TrailerBegins))
                        throw new LogImportRefused($"The database holds an event at position {rows.Position} that {name} does not have (it ends before line {lines.Number + 1}): this is not the file whose import was interrupted, or something else was written since.");
                    if (!lines.Line.Span.SequenceEqual(rows.Line.Span))
                        throw new LogImportRefused($"{name}, line {lines.Number}, is not what the database holds at position {rows.Position}: this is not the file whose import was interrupted, or something else was written since.");
                    Take(lines.Line.Span);
                }
                catch (LogLineInvalid invalid)
                {
                    throw Damaged(lines.Number + invalid.Behind, invalid.Message);
                }
                sha256.AppendData(lines.WithEnd.Span);
                if (events % 10_000 == 0) report?.Report(events);
            }
            foreach (var stream in streams.Values) stream.Written = -1;
            begun.Clear();
            return events;
        }

        /// <summary>Reads to the trailer and hands over batch by batch, so that the database works meanwhile.</summary>
        /// <returns>The file's hash.</returns>
        private async Task<string> Parse(CancellationToken cancel)
        {
            var batch = await NewBatch(cancel);
            while (await lines.Next(cancel))
            {
                do
                {
                    if (!lines.Whole) throw new LogLineInvalid("the file breaks off in the middle of it");
                    if (lines.Line.Span.StartsWith(LogFormat.TrailerBegins))
                    {
                        var hash = Trailer();
                        if (await lines.Next(cancel)) throw new LogLineInvalid("something stands behind the trailer");
                        batch.Sha256 = hash;
                        batch.Behind = [.. streams.Values.Where(s => s.Written != 0 && s.Written != s.Version)];
                        await HandOver(batch, cancel);
                        return hash;
                    }
                    Take(lines.Line.Span);
                    sha256.AppendData(lines.WithEnd.Span);
                    Add(batch, lines.Line.Span);
                }
                while (batch.Events.Count < import.BatchEvents && batch.Events.Length < import.BatchBytes && lines.TryNext());
                if (batch.Events.Count < import.BatchEvents && batch.Events.Length < import.BatchBytes) continue;
                await HandOver(batch, cancel);
                batch = await NewBatch(cancel);
            }
            throw new LogLineInvalid("the file ends here without its trailer: it is not whole", behind: 1);
        }

        private string Trailer()
        {
            var trailer = LogFormat.ReadTrailer(lines.Line.Span) ?? throw new LogLineInvalid("the trailer is damaged");
            if (trailer.Events != events || trailer.Last != last)
                throw new LogLineInvalid($"the trailer counts {trailer.Events} events up to position {trailer.Last}, and there are {events} up to {last}: lines are missing, or too many");
            var hash = Convert.ToHexStringLower(sha256.GetCurrentHash());
            return trailer.Sha256 == hash
                ? hash
                : throw new LogLineInvalid($"the trailer's hash is {trailer.Sha256} and that of the lines is {hash}: something in the file was changed");
        }

        /// <summary>Reads the line and holds it against those before it.</summary>
        private void Take(ReadOnlySpan<byte> line)
        {
            row.Parse(line);
            if (row.Position <= last) throw new LogLineInvalid($"position {row.Position} comes behind {last}: positions rise");
            if (!ids.Add(row.Id)) throw new LogLineInvalid($"the id {row.Id} is that of an earlier event");

            var type = Chars(row.Type, "type");
            if (!import.types.Knows(type)) throw new LogLineInvalid($"no event type is registered as '{type}'");
            try
            {
                import.types.Read(type, row.Data(line));
            }
            catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
            {
                // A lift is code of its time and may throw anything at what it does not expect.
                throw new LogLineInvalid($"its data cannot be read as '{type}': {unreadable.Message}");
            }

            var id = Chars(row.Stream, "stream");
            if (!streams.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var stream))
            {
                stream = new ImportedStream(id.ToString()) { First = row.At };
                streams.Add(stream.Id, stream);
                begun.Add(stream);
            }
            if (row.Version != stream.Version + 1)
                throw new LogLineInvalid($"it is version {row.Version} of {stream.Id}, where {stream.Version + 1} must come");
            (stream.Version, stream.Last) = (row.Version, row.At);
            (last, events) = (row.Position, events + 1);
        }

        private ReadOnlySpan<char> Chars(ReadOnlySpan<byte> text, string member)
        {
            if (text.Length > LongestText) throw new LogLineInvalid($"'{member}' has over {LongestText} bytes");
            return chars.AsSpan(0, Encoding.UTF8.GetChars(text, chars));
        }

        private void Add(LogBatch batch, ReadOnlySpan<byte> line)
        {
            var rows = batch.Events;
            rows.Row(12);
            rows.Bigint(row.Position);
            rows.Uuid(row.Id);
            rows.Text(row.Stream);
            rows.Bigint(row.Version);
            rows.Jsonb(row.Data(line));
            rows.Text(row.Type);
            rows.Bigint(row.At);
            Optional(row.HasDotNet, row.DotNet);
            Optional(row.HasCorrelation, row.Correlation);
            Optional(row.HasCausation, row.Causation);
            if (row.HasHeaders) rows.Jsonb(row.Headers(line));
            else rows.Null();
            Optional(row.HasUser, row.User);
            batch.Last = row.Position;

            void Optional(bool there, ReadOnlySpan<byte> text)
            {
                if (there) rows.Text(text);
                else rows.Null();
            }
        }

        private async ValueTask<LogBatch> NewBatch(CancellationToken cancel)
        {
            var batch = await empty.Reader.ReadAsync(cancel);
            batch.Begin(lines.Number + 1, last);
            return batch;
        }

        private async ValueTask HandOver(LogBatch batch, CancellationToken cancel)
        {
            // A stream's row says what is known of it now; where more comes in a later batch, the last one puts it right.
            // A row that were moved on batch by batch would be written as often as its stream has events.
            foreach (var stream in begun)
            {
                batch.Streams.Row(4);
                batch.Streams.Text(Encoding.UTF8.GetBytes(stream.Id));
                batch.Streams.Bigint(stream.Version);
                batch.Streams.Bigint(stream.Last);
                batch.Streams.Bigint(stream.First);
                stream.Written = stream.Version;
            }
            begun.Clear();
            batch.Events.End();
            batch.Streams.End();
            batch.EventsSoFar = events;
            await full.Writer.WriteAsync(batch, cancel);
        }

        /// <summary>Commits the batches as they come.</summary>
        private async Task Write(CancellationTokenSource stop)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(stop.Token);
                await foreach (var batch in full.Reader.ReadAllAsync(stop.Token))
                {
                    await Write(connection, batch, stop.Token);
                    committed = batch.EventsSoFar;
                    report?.Report(committed);
                    empty.Writer.TryWrite(batch);
                }
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
        }

        private async Task Write(NpgsqlConnection connection, LogBatch batch, CancellationToken cancel)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            await Run("lock table public.mt_streams, public.mt_events in share row exclusive mode");
            var highest = (long)(await Ask(Statements.Of("Keeping/import_highest.sql")))!;
            if (highest != batch.After)
                throw new LogImportRefused($"Something else was written into the log meanwhile: it holds events up to position {highest}, where the import had come to {batch.After}.");
            if (!resumed) await Run(Statements.Of("Keeping/import_begin.sql"), new NpgsqlParameter { Value = name, NpgsqlDbType = NpgsqlDbType.Text });
            await Copy("copy public.mt_streams (id, version, timestamp, created) from stdin (format binary)", batch.Streams, "mt_streams");
            await Copy(
                "copy public.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, correlation_id, causation_id, headers, user_name) from stdin (format binary)",
                batch.Events, "mt_events");
            foreach (var behind in batch.Behind.Chunk(5_000))
            {
                await Run(Statements.Of("Keeping/import_streams.sql"),
                    new() { Value = behind.Select(s => s.Id).ToArray() },
                    new() { Value = behind.Select(s => s.Version).ToArray() },
                    new() { Value = behind.Select(s => Time(s.Last)).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
                    new() { Value = behind.Select(s => Time(s.First)).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz });
            }
            if (batch.Last > 0) await Run(Statements.Of("Keeping/import_sequence.sql"), new NpgsqlParameter<long> { TypedValue = batch.Last });
            await Run(Statements.Of("Keeping/import_mark.sql"),
                new NpgsqlParameter<long> { TypedValue = batch.EventsSoFar },
                new() { Value = (object?)batch.Sha256 ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            await transaction.CommitAsync(cancel);
            resumed = true;

            async Task Run(string sql, params NpgsqlParameter[] parameters)
            {
                await using var command = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = 0 };
                command.Parameters.AddRange(parameters);
                await command.ExecuteNonQueryAsync(cancel);
            }

            async Task<object?> Ask(string sql)
            {
                await using var command = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = 0 };
                return await command.ExecuteScalarAsync(cancel);
            }

            async Task Copy(string sql, BinaryRows rows, string table)
            {
                if (rows.Count == 0) return;
                try
                {
                    await using var copy = await connection.BeginRawBinaryCopyAsync(sql, cancel);
                    await copy.WriteAsync(rows.Written, cancel);
                }
                catch (PostgresException refused) when (LineOf(refused, table) is { } number)
                {
                    // What only PostgreSQL finds out, such as a number that it cannot hold.
                    throw Damaged(batch.FirstLine + number - 1, $"PostgreSQL does not take it: {refused.MessageText}{(refused.Detail is { } detail ? $" ({detail})" : "")}");
                }
            }
        }

        private static DateTime Time(long microseconds) =>
            new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

        /// <summary>The row of the batch that an error of COPY is about, from 1; null when it is about no row of that table.</summary>
        private static long? LineOf(PostgresException refused, string table) =>
            refused.Where is { } where && CopyLine().Match(where) is { Success: true } found && found.Groups[1].Value == table
            && (refused.SqlState.StartsWith("22", StringComparison.Ordinal) || refused.SqlState.StartsWith("54", StringComparison.Ordinal))
                ? long.Parse(found.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
                : null;
    }

    [GeneratedRegex(@"COPY (\w+), line (\d+)")]
    private static partial Regex CopyLine();
}

/// <summary>What was imported.</summary>
/// <param name="Events">In the whole file.</param>
/// <param name="AlreadyThere">Of these, from an interrupted import.</param>
/// <param name="LastPosition">0 for an empty log.</param>
/// <param name="Sha256">Of everything before the trailer, in hexadecimal.</param>
public sealed record LogImported(long Events, long AlreadyThere, long LastPosition, string Sha256)
{
    /// <summary>What the import's own events name as their cause.</summary>
    [JsonIgnore]
    public string Causation => "import/" + Sha256;

    /// <summary>Keys that came along and were revoked, so that they open nothing here.</summary>
    public int KeysRevoked { get; init; }
}

/// <summary>A file is not a whole exported log.</summary>
public sealed class LogFileDamaged(string file, long line, string why, long imported) : Exception(
    $"{file}, line {line}: {why}. "
    + (imported == 0
        ? "Nothing of it is in the database."
        : $"The {imported} events in front of it are in the database, and the import stays unfinished: run it again with a whole file, and it goes on behind them."))
{
    /// <summary>From 1; behind the last one when the file ends too early.</summary>
    public long Line { get; } = line;

    /// <summary>Events of the file that are in the database.</summary>
    public long Imported { get; } = imported;
}

/// <summary>The log is not one that this file can be imported into.</summary>
public sealed class LogImportRefused(string message) : Exception(message);
