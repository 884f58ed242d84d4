using System.Collections.Concurrent;
using Newsroom.Core.Access.Views;
using Newsroom.Server.Hosting;

namespace Newsroom.Server.Access;

/// <summary>
/// Finds keys by their hash, and remembers them for a few seconds. A revocation empties the memory as soon as the log
/// brings it; the time is the safety net.
/// </summary>
public sealed class KeyRing(EngineRoom room, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (AccessKeyListing Key, long Since)> known = new(StringComparer.Ordinal);
    private long generation;

    /// <summary>Null for a key that was never granted, or was revoked.</summary>
    public async ValueTask<AccessKeyListing?> Find(string key, CancellationToken cancel)
    {
        var hash = ApiKey.Hash(key);
        if (known.TryGetValue(hash, out var found) && clock.GetElapsedTime(found.Since) < Remembered) return found.Key;

        var before = Interlocked.Read(ref generation);
        var state = await room.Engine.Documents.Load<AccessKeyListing>(AccessKeysView.ViewName, ApiKey.IdOf(hash), cancel);
        // Keys that do not exist are not remembered: guesses would fill the memory.
        if (state is null or { Revoked: true } || state.Hash != hash)
        {
            known.TryRemove(hash, out _);
            return null;
        }
        // What was read before a revocation must not be remembered after it.
        if (before == Interlocked.Read(ref generation)) known[hash] = (state, clock.GetTimestamp());
        return state;
    }

    /// <summary>Somebody's grant changed: everything is looked up anew.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref generation);
        known.Clear();
    }
}
