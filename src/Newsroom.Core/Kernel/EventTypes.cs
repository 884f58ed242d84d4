using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Newsroom.Core.Kernel;

/// <summary>
/// The register of event types: storage name ↔ record. Names are literals given here once; nothing is scanned, so that
/// renaming a class can never rename what is stored.
/// </summary>
/// <remarks>
/// A name stands for one shape for ever, but for an optional member that may be added: it is null in what was stored before, and older
/// nodes pass over it. A record that changes its shape otherwise gets a new name, and the old name stays here as an
/// <see cref="OlderShape"/> with the function that lifts it. What is stored is never changed: it is lifted each time it is
/// read, so that code, <see cref="Recorded.Type"/> included, knows only today's records and today's names.
/// </remarks>
public sealed class EventTypes
{
    private readonly FrozenDictionary<string, Stored> byName;
    private readonly FrozenDictionary<string, Stored>.AlternateLookup<ReadOnlySpan<char>> byChars;
    private readonly FrozenDictionary<Type, string> byType;

    /// <exception cref="ArgumentException">A name or a record is registered twice.</exception>
    public EventTypes(params IReadOnlyList<EventType> types)
    {
        All = types;
        var stored = new Dictionary<string, Stored>(StringComparer.Ordinal);
        var names = new Dictionary<Type, string>();
        foreach (var type in types)
        {
            Add(type.Name, type, []);
            if (!names.TryAdd(type.Type, type.Name)) throw new ArgumentException($"{type.Type.Name} is registered twice.");
            for (var i = 0; i < type.Older.Count; i++) Add(type.Older[i].Name, type, [.. type.Older.Skip(i)]);
        }
        byName = stored.ToFrozenDictionary(StringComparer.Ordinal);
        byChars = byName.GetAlternateLookup<ReadOnlySpan<char>>();
        byType = names.ToFrozenDictionary();

        // Two readings of one name would make what was stored mean something else.
        void Add(string name, EventType type, IReadOnlyList<OlderShape> lifts)
        {
            if (!stored.TryAdd(name, new Stored(type, lifts))) throw new ArgumentException($"The name '{name}' is registered twice.");
        }
    }

    public IReadOnlyList<EventType> All { get; }

    /// <summary>Today's name of the record.</summary>
    /// <exception cref="UnknownEvent">The record is not registered.</exception>
    public string NameOf(object data) =>
        byType.TryGetValue(data.GetType(), out var name) ? name : throw new UnknownEvent(data.GetType().Name);

    /// <summary>Whether something stored under the name can be read, older shapes included.</summary>
    public bool Knows(string name) => byName.ContainsKey(name);

    /// <inheritdoc cref="Knows(string)"/>
    public bool Knows(ReadOnlySpan<char> name) => byChars.ContainsKey(name);

    /// <summary>Whether the name is that of a shape in which nothing is written any more.</summary>
    public bool IsOlder(string name) => byName.TryGetValue(name, out var stored) && stored.Lifts.Count > 0;

    /// <summary>The event as JSON text (camelCase, enums as words), always in today's shape.</summary>
    public string Write(object data)
    {
        NameOf(data);
        return JsonSerializer.Serialize(data, data.GetType(), KernelJson.Options);
    }

    /// <summary>What is stored under a name, in whatever shape it once had, as today's record.</summary>
    /// <exception cref="UnknownEvent">No record is registered under the name.</exception>
    /// <exception cref="JsonException">It is not of the shape that its name stands for.</exception>
    public object Read(string name, string json)
    {
        var stored = byName.TryGetValue(name, out var found) ? found : throw new UnknownEvent(name);
        return (stored.Lifts.Count == 0
            ? JsonSerializer.Deserialize(json, stored.Today.Type, KernelJson.Options)
            : stored.Lift(JsonNode.Parse(json))) ?? throw Null(name);
    }

