using System.Collections.Concurrent;
using System.Diagnostics;

namespace Newsroom.Benchmarks.SideBySide;

/// <summary>How long after an append has returned can others see it? The 99th percentile of a round.</summary>
/// <remarks>
/// Appends come by the clock, each to a stream of its own, and how late one was sent is added to its time, see
/// <see cref="OpenLoop"/>. At a rate that all contenders keep up with: beyond it the figure would be the length of a queue.
/// </remarks>
internal static class Readers
{
    private const int Rounds = 3;
    private const int PerSecond = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Until the contender says that its async view has come so far.</summary>
    public static async Task<Compared> View(Bench bench)
    {
        await using var contenders = await Contenders.Open(bench, Shape.Async);
        return await Row(bench, "the async view", contenders.All.Select<IContender, Func<int, Task<double>>>(contender => async number =>
        {
            var position = await contender.Append(EventLoad.Stream(number), 0, new(number, Bench.Filler));
            var returned = Stopwatch.GetTimestamp();
            await contender.WaitForView(position);
            return OpenLoop.Milliseconds(returned, Stopwatch.GetTimestamp());
        }));
    }

    /// <summary>Until a subscriber of this process has the event in its hands.</summary>
    public static async Task<Compared> Subscriber(Bench bench)
    {
        await using var contenders = await Contenders.Open(bench, Shape.Followed);
        using var stop = new CancellationTokenSource();
        var following = new List<Task>();
        var row = await Row(bench, "a subscriber", contenders.All.Select<IContender, Func<int, Task<double>>>(contender =>
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
        }));
        await stop.CancelAsync();
        await Task.WhenAll(following).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return row;
    }

    /// <param name="samples">For each contender: appends the event with that number and says after how many milliseconds it was seen.</param>
    private static async Task<Compared> Row(Bench bench, string who, IEnumerable<Func<int, Task<double>>> samples)
    {
        var time = bench.Scale.Seconds(small: 5, full: 20);
        var next = -1;
        return Compared.Of($"From an append's return to {who}, {PerSecond} a second, p99", "ms", await Turns.Rounds(Rounds, [.. samples.Select(Turn)]), less: true);

        Func<Task<double>> Turn(Func<int, Task<double>> sample) => async () =>
        {
            var late = new double[(int)(PerSecond * time.TotalSeconds)];
            await OpenLoop.Run(PerSecond, time, async (number, due) =>
            {
                var sent = Stopwatch.GetTimestamp();
                late[number] = await sample(Interlocked.Increment(ref next)) + OpenLoop.Milliseconds(due, sent);
            });
            return Percentile.Of(late, 0.99);
        };
    }
}
