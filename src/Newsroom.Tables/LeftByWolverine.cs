using System.Globalization;
using System.Text;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Tables;

/// <summary>Messages that the Marten engine has left in Wolverine's tables, taken over when the embedded engine opens.</summary>
/// <remarks>
/// An envelope's body is Wolverine 6's own format (its <c>EnvelopeSerializer</c>): when it was sent (a .NET
/// <see cref="DateTime"/> in binary, UTC), the count of headers (int32), their names and values (length-prefixed UTF-8), the
/// length of the data (int32, bytes) and the data; all little-endian.
/// </remarks>
internal static class LeftByWolverine
{
    /// <summary>The content type of this newsroom's envelopes; others are left alone.</summary>
    public const string ContentType = "application/vnd.newsroom+json";

    public static async Task Take(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using (var ask = new NpgsqlCommand("select to_regclass('wolverine.wolverine_incoming_envelopes') is not null", connection))
            if (!(bool)(await ask.ExecuteScalarAsync(cancel))!) return;

        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var left = new List<Left>();
        await using (var inbox = new NpgsqlCommand(Sql.Of("wolverine/left_inbox"), connection))
        await using (var reader = await inbox.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                var (id, type, done) = (reader.GetGuid(1), reader.GetString(6), reader.GetString(2) == "Handled");
                if (Read(reader.GetFieldValue<byte[]>(0)) is not { } body) continue;
                left.Add(new(id, type, done ? "null" : body.Json, reader.IsDBNull(4) ? null : EventRows.Utc(reader.GetDateTime(4)), reader.GetInt32(5))
                {
                    SentAt = body.SentAt, Done = done, Lost = !done && reader.GetInt32(3) != 0 && reader.GetInt32(5) > 0,
                });
            }
        }
        await using (var dead = new NpgsqlCommand(Sql.Of("wolverine/left_dead"), connection))
        await using (var reader = await dead.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                if (Read(reader.GetFieldValue<byte[]>(0)) is not { } body) continue;
                var again = reader.GetBoolean(5);
                left.Add(new(reader.GetGuid(1), reader.GetString(3), body.Json, null, again ? 0 : body.Attempts)
                {
                    SentAt = body.SentAt, Error = again ? null : reader.GetString(4), DiedAt = again ? null : EventRows.Utc(reader.GetDateTime(2)),
                });
            }
        }
        foreach (var some in left.Chunk(2_000)) await Take(connection, some, cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task Take(NpgsqlConnection connection, Left[] left, CancellationToken cancel)
    {
        await using var take = new NpgsqlCommand(Sql.Of("wolverine/take"), connection)
        {
            Parameters =
            {
                Reading.Array(left.Select(m => m.Id).ToArray(), NpgsqlDbType.Uuid), Reading.Array(left.Select(m => m.Type).ToArray(), NpgsqlDbType.Text),
                Reading.Array(left.Select(m => m.Body).ToArray(), NpgsqlDbType.Text), Times(left.Select(m => m.NotBefore)),
                Reading.Array(left.Select(m => m.Attempts).ToArray(), NpgsqlDbType.Integer), Reading.Array(left.Select(m => m.Error).ToArray(), NpgsqlDbType.Text),
                Times(left.Select(m => m.DiedAt)), Times(left.Select(m => (DateTimeOffset?)m.SentAt)),
                Reading.Array(left.Select(m => m.Lost ? 1 : 0).ToArray(), NpgsqlDbType.Integer), Reading.Array(left.Select(m => m.Done).ToArray(), NpgsqlDbType.Boolean),
            },
        };
        await take.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlParameter Times(IEnumerable<DateTimeOffset?> times) =>
        Reading.Array(times.Select(t => t?.UtcDateTime).ToArray(), NpgsqlDbType.TimestampTz);

    /// <returns>Null for an envelope that is not this newsroom's.</returns>
    private static (DateTimeOffset SentAt, int Attempts, string Json)? Read(byte[] envelope)
    {
        // What was handled before Wolverine saw it has no body.
        if (envelope.Length == 0) return (DateTimeOffset.UtcNow, 1, "null");
        using var reader = new BinaryReader(new MemoryStream(envelope), Encoding.UTF8);
        var sentAt = DateTime.FromBinary(reader.ReadInt64());
        var (ours, attempts) = (false, 0);
        for (var headers = reader.ReadInt32(); headers > 0; headers--)
        {
            var (name, value) = (reader.ReadString(), reader.ReadString());
            if (name == "content-type") ours = value == ContentType;
            if (name == "attempts") attempts = int.Parse(value, CultureInfo.InvariantCulture);
        }
        return ours ? (new DateTimeOffset(sentAt), attempts, Encoding.UTF8.GetString(reader.ReadBytes(reader.ReadInt32()))) : null;
    }

    private sealed record Left(Guid Id, string Type, string Body, DateTimeOffset? NotBefore, int Attempts)
    {
        public string? Error { get; init; }
        public DateTimeOffset? DiedAt { get; init; }
        public DateTimeOffset SentAt { get; init; }
        public bool Lost { get; init; }
        public bool Done { get; init; }
    }
}
