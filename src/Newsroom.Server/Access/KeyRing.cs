using System.Collections.Concurrent;
using Marten;
using Newsroom.Core.Access;

namespace Newsroom.Server.Access;

/// <summary>
/// Finds keys by their hash, and remembers them for a few seconds. A revocation empties the memory as soon as the log
/// brings it; the time is the safety net.
/// </summary>
public sealed class KeyRing(IDocumentStore store, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (AccessKey Key, long Since)> known = new(StringComparer.Ordinal);
    private long generation;

    /// <summary>Null for a key that was never granted, or was revoked.</summary>
    public async ValueTask<AccessKey?> Find(string key, CancellationToken cancel)
    {
        var hash = ApiKey.Hash(key);
        if (known.TryGetValue(hash, out var found) && clock.GetElapsedTime(found.Since) < Remembered) return found.Key;

        var before = Interlocked.Read(ref generation);
        var state = await Load(ApiKey.IdOf(hash), cancel);
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

    /// <exception cref="StoreUnavailable">The database cannot be reached.</exception>
    private async Task<AccessKey?> Load(string id, CancellationToken cancel)
    {
        try
        {
            await using var session = store.QuerySession();
            return await session.LoadAsync<AccessKey>(id, cancel);
        }
        catch (Exception away) when (StoreUnavailable.Of(away) is { } unavailable)
        {
            throw unavailable;
        }
    }

    /// <summary>Somebody's grant changed: everything is looked up anew.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref generation);
        known.Clear();
    }
}
