using System.Diagnostics;
using Newsroom.Core.Kernel;
using EventLog = Newsroom.Store.EventLog;

namespace Newsroom.Benchmarks.Questions;

/// <summary>How long after an append has returned can others see it, at 500 appends a second?</summary>
/// <remarks>
/// Appends come by the clock and wait for nobody; to each sample is added how late its append was sent, so that a stall of
/// this process counts against us. The 99th percentile over all of them, after a warm-up of two seconds that is not
/// counted. There is no limit beside it: the bare database has no readers to tell.
/// </remarks>
internal static class HowLateAreReaders
{
    private const int PerSecond = 500;

    /// <summary>Each stream's turn comes every two seconds.</summary>
    private const int Streams = 2 * PerSecond;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// What a user waits who asks for the row of what was just written: until <see cref="StoredListings"/> say that they have
    /// come so far. Each tenth row is then read (outside the time), and must hold its append.
    /// </summary>
    public static async Task<Answer> Listing(Bench bench)
    {
        await using var node = await Node.Open(await bench.Database(), Models.WithListing);
        await node.Start();
        var writers = new Writers(node.Log);
        var time = bench.Scale.Seconds(small: 10, full: 60);
        var late = new double[(int)(PerSecond * time.TotalSeconds)];

        await OpenLoop.Run(PerSecond, WarmUp, (_, due) => Sample(null, due));
        await OpenLoop.Run(PerSecond, time, (number, due) => Sample(number, due));
        return Row("An append's return → its listing", late);

        async Task Sample(int? number, long due)
        {
            var (appended, sent, returned) = await writers.Append();
            await node.Listings.WaitFor(StoredListings.Shard, appended.Position, Patience);
            var seen = Stopwatch.GetTimestamp();
            if (number is not { } n) return;
            late[n] = OpenLoop.Milliseconds(returned, seen) + OpenLoop.Milliseconds(due, sent);
            if (n % 10 != 0) return;
            var stream = appended.Events[0].Stream;
            var row = await node.Listings.LoadAt<Summary>(SummariesListing.ListingName, stream, appended.Position);
            if (row?.Version != appended.Version)
                throw new InvalidOperationException($"The listing was said to have reached version {appended.Version} of {stream}, and shows {row?.Version}.");
        }
    }

    /// <summary>One subscriber of this process, which reads on whenever it is told that there is more, until the event is in its hands.</summary>
    public static async Task<Answer> Subscriber(Bench bench)
    {
        await using var node = await Node.Open(await bench.Database(), Models.Log);
        await node.Start();
        var writers = new Writers(node.Log);
        var time = bench.Scale.Seconds(small: 10, full: 60);
        var warm = (int)(PerSecond * WarmUp.TotalSeconds);
        var count = warm + (int)(PerSecond * time.TotalSeconds);
        var (sentLate, returned, seen) = (new double[count], new long[count], new long[count]);

        using var stop = new CancellationTokenSource(time + WarmUp + Patience);
        var reading = Task.Run(Read);
        await OpenLoop.Run(PerSecond, WarmUp + time, async (number, due) =>
        {
            var (_, sent, back) = await writers.Append(number);
            sentLate[number] = OpenLoop.Milliseconds(due, sent);
            returned[number] = back;
        });
        await reading;
        // The subscriber may be told before the writer is.
        return Row("An append's return → a subscriber",
            [.. Enumerable.Range(warm, count - warm).Select(n => Math.Max(0, OpenLoop.Milliseconds(returned[n], seen[n])) + sentLate[n])]);

        async Task Read()
        {
            long after = 0;
            for (var left = count; left > 0;)
            {
                await node.Log.WaitForMore(after, stop.Token);
                var page = await node.Log.ReadAll(after, 1_000, stop.Token);
                var now = Stopwatch.GetTimestamp();
                foreach (var recorded in page.Events) seen[((Measured)recorded.Data).Number] = now;
                if (page.Events.Count > 0) after = page.Events[^1].Position!.Value;
                left -= page.Events.Count;
            }
        }
    }

    private static Answer Row(string question, IReadOnlyCollection<double> late)
    {
        return Answer.Of($"{question}, {PerSecond} appends a second, p99", "ms", Percentile.Of(late, 0.99), Must.AtMost(50, "ms")) with
        {
            Note = FormattableString.Invariant(
                $"median {Percentile.Of(late, 0.5):F1} ms, p95 {Percentile.Of(late, 0.95):F1} ms, worst {late.Max():F1} ms of {late.Count:N0}; the generator's own lateness is in it"),
        };
    }

    /// <summary>Appends to each stream in turn; an append waits only for the one before in its own stream.</summary>
    private sealed class Writers(EventLog log)
    {
        private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, Streams).Select(_ => new SemaphoreSlim(1))];
        private readonly long[] versions = new long[Streams];
        private int next = -1;

        /// <param name="number">What the event says; its own count when left out.</param>
        /// <returns>What was written, and the timestamps of the call and of its return.</returns>
        public async Task<(Appended Appended, long Sent, long Returned)> Append(int? number = null)
        {
            var count = Interlocked.Increment(ref next);
            var stream = count % Streams;
            await turns[stream].WaitAsync();
            try
            {
                var sent = Stopwatch.GetTimestamp();
                var appended = await log.Append(
                    EventLoad.Stream(stream), versions[stream], [new(new Measured(number ?? count, Bench.Filler))], new Metadata("bench"));
                var returned = Stopwatch.GetTimestamp();
                versions[stream] = appended.Version;
                return (appended, sent, returned);
            }
            finally
            {
                turns[stream].Release();
            }
        }
    }
}
