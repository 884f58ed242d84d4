using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

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

        var index = 0;
        var appends = new List<StreamAppend>();
        foreach (var (stream, expected, data) in reaction.Appends)
        {
            var ids = data.Select(_ => Ids.EventId(reactor.Name, recorded.Position!.Value, index++)).ToArray();
            var known = await KnownIds(stream, ids, cancel);
            if (known.Count == ids.Length) continue;
            if (known.Count > 0)
                throw new InvalidOperationException($"{stream} has some but not all events of {reactor.Name}'s reaction to position {recorded.Position}.");
            appends.Add(new(definition.Events, stream, expected, [.. data.Zip(ids, (d, id) => new NewEvent(d, id))],
                new Metadata(reactor.Name, recorded.Metadata.CorrelationId, recorded.Id.ToString())));
        }
        // Stream order, so that two transactions can never wait for each other's streams.
        appends.Sort((a, b) => string.CompareOrdinal(a.Stream, b.Stream));

        var after = new List<NpgsqlBatchCommand>();
        foreach (var (collection, puts) in reaction.Stored.GroupBy(s => s.Key.Collection, StringComparer.Ordinal).Select(g => (g.Key, g.ToArray())))
        {
            var type = reactor.Documents.First(d => d.Collection == collection).Type;
            if (puts.Where(p => p.Value is not null).ToArray() is { Length: > 0 } stored)
            {
                after.Add(new(Sql.For("views/put_documents", collection))
                {
                    Parameters =
                    {
                        new() { Value = stored.Select(p => p.Key.Id).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar },
                        new() { Value = stored.Select(p => p.Value!).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                        new() { Value = StreamAppend.DotNetName(type), NpgsqlDbType = NpgsqlDbType.Varchar },
                    },
                });
            }
            if (puts.Where(p => p.Value is null).Select(p => p.Key.Id).ToArray() is { Length: > 0 } gone)
            {
                after.Add(new(Sql.For("views/delete_documents", collection))
                {
                    Parameters = { new() { Value = gone, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar } },
                });
            }
        }
        var position = recorded.Position!.Value;
        for (var i = 0; i < reaction.Messages.Count; i++)
            after.Add(Outbox.SendCommand(reaction.Messages[i] with { Id = reaction.Messages[i].Id ?? Ids.NameBased("message", reactor.Name, $"{position}", $"{i}") }));

        await appender.Write(appends, [Checkpoints.Advance(reactor.Name, from, position)], after, cancel);
        if (reaction.Messages.Count > 0) sent();
    }

    private async Task<HashSet<Guid>> KnownIds(string stream, Guid[] ids, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Sql.Of("append/known_ids"));
        command.Parameters.AddWithValue(stream);
        command.Parameters.Add(new() { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        var known = new HashSet<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) known.Add(reader.GetGuid(0));
        return known;
    }
}
