using System.Text.Json;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Tables;

/// <summary>Gathers what a reactor wants done for one event. Reads see the database, and over it what was gathered so far.</summary>
internal sealed class Reaction(IReactor reactor, Documents documents, IEventStore events) : IReaction
{
    /// <summary>Null JSON is a deletion.</summary>
    private readonly Dictionary<(string Collection, string Id), string?> stored = [];
    /// <summary>One entry a stream, in the order of first mention.</summary>
    private readonly List<(string Stream, long Expected, List<object> Events)> appends = [];
    private readonly List<Message> messages = [];

    public async ValueTask<TDocument?> Load<TDocument>(string collection, string id, CancellationToken cancel = default)
        where TDocument : class =>
        stored.TryGetValue((collection, id), out var json)
            ? json is null ? null : Documents.Parse<TDocument>(json)
            : await documents.Load<TDocument>(collection, id, cancel);

    public async ValueTask<IReadOnlyList<(string Id, TDocument Document)>> Find<TDocument>(
        string collection, string field, string value, CancellationToken cancel = default) where TDocument : class
    {
        var found = new SortedDictionary<string, TDocument>(StringComparer.Ordinal);
        foreach (var (id, document) in await documents.Find<TDocument>(collection, field, value, cancel))
            found[id] = document;
        foreach (var ((_, id), json) in stored.Where(s => s.Key.Collection == collection))
        {
            found.Remove(id);
            if (json is not null && FieldOf(json, field) == value) found[id] = Documents.Parse<TDocument>(json)!;
        }
        return [.. found.Select(f => (f.Key, f.Value))];
    }

    public ValueTask<IReadOnlyList<Recorded>> ReadStream(string stream, UpTo upTo = default, CancellationToken cancel = default) =>
        events.ReadStream(stream, upTo, cancel);

    public void Store<TDocument>(string collection, string id, TDocument document) where TDocument : class =>
        stored[Own(collection, id)] = JsonSerializer.Serialize(document, KernelJson.Options);

    public void Delete(string collection, string id) => stored[Own(collection, id)] = null;

    public void Append(string stream, long expectedVersion, params IReadOnlyList<object> append)
    {
        var entry = appends.FirstOrDefault(a => a.Stream == stream);
        if (entry.Stream is null)
        {
            appends.Add((stream, expectedVersion, [.. append]));
            return;
        }
        if (expectedVersion != entry.Expected + entry.Events.Count)
            throw new StreamConflict(stream, expectedVersion, entry.Expected + entry.Events.Count);
        entry.Events.AddRange(append);
    }

    public void Send(Message message) => messages.Add(message);

    /// <summary>
    /// The appends, in stream order, so that two transactions can never wait for each other's streams. Those whose events
    /// are there already, by their ids, are left out: this is a repeat.
    /// </summary>
    /// <param name="recorded">What is reacted to.</param>
    public async Task<IReadOnlyList<StreamAppend>> StreamAppends(Recorded recorded, NpgsqlDataSource database, EventTypes types, CancellationToken cancel)
    {
        var index = 0;
        var all = new List<StreamAppend>();
        foreach (var (stream, expected, data) in appends)
        {
            var ids = data.Select(_ => Ids.EventId(reactor.Name, recorded.Position!.Value, index++)).ToArray();
            var known = await KnownIds(database, stream, ids, cancel);
            if (known.Count == ids.Length) continue;
            if (known.Count > 0)
                throw new InvalidOperationException($"{stream} has some but not all events of {reactor.Name}'s reaction to position {recorded.Position}.");
            all.Add(new(types, stream, expected, [.. data.Zip(ids, (d, id) => new NewEvent(d, id))],
                new Metadata(reactor.Name, recorded.Metadata.CorrelationId, recorded.Id.ToString())));
        }
        all.Sort((a, b) => string.CompareOrdinal(a.Stream, b.Stream));
        return all;
    }

    /// <summary>What writes and deletes the documents.</summary>
    public IEnumerable<NpgsqlBatchCommand> DocumentWrites()
    {
        foreach (var (collection, puts) in stored.GroupBy(s => s.Key.Collection, StringComparer.Ordinal).Select(g => (g.Key, g.ToArray())))
        {
            var type = reactor.Documents.First(d => d.Collection == collection).Type;
            if (puts.Where(p => p.Value is not null).ToArray() is { Length: > 0 } put)
            {
                yield return new(Sql.For("views/put_documents", collection))
                {
                    Parameters =
                    {
                        new() { Value = put.Select(p => p.Key.Id).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar },
                        new() { Value = put.Select(p => p.Value!).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                        new() { Value = StreamAppend.DotNetName(type), NpgsqlDbType = NpgsqlDbType.Varchar },
                    },
                };
            }
            if (puts.Where(p => p.Value is null).Select(p => p.Key.Id).ToArray() is { Length: > 0 } gone)
            {
                yield return new(Sql.For("views/delete_documents", collection))
                {
                    Parameters = { new() { Value = gone, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar } },
                };
            }
        }
    }

    /// <summary>The messages, with ids that a repeat of the reaction gives again.</summary>
    public IReadOnlyList<Message> MessagesAt(long position) =>
        [.. messages.Select((m, i) => m with { Id = m.Id ?? Ids.NameBased("message", reactor.Name, $"{position}", $"{i}") })];

    private static async Task<HashSet<Guid>> KnownIds(NpgsqlDataSource database, string stream, Guid[] ids, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Sql.Of("append/known_ids"));
        command.Parameters.AddWithValue(stream);
        command.Parameters.Add(new() { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        var known = new HashSet<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) known.Add(reader.GetGuid(0));
        return known;
    }

    private (string, string) Own(string collection, string id) =>
        reactor.Documents.Any(d => d.Collection == collection)
            ? (collection, id)
            : throw new InvalidOperationException($"{reactor.Name} does not keep '{collection}'.");

    private static string? FieldOf(string json, string field)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty(field, out var value)
            ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText()
            : null;
    }
}
