using System.Text;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;
using Wolverine;
using Wolverine.Runtime.Serialization;

namespace Newsroom.Marten;

/// <summary>The port's messages as envelopes in Wolverine's tables.</summary>
/// <remarks>
/// Sent by statements of ours, since an id that is there already must not fail a transaction: Wolverine's own inbox takes it
/// for an error. What happens to them from there on is Wolverine's.
/// </remarks>
internal sealed class WolverineOutbox(NpgsqlDataSource database, Control control, Queues queues, WolverineNode node) : IOutbox
{
    public Task Send(Message message, CancellationToken cancel = default) =>
        // One id for every try, so that a try whose answer was lost is not sent twice.
        SendAll([message with { Id = message.Id ?? Guid.CreateVersion7() }], cancel);

    /// <summary>Sends messages that have ids, in one transaction.</summary>
    /// <returns>How many of them were not there.</returns>
    public async Task<int> SendAll(IReadOnlyList<Message> messages, CancellationToken cancel)
    {
        control.DemandWritable();
        var sending = Sending(messages);
        await database.Read(async connection =>
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var statement in sending.Statements) batch.BatchCommands.Add(statement.Command);
            await using var reader = await batch.ExecuteReaderAsync(cancel);
            foreach (var statement in sending.Statements)
            {
                await statement.Read(reader, cancel);
                await reader.NextResultAsync(cancel);
            }
            return true;
        }, cancel);
        return await sending.Committed();
    }

    /// <summary>What sends messages that have ids, to be run in whatever transaction they belong to.</summary>
    public Sending Sending(IReadOnlyList<Message> messages) => new(node, [.. messages.Select(m => EnvelopeOf(m, queues, node.Number, brokered: true))]);

    /// <summary>A message that has an id, as Wolverine writes it.</summary>
    /// <param name="owner">The node that will hand it to its queue; 0 for any.</param>
    /// <param name="brokered">Whether it may go through a broker, where there is one.</param>
    public static Envelope EnvelopeOf(Message message, Queues queues, int owner, bool brokered)
    {
        var later = message.NotBefore is { } at && at > DateTimeOffset.UtcNow;
        return new Envelope(new Wake(message.Type, message.Body))
        {
            Id = message.Id!.Value,
            MessageType = message.Type,
            ContentType = WakeSerializer.Json,
            Data = Encoding.UTF8.GetBytes(message.Body),
            Source = "newsroom",
            Destination = (later || !brokered ? null : queues.Broker(message.Type)) ?? queues.Local(message.Type),
            ScheduledTime = later ? message.NotBefore : null,
            Status = later ? EnvelopeStatus.Scheduled : EnvelopeStatus.Incoming,
            OwnerId = owner,
        };
    }

    public async ValueTask<IReadOnlyList<DeadLetter>> DeadLetters(
        int limit, DeadLetterPlace? after = null, string? type = null, CancellationToken cancel = default) =>
        await Letters(limit, after, type, null, cancel);

    public async ValueTask<DeadLetter?> DeadLetter(Guid id, CancellationToken cancel = default) =>
        (await Letters(1, null, null, id, cancel)).SingleOrDefault();

    public async ValueTask<bool> Replay(Guid id, CancellationToken cancel = default) => await Replay(id, null, cancel) == 1;

    public async ValueTask<long> ReplayAll(string? type = null, CancellationToken cancel = default) => await Replay(null, type, cancel);

    public ValueTask<IReadOnlyList<MessageCounts>> Counts(CancellationToken cancel = default) =>
        Outbox.Counts(database, "wolverine/counts", cancel);

    private Task<int> Replay(Guid? id, string? type, CancellationToken cancel) =>
        Outbox.Replay(database, control, "wolverine/replay", cancel, Id(id), Text(type));

    private ValueTask<IReadOnlyList<DeadLetter>> Letters(int limit, DeadLetterPlace? after, string? type, Guid? id, CancellationToken cancel) =>
        database.Read<IReadOnlyList<DeadLetter>>(async connection =>
        {
            await using var command = await connection.Command(
                Sql.Of("wolverine/dead_letters"), cancel, Reading.Of(limit),
                Reading.Optional(after?.At.UtcDateTime, NpgsqlDbType.TimestampTz),
                Id(after?.Id), Text(type), Id(id));
            await using var reader = await command.ExecuteReaderAsync(cancel);
            var letters = new List<DeadLetter>();
            while (await reader.ReadAsync(cancel))
            {
                var envelope = EnvelopeSerializer.Deserialize(reader.GetFieldValue<byte[]>(2));
                letters.Add(new(reader.GetGuid(0), reader.GetString(1), Encoding.UTF8.GetString(envelope.Data!), envelope.Attempts,
                    reader.GetString(3), Times.Cut(envelope.SentAt), EventRows.Utc(reader.GetDateTime(4))));
            }
            return letters;
        }, cancel);

    private static NpgsqlParameter Text(string? value) => Reading.Optional(value, NpgsqlDbType.Text);

    private static NpgsqlParameter Id(Guid? value) => Reading.Optional(value, NpgsqlDbType.Uuid);
}
