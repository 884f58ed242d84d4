using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Tables;

/// <inheritdoc/>
internal sealed class Outbox(NpgsqlDataSource database, Control control, Action sent) : IOutbox
{
    public static NpgsqlBatchCommand SendCommand(Message message)
    {
        var command = new NpgsqlBatchCommand(Sql.Of("outbox/send"));
        AddParameters(command.Parameters, message);
        return command;
    }

    public async Task Send(Message message, CancellationToken cancel = default)
    {
        control.DemandWritable();
        // One id for every try, so that a try whose answer was lost is not sent twice.
        var once = message with { Id = message.Id ?? Guid.CreateVersion7() };
        await database.Read(async connection =>
        {
            await using var command = new NpgsqlCommand(Sql.Of("outbox/send"), connection);
            AddParameters(command.Parameters, once);
            await command.PrepareAsync(cancel);
            return await command.ExecuteNonQueryAsync(cancel);
        }, cancel);
        sent();
    }

    /// <summary>Sends messages that have ids, in one transaction.</summary>
    /// <returns>How many of them were not there.</returns>
    public async Task<int> SendAll(IReadOnlyList<Message> messages, CancellationToken cancel)
    {
        control.DemandWritable();
        var added = await database.Read(async connection =>
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var message in messages) batch.BatchCommands.Add(SendCommand(message));
            await batch.PrepareAsync(cancel);
            return await batch.ExecuteNonQueryAsync(cancel);
        }, cancel);
        if (added > 0) sent();
        return added;
    }

    private static void AddParameters(NpgsqlParameterCollection parameters, Message message)
    {
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = message.Id ?? Guid.CreateVersion7() });
        parameters.Add(new() { Value = message.Type, NpgsqlDbType = NpgsqlDbType.Text });
        parameters.Add(new() { Value = message.Body, NpgsqlDbType = NpgsqlDbType.Text });
        parameters.Add(Time(message.NotBefore));
    }

    public ValueTask<IReadOnlyList<DeadLetter>> DeadLetters(
        int limit, DeadLetterPlace? after = null, string? type = null, CancellationToken cancel = default) =>
        Letters("outbox/dead_letters", cancel,
            Reading.Of(limit), Time(after?.At),
            Reading.Optional(after?.Id, NpgsqlDbType.Uuid), Text(type));

    public async ValueTask<DeadLetter?> DeadLetter(Guid id, CancellationToken cancel = default) =>
        (await Letters("outbox/dead_letter", cancel, new NpgsqlParameter<Guid> { TypedValue = id })).SingleOrDefault();

    public async ValueTask<bool> Replay(Guid id, CancellationToken cancel = default) =>
        await Replay("outbox/replay", new NpgsqlParameter<Guid> { TypedValue = id }, cancel) == 1;

    public async ValueTask<long> ReplayAll(string? type = null, CancellationToken cancel = default) =>
        await Replay("outbox/replay_all", Text(type), cancel);

    public ValueTask<IReadOnlyList<MessageCounts>> Counts(CancellationToken cancel = default) => Counts(database, "outbox/counts", cancel);

    public static ValueTask<IReadOnlyList<MessageCounts>> Counts(NpgsqlDataSource database, string statement, CancellationToken cancel) =>
        database.Read<IReadOnlyList<MessageCounts>>(async connection =>
        {
            await using var command = await connection.Command(Sql.Of(statement), cancel);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            var counts = new List<MessageCounts>();
            while (await reader.ReadAsync(cancel))
                counts.Add(new(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4)));
            return counts;
        }, cancel);

    private async Task<int> Replay(string statement, NpgsqlParameter parameter, CancellationToken cancel)
    {
        var found = await Replay(database, control, statement, cancel, parameter);
        if (found > 0) sent();
        return found;
    }

    /// <returns>How many dead letters it was.</returns>
    public static async Task<int> Replay(
        NpgsqlDataSource database, Control control, string statement, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        control.DemandWritable();
        try
        {
            // Once only: a second try after a broken connection would not find what the first one replayed.
            await using var connection = await database.OpenConnectionAsync(cancel);
            await using var command = await connection.Command(Sql.Of(statement), cancel, parameters);
            return await command.ExecuteNonQueryAsync(cancel);
        }
        catch (Exception e) when (States.IsUnavailable(e))
        {
            throw new StoreUnavailable("The database is not there just now; whether it was replayed is to be seen in the list.", e);
        }
    }

    private ValueTask<IReadOnlyList<DeadLetter>> Letters(string statement, CancellationToken cancel, params NpgsqlParameter[] parameters) =>
        database.Read<IReadOnlyList<DeadLetter>>(async connection =>
        {
            await using var command = await connection.Command(Sql.Of(statement), cancel, [.. parameters.Select(p => p.Clone())]);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            var letters = new List<DeadLetter>();
            while (await reader.ReadAsync(cancel))
            {
                letters.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3),
                    reader.GetString(4), EventRows.Utc(reader.GetDateTime(5)), EventRows.Utc(reader.GetDateTime(6))));
            }
            return letters;
        }, cancel);

    private static NpgsqlParameter Text(string? value) => Reading.Optional(value, NpgsqlDbType.Text);

    private static NpgsqlParameter Time(DateTimeOffset? value) => Reading.Optional(value?.UtcDateTime, NpgsqlDbType.TimestampTz);
}
