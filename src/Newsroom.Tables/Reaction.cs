using System.Text.Json;
using Newsroom.Core.Kernel;

namespace Newsroom.Tables;

/// <summary>Gathers what a reactor wants done for one event. Reads see the database, and over it what was gathered so far.</summary>
internal sealed class Reaction(IReactor reactor, Documents documents, IEventStore events) : IReaction
{
    private readonly Dictionary<(string Collection, string Id), string?> stored = [];
    private readonly List<(string Stream, long Expected, List<object> Events)> appends = [];

    /// <summary>Null JSON is a deletion.</summary>
    public IReadOnlyDictionary<(string Collection, string Id), string?> Stored => stored;

    /// <summary>One entry a stream, in the order of first mention.</summary>
    public IReadOnlyList<(string Stream, long Expected, List<object> Events)> Appends => appends;

    public List<Message> Messages { get; } = [];

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

    public void Send(Message message) => Messages.Add(message);

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
