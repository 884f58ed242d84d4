using System.Buffers;
using System.Globalization;
using System.Text;
using Newsroom.Server.Asking;
using Npgsql;

namespace Newsroom.Server.Keeping;

/// <summary>The log's rows one after the other, each as the line that a file has of it. Page by page, so that no snapshot is held for long.</summary>
internal sealed class LogRows(NpgsqlDataSource database, long after, long upTo) : IAsyncDisposable
{
    private const int Page = 1_000;

    private readonly ArrayBufferWriter<byte> line = new(4096);
    private NpgsqlConnection? connection;
    private NpgsqlCommand? command;
    private NpgsqlDataReader? reader;
    private int inPage;

    /// <summary>Without the LF; good until the next one.</summary>
    public ReadOnlyMemory<byte> Line => line.WrittenMemory;

    public long Position { get; private set; } = after;

    /// <exception cref="LogNotExportable">A row holds what a file has no place for.</exception>
    public async ValueTask<bool> Next(CancellationToken cancel)
    {
        while (true)
        {
            if (reader is null)
            {
                if (command is null) await Prepare(cancel);
                command!.Parameters[0].Value = Position;
                reader = await command.ExecuteReaderAsync(cancel);
                inPage = 0;
            }
            if (await reader.ReadAsync(cancel))
            {
                inPage++;
                Position = reader.GetInt64(0);
                line.ResetWrittenCount();
                WriteLine(reader);
                return true;
            }
            await reader.DisposeAsync();
            reader = null;
            if (inPage < Page) return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (reader is not null) await reader.DisposeAsync();
        if (command is not null) await command.DisposeAsync();
        if (connection is not null) await connection.DisposeAsync();
    }

    private async Task Prepare(CancellationToken cancel)
    {
        connection = await database.OpenConnectionAsync(cancel);
        command = new NpgsqlCommand(Statements.Of("Keeping/log_rows.sql"), connection)
        {
            Parameters = { new NpgsqlParameter { Value = Position }, new NpgsqlParameter<long> { TypedValue = upTo }, new NpgsqlParameter<int> { TypedValue = Page } },
        };
        await command.PrepareAsync(cancel);
    }

    private void WriteLine(NpgsqlDataReader row)
    {
        if (row.IsDBNull(1) || !row.GetBoolean(12))
            throw new LogNotExportable($"The event at position {Position} has no stream, or is archived, binary, another tenant's or without a finite time: an export has no place for that.");
        Raw("{\"position\":"u8);
        Number(Position);
        Raw(",\"stream\":"u8);
        Text(row, 1);
        Raw(",\"version\":"u8);
        Number(row.GetInt64(2));
        Raw(",\"id\":\""u8);
        var span = line.GetSpan(36);
        row.GetGuid(3).TryFormat(span, out var written);
        line.Advance(written);
        Raw("\",\"type\":"u8);
        Text(row, 4);
        Raw(",\"at\":\""u8);
        span = line.GetSpan(32);
        row.GetDateTime(5).TryFormat(span, out written, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        line.Advance(written);
        Raw("\",\"user\":"u8);
        Text(row, 6);
        Raw(",\"correlation\":"u8);
        Text(row, 7);
        Raw(",\"causation\":"u8);
        Text(row, 8);
        Raw(",\"dotnet\":"u8);
        Text(row, 9);
        Raw(",\"headers\":"u8);
        if (row.IsDBNull(10)) Raw("null"u8);
        else Raw(row.GetFieldValue<byte[]>(10));
        Raw(",\"data\":"u8);
        Raw(row.GetFieldValue<byte[]>(11));
        Raw("}"u8);
    }

    private void Raw(ReadOnlySpan<byte> bytes) => line.Write(bytes);

    private void Number(long number)
    {
        number.TryFormat(line.GetSpan(20), out var written, default, CultureInfo.InvariantCulture);
        line.Advance(written);
    }

    private void Text(NpgsqlDataReader row, int column)
    {
        if (row.IsDBNull(column))
        {
            Raw("null"u8);
            return;
        }
        Raw("\""u8);
        ReadOnlySpan<byte> rest = row.GetFieldValue<byte[]>(column);
        for (int special; (special = rest.IndexOfAny(Escaped)) >= 0; rest = rest[(special + 1)..])
        {
            Raw(rest[..special]);
            Escape(rest[special]);
        }
        Raw(rest);
        Raw("\""u8);
    }

    private void Escape(byte character)
    {
        switch (character)
        {
            case (byte)'"': Raw("\\\""u8); break;
            case (byte)'\\': Raw("\\\\"u8); break;
            case (byte)'\n': Raw("\\n"u8); break;
            case (byte)'\r': Raw("\\r"u8); break;
            case (byte)'\t': Raw("\\t"u8); break;
            default: Raw(Encoding.ASCII.GetBytes($"\\u{(int)character:x4}")); break;
        }
    }

    private static readonly SearchValues<byte> Escaped =
        SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(i => (byte)i)]);
}

/// <summary>The log holds something that an exported file cannot say, and to leave it out would be to lose it.</summary>
public sealed class LogNotExportable(string message) : Exception(message);
