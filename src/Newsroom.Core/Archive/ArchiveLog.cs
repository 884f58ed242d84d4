using System.Globalization;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Archive;

/// <summary>The log that an archive's run writes: streams in memory, folded as they grow.</summary>
internal sealed class ArchiveLog
{
    private readonly List<ArchivedEvent> events = [];
    private readonly Dictionary<string, object> states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> versions = new(StringComparer.Ordinal);

    public IReadOnlyList<ArchivedEvent> Events => events;

    /// <summary>Recorded time of the last event.</summary>
    public DateTimeOffset Last { get; private set; } = DateTimeOffset.MinValue;

    public TState? State<TState>(string id) where TState : class, IFold<TState> =>
        (TState?)states.GetValueOrDefault(Streams.Of(TState.Category, id));

    /// <summary>In the order in which their streams began.</summary>
    public IEnumerable<TState> States<TState>() where TState : class => states.Values.OfType<TState>();

    /// <summary>The event that was recorded; never at a time before the last one's.</summary>
    public Recorded Append<TState>(string id, object data, DateTimeOffset at, Metadata metadata)
        where TState : class, IFold<TState>
    {
        var stream = Streams.Of(TState.Category, id);
        var version = versions.GetValueOrDefault(stream) + 1;
        var eventId = Ids.NameBased("archive", ArchiveScript.Format, stream, version.ToString(CultureInfo.InvariantCulture));
        Last = at > Last ? Times.Cut(at) : Last;
        var recorded = new Recorded(
            events.Count + 1, stream, version, eventId, NewsroomEvents.Types.NameOf(data), data, Last, metadata);
        states[stream] = TState.Evolve(State<TState>(id), recorded);
        versions[stream] = version;
        events.Add(new ArchivedEvent(stream, version, eventId, data, Last, metadata));
        return recorded;
    }
}
