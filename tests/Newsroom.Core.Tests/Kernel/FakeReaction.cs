using System.Text.Json;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Tests.Kernel;

/// <summary>A reaction over a log in memory. What it is told is kept until <see cref="Commit"/>.</summary>
public sealed class FakeReaction(TestLog log, Dictionary<(string, string), string>? documents = null) : IReaction
{
    private readonly Dictionary<(string Collection, string Id), string> documents = documents ?? [];
    private readonly List<Message> sent = [];

    public List<(string Stream, long Expected, IReadOnlyList<object> Events)> Appends { get; } = [];

    public IReadOnlyList<Message> Sent => sent;

    public ValueTask<TDocument?> Load<TDocument>(string collection, string id, CancellationToken cancel = default)
        where TDocument : class =>
        ValueTask.FromResult(documents.TryGetValue((collection, id), out var json) ? Read<TDocument>(json) : null);

    public ValueTask<IReadOnlyList<(string Id, TDocument Document)>> Find<TDocument>(
        string collection, string field, string value, CancellationToken cancel = default) where TDocument : class =>
        ValueTask.FromResult<IReadOnlyList<(string, TDocument)>>(
        [
            .. documents
                .Where(d => d.Key.Collection == collection
                    && JsonDocument.Parse(d.Value).RootElement.GetProperty(field).GetString() == value)
                .OrderBy(d => d.Key.Id, StringComparer.Ordinal)
                .Select(d => (d.Key.Id, Read<TDocument>(d.Value))),
        ]);

    public ValueTask<IReadOnlyList<Recorded>> ReadStream(string stream, UpTo upTo = default, CancellationToken cancel = default) =>
        ValueTask.FromResult(log.Stream(stream, upTo.Position ?? long.MaxValue));

    public void Store<TDocument>(string collection, string id, TDocument document) where TDocument : class =>
        documents[(collection, id)] = JsonSerializer.Serialize(document, KernelJson.Options);

    public void Delete(string collection, string id) => documents.Remove((collection, id));

    public void Append(string stream, long expectedVersion, params IReadOnlyList<object> events) =>
        Appends.Add((stream, expectedVersion, events));

    public void Send(Message message) => sent.Add(message);

    /// <summary>Writes the appends to the log, checking the expected versions as an engine does.</summary>
    public void Commit()
    {
        foreach (var (stream, expected, events) in Appends)
        {
            Assert.Equal(expected, log.Stream(stream).Count);
            log.Add(stream, [.. events]);
        }
        Appends.Clear();
    }

    private static TDocument Read<TDocument>(string json) => JsonSerializer.Deserialize<TDocument>(json, KernelJson.Options)!;
}
