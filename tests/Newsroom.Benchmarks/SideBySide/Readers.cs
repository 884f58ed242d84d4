using System.Collections.Concurrent;
using System.Diagnostics;

namespace Newsroom.Benchmarks.SideBySide;

/// <summary>How long after an append has returned can others see it? The 99th percentile of a round.</summary>
/// <remarks>
/// Appends come by the clock, each to a stream of its own, and how late one was sent is added to its time, see
/// <see cref="OpenLoop"/>. At a rate that both keep up with: beyond it the figure would be the length of a queue.
/// </remarks>
internal static class Readers
{
    private const int Rounds = 5;
    private const int PerSecond = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Until the contender says that its listing has come so far.</summary>
    public static Task<Answer> Listing(Bench bench) => Listed(bench, Shape.Listing, "its listing", Must.AtMost(0.7));

    /// <summary>The same against an aggregate, which plain Marten keeps in memory between two events.</summary>
    public static Task<Answer> Aggregate(Bench bench) => Listed(bench, Shape.Aggregate, "its listing, against an aggregate", Must.Nothing);

    private static async Task<Answer> Listed(Bench bench, Shape shape, string who, Must must)
    {
        await using var contenders = await Contenders.Open(bench, shape);
        return await Row(bench, who, must, Sample(contenders.Ours), Sample(contenders.Plain));

        static Func<int, Task<double>> Sample(IContender contender) => async number =>
        {
            var position = await contender.Append(EventLoad.Stream(number), 0, new(number, Bench.Filler));
            var returned = Stopwatch.GetTimestamp();
            await contender.WaitForListing(position);
            return OpenLoop.Milliseconds(returned, Stopwatch.GetTimestamp());
        };
    }

    /// <summary>Until a subscriber of this process has the event in its hands.</summary>
    public static async Task<Answer> Subscriber(Bench bench)
    {
        await using var contenders = await Contenders.Open(bench, Shape.Followed);
        using var stop = new CancellationTokenSource();
        var following = new List<Task>();
        var row = await Row(bench, "a subscriber", Must.AtMost(0.7), Sample(contenders.Ours), Sample(contenders.Plain));
        await stop.CancelAsync();
        await Task.WhenAll(following).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return row;

        Func<int, Task<double>> Sample(IContender contender)
        {
            var seen = new ConcurrentDictionary<int, TaskCompletionSource<long>>();
            following.Add(contender.Follow(said => Seen(said.Number).TrySetResult(Stopwatch.GetTimestamp()), stop.Token));
            return async number =>
            {
                await contender.Append(EventLoad.Stream(number), 0, new(number, Bench.Filler));
                var returned = Stopwatch.GetTimestamp();
                // The subscriber may be told before the writer is.
                return Math.Max(0, OpenLoop.Milliseconds(returned, await Seen(number).Task.WaitAsync(Patience)));
            };

            TaskCompletionSource<long> Seen(int number) =>
                seen.GetOrAdd(number, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
    }

    /// <param name="ours">Appends the event with that number and says after how many milliseconds it was seen.</param>
    private static async Task<Answer> Row(Bench bench, string who, Must must, Func<int, Task<double>> ours, Func<int, Task<double>> plain)
    {
        var time = bench.Scale.Seconds(small: 5, full: 20);
        var next = -1;
        var pairs = await bench.Pairs(Rounds, Turn(ours), Turn(plain));
        return Answer.Of($"From an append's return to {who}, {PerSecond} a second, p99", "ms", Answer.PlainMarten, pairs[1], must) with
        {
            Note = FormattableString.Invariant($"median {pairs[0].Ours:F1} ms against {pairs[0].Limit:F1} ms, {pairs[0].Ratio:F2} times its time"),
        };

        Func<Task<double[]>> Turn(Func<int, Task<double>> sample) => async () =>
        {
            var late = new double[(int)(PerSecond * time.TotalSeconds)];
            await OpenLoop.Run(PerSecond, time, async (number, due) =>
            {
                var sent = Stopwatch.GetTimestamp();
                late[number] = await sample(Interlocked.Increment(ref next)) + OpenLoop.Milliseconds(due, sent);
            });
            return [Percentile.Of(late, 0.5), Percentile.Of(late, 0.99)];
        };
    }
}
