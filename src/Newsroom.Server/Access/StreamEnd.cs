using Newsroom.Core.Access;

namespace Newsroom.Server.Access;

/// <summary>
/// Ends a live stream when its key ends: it outlives the check at its beginning. The connection is closed; whoever comes back
/// with the same key is told that it has ended. Other requests are answered to their end.
/// </summary>
internal sealed class StreamEnd : IDisposable
{
    /// <summary>A timer takes no longer times; it is then set again.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly HttpContext http;
    private readonly KeyRing keys;
    private readonly TimeProvider clock;
    private readonly string hash;
    private readonly ITimer timer;
    private bool over;

    private StreamEnd(HttpContext http, AccessKey key, KeyRing keys, TimeProvider clock)
    {
        (this.http, this.keys, this.clock, hash) = (http, keys, clock, key.Hash);
        timer = clock.CreateTimer(_ => _ = Look(), null, Until(key.Ends), Timeout.InfiniteTimeSpan);
    }

    /// <summary>For a request whose key has an end: for as long as it lasts.</summary>
    public static void Watch(HttpContext http, AccessKey key, KeyRing keys, TimeProvider clock)
    {
        if (key.Ends is not null) http.Response.RegisterForDispose(new StreamEnd(http, key, keys, clock));
    }

    /// <summary>The request is over, and its context may serve the next one.</summary>
    public void Dispose()
    {
        lock (gate) over = true;
        timer.Dispose();
    }

    private async Task Look()
    {
        try
        {
            var found = await keys.Find(hash, CancellationToken.None);
            lock (gate)
            {
                if (over) return;
                if (found.State == KeyState.Open) timer.Change(Until(found.Key!.Ends), Timeout.InfiniteTimeSpan);
                else if (http.Response.ContentType?.StartsWith("text/event-stream", StringComparison.Ordinal) == true) http.Abort();
            }
        }
        catch (StoreUnavailable)
        {
            // Whether it was renewed is not to be known just now.
            lock (gate)
            {
                if (!over) timer.Change(Again, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private TimeSpan Until(DateTimeOffset? ends)
    {
        if (ends is not { } end) return Longest;
        var left = end - clock.GetUtcNow();
        // Not a moment too early: the key would be found open, and the timer be set again and again.
        return left > Longest ? Longest : left > TimeSpan.Zero ? left + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero;
    }
}
