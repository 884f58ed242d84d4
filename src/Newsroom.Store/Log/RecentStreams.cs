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

    /// <summary>Longer than any read takes.</summary>
    private static readonly TimeSpan Watched = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = bytes });

    /// <summary>
    /// From version 1 on, with outlines as <see cref="EventLog.ReadStream"/> has them; null when it is not known. Never without an event
    /// that <see cref="Seen"/> was told of.
    /// </summary>
    public IReadOnlyList<Recorded>? Find(string stream) => Known(stream)?.Events;

    /// <summary>What was read of a stream, perhaps before others wrote to it.</summary>
    public void Keep(string stream, IReadOnlyList<Recorded> events, long size)
    {
        if (events.Count == 0) return;
        lock (gate)
        {
            if (events.Count > MostEvents || size > bytes / 4)
            {
                Seen(events[^1]);
                return;
            }
            // It may arrive here after an event that it has not.
            if (Known(stream) is { } known && known.Version > events[^1].Version) return;
            kept.Set(stream, new Stream(events[^1].Version, events, size), new MemoryCacheEntryOptions { Size = size + 256 });
        }
    }

    /// <summary>This node has written to the stream.</summary>
    public void Add(StreamAppend append, IReadOnlyList<Recorded> written)
    {
        lock (gate)
        {
            if (append.Expected == 0) Keep(append.Stream, written, append.Size);
            else if (Known(append.Stream) is { Events: { } before, Size: var size } known && known.Version == append.Expected
                && !before.Any(b => written.Any(after => Replaces(after, b))))
                Keep(append.Stream, [.. before, .. written], size + append.Size);
            else Seen(written[^1]);
        }
    }

    /// <summary>The log has this event: what is known without it is forgotten, and what was read without it is not kept.</summary>
    public void Seen(Recorded recorded)
    {
        lock (gate)
        {
            if (Known(recorded.Stream) is { } known && known.Version >= recorded.Version) return;
            kept.Set(recorded.Stream, new Stream(recorded.Version, null, 0), new MemoryCacheEntryOptions
            {
                Size = 128, AbsoluteExpirationRelativeToNow = Watched, Priority = CacheItemPriority.High,
            });
        }
    }

    public void Dispose() => kept.Dispose();

    /// <summary>Whether the one before is an outline from now on.</summary>
    private bool Replaces(Recorded after, Recorded before) => outlines.Any(o => o.Events.Contains(after.Type, StringComparer.Ordinal) && o.Events.Contains(before.Type, StringComparer.Ordinal));

    private Stream? Known(string stream) => kept.TryGetValue(stream, out Stream? found) ? found : null;

    /// <param name="Events">Null when only the version is known that the stream has at least.</param>
    private sealed record Stream(long Version, IReadOnlyList<Recorded>? Events, long Size);
}
