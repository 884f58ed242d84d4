using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Postgres;

/// <inheritdoc/>
internal sealed class Outbox(NpgsqlDataSource database, Action sent) : IOutbox
{
    public static NpgsqlBatchCommand SendCommand(Message message)
    {
        var command = new NpgsqlBatchCommand(Sql.Of("outbox/send"));
        AddParameters(command.Parameters, message);
        return command;
    }

    public async Task Send(Message message, CancellationToken cancel = default)
    {
        // One id for every try, so that a try whose answer was lost is not sent twice.
        var once = message with { Id = message.Id ?? Guid.CreateVersion7() };
        await database.Read(async connection =>
        {
            await using var command = new NpgsqlCommand(Sql.Of("outbox/send"), connection);
            AddParameters(command.Parameters, once);
            return await command.ExecuteNonQueryAsync(cancel);
        }, cancel);
        sent();
    }

    private static void AddParameters(NpgsqlParameterCollection parameters, Message message)
    {
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = message.Id ?? Guid.CreateVersion7() });
        parameters.Add(new() { Value = message.Type, NpgsqlDbType = NpgsqlDbType.Text });
        parameters.Add(new() { Value = message.Body, NpgsqlDbType = NpgsqlDbType.Text });
        parameters.Add(new() { Value = (object?)message.NotBefore?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
    }

    public async ValueTask<IReadOnlyList<DeadLetter>> DeadLetters(int limit, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(Sql.Of("outbox/dead_letters"));
        command.Parameters.AddWithValue(limit);
        var letters = new List<DeadLetter>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            letters.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3),
                reader.GetString(4), EventRows.Utc(reader.GetDateTime(5))));
        }
        return letters;
    }

    public async ValueTask<bool> Replay(Guid id, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(Sql.Of("outbox/replay"));
        command.Parameters.AddWithValue(id);
        var found = await command.ExecuteNonQueryAsync(cancel) == 1;
        if (found) sent();
        return found;
    }

    public async ValueTask<(long Waiting, long Dead)> Count(CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(Sql.Of("outbox/count"));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }
}
