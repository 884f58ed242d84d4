using Newsroom.Core.Kernel;

namespace Newsroom.Benchmarks.SideBySide;

/// <summary>How fast is what is done with a whole log, and with one stream?</summary>
internal static class Logs
{
    private const int Rounds = 3;

    private static readonly DateTimeOffset Begin = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Ten events a stream, from memory into an empty log, all or nothing; what the contender makes of them first is not counted.</summary>
    public static async Task<Answer> Import(Bench bench)
    {
        var archive = Archive(bench.Scale.Of(small: 5_000, full: 50_000), eventsEach: 10);
        var pairs = new List<(double, double)>();
        // An empty log is filled once, so that each round has new ones.
        for (var round = -bench.Scale.WarmUps(1); round < bench.Scale.Rounds(Rounds); round++)
        {
            await using var contenders = await Contenders.Open(bench, Shape.Log, running: false);
            double ours, plain;
            if (round % 2 == 0) (plain, ours) = (await Rate(contenders.Plain), await Rate(contenders.Ours));
            else (ours, plain) = (await Rate(contenders.Ours), await Rate(contenders.Plain));
            if (round < 0) continue;
            Report.Pair(ours, plain);
            pairs.Add((ours, plain));
        }
        return Answer.Of($"Events imported a second, {archive.Count:N0} at once", "1/s", Answer.PlainMarten, Paired.Of(pairs), Must.AtLeast(1.1));

        async Task<double> Rate(IContender contender) => archive.Count / await Bench.Seconds(contender.Import(archive));
    }

    /// <summary>
    /// Rows of some 300 bytes, one an event. This store's readers see the old rows until the new ones are complete; plain
    /// Marten's see none at first, then some.
    /// </summary>
    public static Task<Answer> Rebuild(Bench bench) => Rebuilt(bench, Shape.Listing, "a row an event on both sides", Must.AtLeast(6));

    /// <summary>The same against an aggregate: plain Marten keeps the last state of each stream, a tenth as many documents as this store has rows.</summary>
    public static Task<Answer> RebuildOfAggregate(Bench bench) => Rebuilt(bench, Shape.Aggregate, "against an aggregate's last states", Must.Nothing);

    private static async Task<Answer> Rebuilt(Bench bench, Shape shape, string how, Must must)
    {
        var archive = Archive(bench.Scale.Of(small: 10_000, full: 100_000), eventsEach: 10);
        await using var contenders = await Contenders.Open(bench, shape, running: false);
        await contenders.Fill(archive, fold: true);
        var pairs = await bench.Pairs(Rounds, Rate(contenders.Ours), Rate(contenders.Plain), before: 0);
        return Answer.Of($"Events rebuilt a second, listing over {archive.Count:N0}, {how}", "1/s", Answer.PlainMarten, pairs, must);

        Func<Task<double>> Rate(IContender contender) => async () => archive.Count / await Bench.Seconds(contender.Rebuild);
    }

    /// <summary>Streams of a hundred events, each as it is now, and as it was at a version and at a moment between its first and its last.</summary>
    public static async Task<IReadOnlyList<Answer>> Streams(Bench bench)
    {
        const int eventsEach = 100;
        var streams = bench.Scale.Of(small: 500, full: 5_000);
        var pieces = bench.Scale.Of(small: 400, full: 2_000);
        var archive = Archive(streams, eventsEach);
        var moments = archive.ToDictionary(e => (e.Stream, e.Version), e => e.At);
        await using var contenders = await Contenders.Open(bench, Shape.Log);
        await contenders.Fill(archive);
        return
        [
            await Row("now", Must.AtLeast(1), async (contender, stream, version) => await contender.Now(stream) - eventsEach + (int)version),
            await Row("at a past version", Must.AtLeast(1), (contender, stream, version) => contender.AtVersion(stream, version)),
            await Row("at a past moment", Must.Nothing, (contender, stream, version) => contender.AtMoment(stream, moments[(stream, version)])),
        ];

        async Task<Answer> Row(string when, Must must, Func<IContender, string, long, Task<int>> ask)
        {
            var pairs = await bench.Alternating(5, pieces, 0.5, Ask(contenders.Ours), Ask(contenders.Plain));
            return Answer.Of($"A stream of {eventsEach} events folded, {when}", "1/s", Answer.PlainMarten, Paired.AsRates(pairs), must) with { Note = "one reader; 1 over the median time" };

            Func<Task> Ask(IContender contender)
            {
                // Each is asked the same.
                var draw = new Random(1);
                return async () =>
                {
                    var (stream, version) = (EventLoad.Stream(draw.Next(streams)), draw.Next(eventsEach) + 1);
                    var held = await ask(contender, stream, version);
                    if (held != version) throw new InvalidOperationException($"{stream} {when}, version {version}, was said to hold {held} events.");
                };
            }
        }
    }

    /// <summary>In the order of <see cref="EventLoad"/>, a millisecond between events.</summary>
    private static List<ArchivedEvent> Archive(int streams, int eventsEach)
    {
        var archive = new List<ArchivedEvent>(streams * eventsEach);
        foreach (var (stream, version) in EventLoad.InLogOrder(streams, eventsEach))
        {
            var at = Begin.AddMilliseconds(archive.Count);
            archive.Add(new(EventLoad.Stream(stream), version, Guid.CreateVersion7(at), new Measured(archive.Count, Bench.Filler), at, new Metadata("bench")));
        }
        return archive;
    }
}
