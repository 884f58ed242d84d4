using System.Diagnostics;

namespace Newsroom.Tables;

/// <summary>
/// The database's clock as this node last heard it. Inline views fold the recorded time, so it has to be known before
/// the append is sent; asking each time would cost a round trip.
/// </summary>
/// <remarks>
/// What was heard was said before it arrived, so this clock is never ahead of the database's: it lags by less than one
/// answer took. It is believed for a second, so that it follows when the database's clock is set.
/// </remarks>
internal sealed class DatabaseClock
{
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private DateTimeOffset heard;
    private long heardAt;
    private DateTimeOffset last;

    public void Hear(DateTimeOffset now)
    {
        lock (gate)
        {
            // Of two answers the one that was under way for longer must not set the clock back.
            if (heardAt != 0 && Stopwatch.GetElapsedTime(heardAt) is var since && since < Believed && heard + since > now) return;
            heard = now;
            heardAt = Stopwatch.GetTimestamp();
        }
    }

    /// <returns>The time in whole microseconds, rising; null when nothing was heard of late.</returns>
    public DateTimeOffset? Now()
    {
        lock (gate)
        {
            if (heardAt == 0) return null;
            var since = Stopwatch.GetElapsedTime(heardAt);
            if (since > Believed) return null;
            var now = Core.Kernel.Times.Cut(heard + since);
            return last = now > last || last - now > Believed ? now : last;
        }
    }
}
