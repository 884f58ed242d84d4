using Newsroom.Core.Kernel;
using Newsroom.Crash.Ledger;
using Npgsql;

namespace Newsroom.Crash.Judging;

/// <summary>Every message that was sent is done, due, or dead.</summary>
public static class MessageJudge
{
    public static async Task<MessageFigures> Judge(
        NpgsqlDataSource database, LogRows log, IReadOnlyList<Sending> sendings, Findings findings)
    {
        var waiting = new HashSet<Guid>();
        var dead = new HashSet<Guid>();
        await using (var command = database.CreateCommand("select id, dead_at is not null from newsroom.outbox where done_at is null"))
        {
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) (reader.GetBoolean(1) ? dead : waiting).Add(reader.GetGuid(0));
        }
        var handled = log.InOrder.Where(r => r.Type == LedgerEvents.Handled).Select(r => Guid.Parse(Streams.IdOf(r.Stream))).ToHashSet();

        var sent = sendings.Where(s => s.Acknowledged)
            .Concat(log.InOrder.Where(r => r.Type == LedgerEvents.Ordered)
                .Select(r => new Sending(AnswersReactor.MessageFor(r.Position), AnswersReactor.Message, false)))
            .ToList();
        foreach (var message in sent)
        {
            var (done, due, died) = (handled.Contains(message.Id), waiting.Contains(message.Id), dead.Contains(message.Id));
            if (!done && !due && !died)
                findings.Add(Kinds.Message, $"{message.Type} {message.Id} is neither done, nor due, nor dead");
            else if (message.Later && (done || !due))
                findings.Add(Kinds.Message, $"{message.Type} {message.Id} was not to be handled before tomorrow");
            else if (message.Type == RefusingHandler.Poison && done)
                findings.Add(Kinds.Message, $"{message.Type} {message.Id} cannot have been handled");
        }
        var meant = sendings.Select(s => s.Id).Concat(sent.Select(s => s.Id)).ToHashSet();
        foreach (var id in handled.Concat(waiting).Concat(dead).Where(id => !meant.Contains(id)))
            findings.Add(Kinds.Message, $"{id} was sent by nobody");
        return new(sent.Count, handled.Count, waiting.Count, dead.Count);
    }
}

/// <param name="Sent">Whose sender was told so.</param>
public sealed record MessageFigures(int Sent, int Done, int Due, int Dead);
