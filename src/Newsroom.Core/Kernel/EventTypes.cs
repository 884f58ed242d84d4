using System.Collections.Frozen;
using System.Text.Json;

namespace Newsroom.Core.Kernel;

/// <summary>
/// The register of event types: storage name ↔ record. Names are literals given here once; nothing is scanned, so that
/// renaming a class can never rename what is stored.
/// </summary>
public sealed class EventTypes
{
    private readonly FrozenDictionary<string, Type> byName;
    private readonly FrozenDictionary<Type, string> byType;

    public EventTypes(params IReadOnlyList<EventType> types)
    {
        All = types;
        byName = types.ToFrozenDictionary(t => t.Name, t => t.Type, StringComparer.Ordinal);
        byType = types.ToFrozenDictionary(t => t.Type, t => t.Name);
    }

    public IReadOnlyList<EventType> All { get; }

    /// <exception cref="UnknownEvent">The record is not registered.</exception>
    public string NameOf(object data) =>
        byType.TryGetValue(data.GetType(), out var name) ? name : throw new UnknownEvent(data.GetType().Name);

    public bool Knows(string name) => byName.ContainsKey(name);

    /// <summary>The event as JSON text (camelCase, enums as words).</summary>
    public string Write(object data)
    {
        NameOf(data);
        return JsonSerializer.Serialize(data, data.GetType(), KernelJson.Options);
    }

    /// <exception cref="UnknownEvent">No record is registered under the name.</exception>
    public object Read(string name, string json) =>
        byName.TryGetValue(name, out var type)
            ? JsonSerializer.Deserialize(json, type, KernelJson.Options)
              ?? throw new JsonException($"An event of type '{name}' is null.")
            : throw new UnknownEvent(name);

    /// <summary>What may have to be erased of each type: JSON paths, see <see cref="ErasableFields.Of"/>.</summary>
    public IEnumerable<(string EventType, string Path)> Erasable() =>
        All.SelectMany(type => ErasableFields.Of(type.Type).Select(path => (type.Name, path)));
}

/// <summary>One entry of the register.</summary>
public sealed record EventType(string Name, Type Type)
{
    public static EventType Of<T>(string name) where T : notnull => new(name, typeof(T));
}
