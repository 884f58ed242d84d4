using System.Text.Json;
using Newsroom.Core.Kernel;
using Newsroom.Crash.Ledger;
using Npgsql;
using Wolverine.Runtime.Serialization;

namespace Newsroom.Crash.Judging;

/// <summary>
/// A message stands and falls with the append in which it was sent: of one that was written it is done, due or dead; of one that
/// was not it is nowhere.
/// </summary>
public static class MessageJudge
{
    private const string Waiting = "select body from wolverine.wolverine_incoming_envelopes where status <> 'Handled' union all select body from wolverine.wolverine_outgoing_envelopes";
    private const string Dead = "select body from wolverine.wolverine_dead_letters";

    public static async Task<MessageFigures> Judge(NpgsqlDataSource database, LogRows log, IReadOnlyList<Attempt> attempts, Findings findings)
    {
        var waiting = await Ids(database, Waiting);
        var dead = await Ids(database, Dead);
        var handled = log.InOrder.Where(r => r.Type == LedgerEvents.Handled).Select(r => Guid.Parse(Streams.IdOf(r.Stream))).ToHashSet();
        var known = new HashSet<Guid>();
        var sent = 0;

        foreach (var attempt in attempts)
        {
            if (attempt.Message is not { } message) continue;
            known.Add(message.Id);
            var (done, due, died) = (handled.Contains(message.Id), waiting.Contains(message.Id), dead.Contains(message.Id));
            if (!attempt.Written)
            {
                if (done || due || died) findings.Add(Kinds.Unsent, $"{message.Kind} {message.Id} was sent, and its append was not written: {attempt}");
                continue;
            }
            sent++;
            var wrong = message.Kind switch
            {
                Note.Later when done || !due => "was not to be handled before tomorrow, and is to be handled then",
                Poison.Kind when done || !died => "is to fail, and then to be dead",
                Note.Plain when !done => died ? "is dead" : due ? "is still due" : "is gone",
                _ => null,
            };
            if (wrong is not null) findings.Add(Kinds.Message, $"{message.Kind} {message.Id} {wrong}; it was sent with this: {attempt}");
        }

        // Whether orders are answered is for another to judge; each has its message, and each answer its note.
        foreach (var order in log.InOrder.Where(r => r.Type == LedgerEvents.Ordered))
        {
            sent += 2;
            known.Add(AnswerOrder.Of(order.Position).Id);
            var note = AnswerOrder.NoteFor(order.Position);
            known.Add(note);
            if (log.Streams[AnswerOrder.StreamFor(order.Position)].Any() && !handled.Contains(note))
                findings.Add(Kinds.Message, $"the order at {order.Position} is answered, and the note that was sent with the answer is not handled");
        }
        foreach (var id in handled.Concat(waiting).Concat(dead).Where(id => !known.Contains(id)))
            findings.Add(Kinds.Message, $"{id} was sent by nobody");
        return new(sent, handled.Count + log.InOrder.Count(r => r.Type == LedgerEvents.Answered) / 2, waiting.Count, dead.Count);
    }

    private static async Task<HashSet<Guid>> Ids(NpgsqlDataSource database, string bodies)
    {
        var ids = new HashSet<Guid>();
        await using var command = database.CreateCommand(bodies);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            using var message = JsonDocument.Parse(EnvelopeSerializer.Deserialize(reader.GetFieldValue<byte[]>(0)).Data);
            ids.Add(message.RootElement.GetProperty("id").GetGuid());
        }
        return ids;
    }
}

/// <param name="Sent">With an append that was written, or by the subscription.</param>
public sealed record MessageFigures(int Sent, int Done, int Due, int Dead);
