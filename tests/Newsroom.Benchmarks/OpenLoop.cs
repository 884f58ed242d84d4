using System.Diagnostics;

namespace Newsroom.Benchmarks;

/// <summary>
/// Work that comes at its own times, whether or not the work before is done. A generator that waited for an answer would
/// send less just when the answers are slow, and so leave out the worst samples ("coordinated omission").
/// </summary>
internal static class OpenLoop
{
    /// <summary>Begins one piece of work each 1/<paramref name="perSecond"/> seconds; returns when all have ended.</summary>
    /// <param name="work">Given its number and the timestamp (of <see cref="Stopwatch"/>) at which it was due.</param>
    public static async Task Run(int perSecond, TimeSpan time, Func<int, long, Task> work)
    {
        var pieces = new Task[(int)(perSecond * time.TotalSeconds)];
        var sent = new TaskCompletionSource();
        var clock = new Thread(() =>
        {
            var begin = Stopwatch.GetTimestamp();
            for (var i = 0; i < pieces.Length; i++)
            {
                var due = begin + (long)(i * (double)Stopwatch.Frequency / perSecond);
                for (var early = due - Stopwatch.GetTimestamp(); early > 0; early = due - Stopwatch.GetTimestamp())
                    Thread.Sleep(TimeSpan.FromMilliseconds(Math.Ceiling(early * 1000.0 / Stopwatch.Frequency)));
                var number = i;
                pieces[i] = Task.Run(() => work(number, due));
            }
            sent.SetResult();
        }) { IsBackground = true, Name = "open loop" };
        clock.Start();
        await sent.Task;
        await Task.WhenAll(pieces);
    }

    public static double Milliseconds(long from, long to) => (to - from) * 1000.0 / Stopwatch.Frequency;
}
