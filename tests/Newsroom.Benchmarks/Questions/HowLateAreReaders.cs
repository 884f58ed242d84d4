using System.Diagnostics;
using Newsroom.Core.Kernel;
using Newsroom.Postgres;

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

    private const double Must = 50;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// What a user waits who asks for the document of what was just written: until
    /// <see cref="IProjections.WaitFor"/> says that the view has come so far. Each tenth document is then read (outside the
    /// time), and must hold its append.
    /// </summary>
    public static async Task<Answer> View(Bench bench)
    {
        var view = new SummaryView();
        await using var engine = await Bench.Engine(await bench.Database(), view);
        await engine.Start();
        var writers = new Writers(engine);
        var time = bench.Scale.Seconds(small: 10, full: 60);
        var late = new double[(int)(PerSecond * time.TotalSeconds)];

        await OpenLoop.Run(PerSecond, WarmUp, (_, due) => Sample(null, due));
        await OpenLoop.Run(PerSecond, time, (number, due) => Sample(number, due));
        return Row("An append's return → its async view", late);

        async Task Sample(int? number, long due)
        {
            var (appended, sent, returned) = await writers.Append();
            await engine.Projections.WaitFor(view.Name, appended.Position, Patience);
            var seen = Stopwatch.GetTimestamp();
            if (number is not { } n) return;
            late[n] = OpenLoop.Milliseconds(returned, seen) + OpenLoop.Milliseconds(due, sent);
            if (n % 10 != 0) return;
            var stream = appended.Events[0].Stream;
            var document = await engine.Documents.Load<Summary>(view.Name, stream);
            if (document is null || document.Version < appended.Version)
                throw new InvalidOperationException($"The view was said to have reached version {appended.Version} of {stream}, and shows {document?.Version}.");
        }
    }

    /// <summary>One subscriber of this process, which reads on whenever it is told that there is more, until the event is in its hands.</summary>
    public static async Task<Answer> Subscriber(Bench bench)
    {
        await using var engine = await Bench.Engine(await bench.Database());
        await engine.Start();
        var writers = new Writers(engine);
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
                await engine.Events.WaitForMore(after, stop.Token);
                var page = await engine.Events.ReadAll(after, 1_000, stop.Token);
                var now = Stopwatch.GetTimestamp();
                foreach (var recorded in page.Events) seen[((Measured)recorded.Data).Number] = now;
                if (page.Events.Count > 0) after = page.Events[^1].Position!.Value;
                left -= page.Events.Count;
            }
        }
    }

    private static Answer Row(string question, IReadOnlyCollection<double> late)
    {
        var p99 = Percentile.Of(late, 0.99);
        return new($"{question}, {PerSecond} appends a second, p99", p99, "ms", null, null, "≤ 50 ms", p99 <= Must)
        {
            Note = FormattableString.Invariant(
                $"median {Percentile.Of(late, 0.5):F1} ms, p95 {Percentile.Of(late, 0.95):F1} ms, worst {late.Max():F1} ms of {late.Count:N0}; the generator's own lateness is in it"),
        };
    }

    /// <summary>Appends to each stream in turn; an append waits only for the one before in its own stream.</summary>
    private sealed class Writers(PostgresEngine engine)
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
                var appended = await engine.Events.Append(
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
