using System.Collections.Concurrent;
using Marten;
using Newsroom.Core.Access;
using Newsroom.Server.Desk;

namespace Newsroom.Server.Access;

/// <summary>Whether a key opens the newsroom, and if not, why.</summary>
public enum KeyState { Open, Unknown, Revoked, Ended }

/// <param name="Key">Null for one that is unknown.</param>
public sealed record KeyFinding(KeyState State, AccessKey? Key);

/// <summary>
/// Finds keys by their hash, and remembers them for a few seconds, those that do not exist too. A grant or a revocation
/// empties the memory as soon as the log brings it; the time is the safety net.
/// </summary>
public sealed class KeyRing(IDocumentStore store, TimeProvider clock)
{
    /// <summary>Hashes of keys that do not exist: guesses must not fill the memory.</summary>
    public const int MostUnknown = 10_000;

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (AccessKey Key, DateTimeOffset Since)> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> unknown = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> seen = new(StringComparer.Ordinal);
    private long generation;

    /// <summary>What is remembered of a key, without a look into the database; null when that is nothing.</summary>
    public KeyFinding? FindRemembered(string hash)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(hash, out var found) && IsFresh(found.Since, now))
        {
            // It may have been renewed since it was read; once it has ended, it cannot be any more.
            return found.Key.HasEnded(now) && !found.Key.HasEnded(found.Since) ? null : FindingOf(found.Key, now);
        }
        return unknown.TryGetValue(hash, out var since) && IsFresh(since, now) ? Unknown : null;
    }

    /// <summary>Whether this node has found the key before, so that it is no guess.</summary>
    public bool WasSeen(string hash) => seen.ContainsKey(hash);

    /// <exception cref="StoreUnavailable">The database cannot be reached.</exception>
    public async ValueTask<KeyFinding> Find(string hash, CancellationToken cancel)
    {
        if (FindRemembered(hash) is { } remembered) return remembered;

        var (before, now) = (Interlocked.Read(ref generation), clock.GetUtcNow());
        var key = await store.Load<AccessKey>(ApiKey.IdOf(hash), cancel);
        var found = key is not null && key.Hash == hash ? FindingOf(key, now) : Unknown;
        if (found.Key is not null) seen[hash] = true;
        // What was read before a grant or a revocation must not be remembered after it.
        if (before != Interlocked.Read(ref generation)) return found;
        if (found.Key is { } there)
        {
            known[hash] = (there, now);
        }
        else
        {
            if (unknown.Count >= MostUnknown) unknown.Clear();
            unknown[hash] = now;
        }
        return found;
    }

    private static KeyFinding Unknown { get; } = new(KeyState.Unknown, null);

    private static KeyFinding FindingOf(AccessKey key, DateTimeOffset now) =>
        new(key.Revoked ? KeyState.Revoked : key.HasEnded(now) ? KeyState.Ended : KeyState.Open, key);

    /// <summary>A clock that was put back makes nothing older, and nothing last for ever.</summary>
    private static bool IsFresh(DateTimeOffset since, DateTimeOffset now) => since <= now && now - since < Remembered;

    /// <summary>Somebody's grant changed: everything is looked up anew.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref generation);
        known.Clear();
        unknown.Clear();
    }
}
