using System.Text;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;
using Wolverine;
using Wolverine.Runtime.Serialization;

namespace Newsroom.Marten;

/// <summary>Messages that the embedded engine has left in its table, taken over when this engine opens.</summary>
internal static class LeftByEmbedded
{
    public static async Task Take(NpgsqlDataSource database, Queues queues, MartenEngineOptions options, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        while (true)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            var left = await HandOver(connection, cancel);
            if (left.Count == 0) return;
            await using var batch = new NpgsqlBatch(connection);
            if (left.Where(m => m is { DoneAt: null, DiedAt: null }).Select(m => m.Envelope).ToArray() is { Length: > 0 } waiting)
                batch.BatchCommands.Add(Sending.Receive(waiting));
            if (left.Where(m => m.DoneAt is not null).ToArray() is { Length: > 0 } done) batch.BatchCommands.Add(Done(done, options));
            if (left.Where(m => m.DiedAt is not null).ToArray() is { Length: > 0 } dead) batch.BatchCommands.Add(Dead(dead));
            await batch.ExecuteNonQueryAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        async Task<List<Left>> HandOver(NpgsqlConnection from, CancellationToken stop)
        {
            await using var handOver = new NpgsqlCommand(Sql.Of("wolverine/hand_over"), from);
            await using var reader = await handOver.ExecuteReaderAsync(stop);
            var left = new List<Left>();
            while (await reader.ReadAsync(stop))
            {
                var message = new Message(reader.GetString(1), reader.GetString(2), EventRows.Utc(reader.GetDateTime(3)), reader.GetGuid(0));
                // For any node: none of Wolverine's runs yet.
                var envelope = WolverineOutbox.EnvelopeOf(message, queues, owner: 0, brokered: false);
                envelope.Attempts = reader.GetInt32(4);
                envelope.SentAt = EventRows.Utc(reader.GetDateTime(7));
                left.Add(new(
                    envelope, reader.GetString(5), reader.IsDBNull(6) ? null : reader.GetDateTime(6), reader.IsDBNull(8) ? null : reader.GetDateTime(8)));
            }
            return left;
        }
    }

    private static NpgsqlBatchCommand Done(Left[] done, MartenEngineOptions options) => new(Sql.Of("wolverine/receive_done"))
    {
        Parameters =
        {
            Reading.Array(done.Select(m => m.Envelope.Id).ToArray(), NpgsqlDbType.Uuid),
            Reading.Array(done.Select(m => m.Envelope.MessageType).ToArray(), NpgsqlDbType.Text),
            Reading.Array(done.Select(m => m.DoneAt!.Value + options.KeepHandled).ToArray(), NpgsqlDbType.TimestampTz),
            Reading.Of($"{done[0].Envelope.Destination}"),
        },
    };

    private static NpgsqlBatchCommand Dead(Left[] dead)
    {
        // "Kind: what it said", as the embedded engine writes it.
        var errors = dead.Select(m => m.Error.Split(": ", 2) is [var kind, var said] && !kind.Contains(' ', StringComparison.Ordinal) ? (kind, said) : ("", m.Error)).ToArray();
        return new(Sql.Of("wolverine/receive_dead"))
        {
            Parameters =
            {
                Reading.Array(dead.Select(m => EnvelopeSerializer.Serialize(m.Envelope)).ToArray(), NpgsqlDbType.Bytea),
                Reading.Array(dead.Select(m => m.Envelope.Id).ToArray(), NpgsqlDbType.Uuid),
                Reading.Array(dead.Select(m => m.DiedAt!.Value).ToArray(), NpgsqlDbType.TimestampTz),
                Reading.Array(dead.Select(m => m.Envelope.MessageType).ToArray(), NpgsqlDbType.Text),
                Reading.Array(dead.Select(m => $"{m.Envelope.Destination}").ToArray(), NpgsqlDbType.Text),
                Reading.Array(errors.Select(e => e.Item1).ToArray(), NpgsqlDbType.Text), Reading.Array(errors.Select(e => e.Item2).ToArray(), NpgsqlDbType.Text),
                Reading.Array(dead.Select(m => m.Envelope.SentAt.UtcDateTime).ToArray(), NpgsqlDbType.TimestampTz),
            },
        };
    }

    private sealed record Left(Envelope Envelope, string Error, DateTime? DiedAt, DateTime? DoneAt);
}
