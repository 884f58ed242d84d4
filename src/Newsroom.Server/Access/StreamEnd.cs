using Newsroom.Core.Access;

namespace Newsroom.Server.Access;

/// <summary>
/// Ends a live stream when its key or token ends: it outlives the check at its beginning. The connection is closed; whoever comes back
/// with the same one is told that it has ended. Other requests are answered to their end.
/// </summary>
internal sealed class StreamEnd : IDisposable
{
    /// <summary>A timer takes no longer times; it is then set again.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly HttpContext http;
    private readonly Func<ValueTask<DateTimeOffset?>> look;
    private readonly TimeProvider clock;
    private readonly ITimer timer;
    private bool over;

    private StreamEnd(HttpContext http, DateTimeOffset ends, Func<ValueTask<DateTimeOffset?>> look, TimeProvider clock)
    {
        (this.http, this.look, this.clock) = (http, look, clock);
        timer = clock.CreateTimer(_ => _ = Look(), null, Until(ends), Timeout.InfiniteTimeSpan);
    }

    /// <summary>For a request whose key has an end: for as long as it lasts.</summary>
    public static void Watch(HttpContext http, AccessKey key, KeyRing keys, TimeProvider clock)
    {
        if (key.Ends is { } ends) Begin(http, ends, () => Renewed(key.Hash, keys), clock);
    }

    /// <summary>For a request with a token, which nobody renews.</summary>
    public static void Watch(HttpContext http, DateTimeOffset ends, TimeProvider clock) =>
        Begin(http, ends, () => new(clock.GetUtcNow() < ends ? ends : null), clock);

    private static void Begin(HttpContext http, DateTimeOffset ends, Func<ValueTask<DateTimeOffset?>> look, TimeProvider clock) =>
        http.Response.RegisterForDispose(new StreamEnd(http, ends, look, clock));

    /// <summary>The key's end as it is by now; null when it has come.</summary>
    private static async ValueTask<DateTimeOffset?> Renewed(string hash, KeyRing keys)
    {
        var found = await keys.Find(hash, CancellationToken.None);
        return found.State == KeyState.Open ? found.Key!.Ends ?? DateTimeOffset.MaxValue : null;
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
            var ends = await look();
            lock (gate)
            {
                if (over) return;
                if (ends is { } later) timer.Change(Until(later), Timeout.InfiniteTimeSpan);
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

    private TimeSpan Until(DateTimeOffset ends)
    {
        var left = ends - clock.GetUtcNow();
        // Not a moment too early: the key would be found open, and the timer be set again and again.
        return left > Longest ? Longest : left > TimeSpan.Zero ? left + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero;
    }
}
