using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store;

/// <summary>
/// Reads stretches of the log by binary COPY, in position order. One task reads bytes, others make events of them, the
/// caller gets the results in order: while it folds some, the next are being read and parsed.
/// </summary>
internal sealed class LogCopy(EventTypes types)
{
    /// <summary>Positions a statement: each has a snapshot of its own, so that a long rebuild holds none for long.</summary>
    private const long Stretch = 100_000;

    private const int ChunkSize = 1 << 19;
    private const int Columns = 11;
    private static readonly int Ahead = Math.Clamp(Environment.ProcessorCount, 2, 8);
    private static readonly DateTimeOffset Epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What is visible after one position and up to another.</summary>
    /// <param name="connection">Open, without a transaction; the caller's again when the enumeration has ended.</param>
    /// <param name="use">Called for each run of events, on any thread, several at a time.</param>
    public async IAsyncEnumerable<T> Read<T>(
        NpgsqlConnection connection, long after, long upTo, Func<List<Recorded>, T> use, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var channel = Channel.CreateBounded<Task<T>>(Ahead);
        var reading = Task.Run(() => Produce(channel.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var parsed in channel.Reader.ReadAllAsync(CancellationToken.None)) yield return await parsed;
            await reading;
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (channel.Reader.TryRead(out var left)) await ((Task)left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task Produce(ChannelWriter<Task<T>> writer, CancellationToken token)
        {
            try
            {
                for (var from = after; from < upTo; from = Math.Min(upTo, from + Stretch))
                    await ReadStretch(connection, from, Math.Min(upTo, from + Stretch), use, writer, token);
            }
            finally
            {
                writer.Complete();
            }
        }
    }

    private async Task ReadStretch<T>(
        NpgsqlConnection connection, long after, long upTo, Func<List<Recorded>, T> use, ChannelWriter<Task<T>> writer, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        // By the index, whatever the statistics say: after an import there are none yet, and a table read as a whole for
        // each stretch would never end.
        await using (var plan = new NpgsqlCommand("set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_sort = off", connection))
            await plan.ExecuteNonQueryAsync(cancel);
        await using (var copy = await connection.BeginRawBinaryCopyAsync(
            $"copy (select seq_id, stream_id, version, id, type, data, timestamp, user_name, correlation_id, causation_id, headers from public.mt_events where seq_id > {after} and seq_id <= {upTo} and type <> 'tombstone' and is_archived is not true order by seq_id) to stdout (format binary)",
            cancel))
        {
            await Cut(copy, use, writer, cancel);
        }
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Cuts the stream between rows; what is in the rows is for the parsers.</summary>
    private async Task Cut<T>(Stream copy, Func<List<Recorded>, T> use, ChannelWriter<Task<T>> writer, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        int filled = 0, start = 0, end = 0;
        var header = true;
        while (true)
        {
            var read = await copy.ReadAsync(buffer.AsMemory(filled), cancel);
            filled += read;
            if (header && filled >= 19)
            {
                // PostgreSQL's manual, COPY, "Binary Format": signature, flags, and an extension of a length that is given.
                start = end = 19 + BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan(15));
                header = false;
            }
            if (!header) end = Rows(buffer, end, filled);

            if (read > 0 && filled < buffer.Length) continue;
            if (end > start)
            {
                // What is left over begins the next buffer; this one belongs to the parser from here on.
                var next = ArrayPool<byte>.Shared.Rent(Math.Max(ChunkSize, 2 * (filled - end)));
                buffer.AsSpan(end, filled - end).CopyTo(next);
                var (whole, from, to) = (buffer, start, end);
                (buffer, filled, start, end) = (next, filled - end, 0, 0);
                await writer.WriteAsync(Task.Run(() => use(ParseAndReturn(whole, from, to)), CancellationToken.None), cancel);
            }
            else if (filled == buffer.Length)
            {
                // A row that is longer than the buffer gets a longer one.
                var longer = ArrayPool<byte>.Shared.Rent(2 * filled);
                buffer.AsSpan(0, filled).CopyTo(longer);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = longer;
            }
            if (read == 0) break;
        }
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private List<Recorded> ParseAndReturn(byte[] buffer, int from, int to)
    {
        try
        {
            return Parse(buffer.AsSpan(from, to - from));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The end of the last row that is complete.</summary>
    private static int Rows(ReadOnlySpan<byte> buffer, int at, int filled)
    {
        while (at + 2 <= filled && BinaryPrimitives.ReadInt16BigEndian(buffer[at..]) >= 0)
        {
            var next = at + 2;
            for (var column = 0; column < Columns; column++)
            {
                if (next + 4 > filled) return at;
                next += 4 + Math.Max(0, BinaryPrimitives.ReadInt32BigEndian(buffer[next..]));
            }
            if (next > filled) return at;
            at = next;
        }
        return at;
    }

    private List<Recorded> Parse(ReadOnlySpan<byte> rows)
    {
        var lines = new List<Recorded>();
        string? type = null, user = null;
        while (rows.Length > 0)
        {
            rows = rows[2..];
            var position = BinaryPrimitives.ReadInt64BigEndian(Field(ref rows));
            var stream = Text(Field(ref rows));
            var version = BinaryPrimitives.ReadInt64BigEndian(Field(ref rows));
            var id = new Guid(Field(ref rows), bigEndian: true);
            type = Same(Field(ref rows), type);
            // jsonb is sent as a format version, 1, and text.
            var data = Field(ref rows)[1..];
            var at = Epoch.AddTicks(BinaryPrimitives.ReadInt64BigEndian(Field(ref rows)) * TimeSpan.TicksPerMicrosecond);
            user = Same(Field(ref rows, out var noUser), user);
            var correlation = Field(ref rows, out var noCorrelation);
            var causation = Field(ref rows, out var noCausation);
            var headers = Field(ref rows, out var noHeaders);
            var metadata = EventRows.MetadataOf(
                noUser ? null : user, noCorrelation ? null : Text(correlation), noCausation ? null : Text(causation),
                noHeaders ? null : Text(headers[1..]));
            lines.Add(new(position, stream, version, id, type, types.Read(type, data), at, metadata));
        }
        return lines;
    }

    private static ReadOnlySpan<byte> Field(ref ReadOnlySpan<byte> rows) => Field(ref rows, out _);

    private static ReadOnlySpan<byte> Field(ref ReadOnlySpan<byte> rows, out bool isNull)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(rows);
        isNull = length < 0;
        var field = rows.Slice(4, Math.Max(0, length));
        rows = rows[(4 + field.Length)..];
        return field;
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    /// <summary>Types and actors repeat from row to row.</summary>
    private static string Same(ReadOnlySpan<byte> utf8, string? last) =>
        last is not null && utf8.Length == last.Length && Ascii.Equals(utf8, last) ? last : Text(utf8);
}