    /// <summary>The outline of an event (<see cref="EventOutline"/>): to ask it for what was left out throws <see cref="TextNotRead"/>.</summary>
    /// <param name="name">One of today's storage names.</param>
    /// <inheritdoc cref="Read(string, string)"/>
    public object ReadOutline(string name, string json)
    {
        var stored = byName.TryGetValue(name, out var found) && found.Lifts.Count == 0 ? found : throw new UnknownEvent(name);
        return JsonSerializer.Deserialize(json, stored.Today.Type, KernelJson.Outlines) ?? throw Null(name);
    }

    /// <param name="name">A storage name, today's or an older one.</param>
    /// <param name="utf8Json">The same text in UTF-8.</param>
    /// <inheritdoc cref="Read(string, string)"/>
    public object Read(ReadOnlySpan<char> name, ReadOnlySpan<byte> utf8Json)
    {
        var stored = byChars.TryGetValue(name, out var found) ? found : throw new UnknownEvent(name.ToString());
        return (stored.Lifts.Count == 0
            ? JsonSerializer.Deserialize(utf8Json, stored.Today.Type, KernelJson.Options)
            : stored.Lift(JsonNode.Parse(utf8Json))) ?? throw Null(name.ToString());
    }

    /// <summary>
    /// What may have to be erased of each type, by the name under which it is stored: JSON paths, see
    /// <see cref="ErasableFields.Of"/>. Older shapes come behind today's.
    /// </summary>
    public IEnumerable<(string EventType, string Path)> Erasable() => All.SelectMany(type => ErasableFields.Of(type.Type)
        .Select(path => (type.Name, path))
        .Concat(type.Older.SelectMany(older => older.Erasable.Select(path => (older.Name, path)))));

    private static JsonException Null(string name) => new($"An event of type '{name}' is null.");

    /// <param name="Lifts">From the stored shape on, in the order in which they are applied; none for today's.</param>
    private sealed record Stored(EventType Today, IReadOnlyList<OlderShape> Lifts)
    {
        public object? Lift(JsonNode? json)
        {
            foreach (var older in Lifts)
            {
                var shape = json as JsonObject ?? throw new JsonException($"An event of type '{older.Name}' is not an object.");
                json = older.Lift(shape) ?? throw new JsonException($"'{older.Name}' was lifted to nothing.");
            }
            return json.Deserialize(Today.Type, KernelJson.Options);
        }
    }
}

/// <summary>One entry of the register: today's record under today's name, and what it was before.</summary>
/// <param name="Older">From the oldest on; each is lifted to the next, the last one to today's.</param>
/// <example>
/// <code>
/// EventType.Of&lt;ArticleFiled&gt;("article_filed_v3",
///     new("article_filed", ["byline"], json =&gt; …),      // to what article_filed_v2 was
///     new("article_filed_v2", ["bylines"], json =&gt; …))  // to today's
/// </code>
/// </example>
public sealed record EventType(string Name, Type Type, IReadOnlyList<OlderShape> Older)
{
    public static EventType Of<T>(string name, params IReadOnlyList<OlderShape> older) where T : notnull => new(name, typeof(T), older);
}

/// <summary>A shape in which an event was written once and is stored still.</summary>
/// <param name="Name">The name under which it is stored; it never stands for anything else.</param>
/// <param name="Erasable">
/// JSON paths of what may have to be erased in it. No record is left that could say so, and what nobody lists is
/// forgotten: hence not optional.
/// </param>
/// <param name="Lift">
/// Pure: the next shape from this one. It gets an object of its own, which it may change and return. What it cannot lift
/// it throws at; what it leaves out that today's record demands throws when it is read.
/// </param>
public sealed record OlderShape(string Name, IReadOnlyList<string> Erasable, Func<JsonObject, JsonObject> Lift)
{
    /// <summary>The same shape under another name.</summary>
    public static OlderShape Renamed(string name, IReadOnlyList<string> erasable) => new(name, erasable, static json => json);
}
