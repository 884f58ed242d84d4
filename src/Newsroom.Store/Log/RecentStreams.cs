using Microsoft.Extensions.Caching.Memory;
using Newsroom.Core.Kernel;

namespace Newsroom.Store;

/// <summary>
/// Streams as this node read or wrote them last, bounded in bytes, for whoever is about to write: others may have written since, and
/// only an append that says which version it expects finds that out.
/// </summary>
/// <param name="bytes">Of JSON, about.</param>
internal sealed class RecentStreams(IReadOnlyList<EventOutline> outlines, long bytes) : IDisposable
{
    /// <summary>A longer one would be copied with each event that is added to it.</summary>
    private const int MostEvents = 200;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = bytes });

    /// <summary>From version 1 on, with outlines as <see cref="EventLog.ReadStream"/> has them; null when it is not known.</summary>
    public IReadOnlyList<Recorded>? Find(string stream) => kept.TryGetValue(stream, out Stream? found) ? found!.Events : null;

    public void Keep(string stream, IReadOnlyList<Recorded> events, long size)
    {
        if (events.Count is 0 or > MostEvents || size > bytes / 4) return;
        // One that was read before an append and arrives here after it must not take its place.
        if (kept.TryGetValue(stream, out Stream? known) && known!.Events[^1].Version > events[^1].Version) return;
        kept.Set(stream, new Stream(events, size), new MemoryCacheEntryOptions { Size = size + 256 });
    }

    /// <summary>This node has written to the stream.</summary>
    public void Add(StreamAppend append, IReadOnlyList<Recorded> written)
    {
        if (append.Expected == 0) Keep(append.Stream, written, append.Size);
        else if (kept.TryGetValue(append.Stream, out Stream? known) && known!.Events[^1].Version == append.Expected && !known.Events.Any(before => written.Any(after => Replaces(after, before))))
            Keep(append.Stream, [.. known.Events, .. written], known.Size + append.Size);
        else kept.Remove(append.Stream);
    }

    /// <summary>The log has this event: a stream that is behind it is no use to anybody.</summary>
    public void Seen(Recorded recorded)
    {
        if (kept.TryGetValue(recorded.Stream, out Stream? known) && known!.Events[^1].Version < recorded.Version) kept.Remove(recorded.Stream);
    }

    public void Dispose() => kept.Dispose();

    /// <summary>Whether the one before is an outline from now on.</summary>
    private bool Replaces(Recorded after, Recorded before) => outlines.Any(o => o.Events.Contains(after.Type, StringComparer.Ordinal) && o.Events.Contains(before.Type, StringComparer.Ordinal));

    private sealed record Stream(IReadOnlyList<Recorded> Events, long Size);
}
