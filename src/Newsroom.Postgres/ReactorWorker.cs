using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Postgres;

/// <summary>Runs one reactor in log order, one event at a time, everything of one event in one transaction.</summary>
internal sealed class ReactorWorker(
    IReactor reactor, NpgsqlDataSource database, EngineDefinition definition, LogTail tail,
    Appender appender, Documents documents, IEventStore events, Action sent) : IFollower
{
    private const int Look = 500;

    public string Name => reactor.Name;

    public long? At { get; private set; }

    public async Task<long> Advance(long from, CancellationToken cancel)
    {
        At = null;
        var page = await tail.Read(from, Look, cancel);
        foreach (var recorded in page.Events)
        {
            if (!reactor.Listens.Contains(recorded.Type, StringComparer.Ordinal)) continue;
            At = recorded.Position;
            await React(recorded, from, cancel);
            At = null;
            return recorded.Position!.Value;
        }
        var to = page.Events.Count == Look ? page.Events[^1].Position!.Value : page.SafeHead;
        if (to <= from) return from;
        // Nothing for it here: only the checkpoint moves.
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Checkpoints.Advance(reactor.Name, from, to) } };
        await batch.ExecuteNonQueryAsync(cancel);
        return to;
    }

    private async Task React(Recorded recorded, long from, CancellationToken cancel)
    {
        var reaction = new Reaction(reactor, documents, events);
        await reactor.React(recorded, reaction, cancel);

        var position = recorded.Position!.Value;
        var appends = await reaction.StreamAppends(recorded, database, definition.Events, cancel);
        var messages = reaction.MessagesAt(position);
        await appender.Write(appends, [Checkpoints.Advance(reactor.Name, from, position)], [.. reaction.DocumentWrites(), .. messages.Select(Outbox.SendCommand)], cancel);
        if (messages.Count > 0) sent();
    }
}
