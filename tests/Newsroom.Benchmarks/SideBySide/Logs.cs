using Newsroom.Core.Kernel;

namespace Newsroom.Benchmarks.SideBySide;

/// <summary>How fast is what is done with a whole log, and with a stream's past?</summary>
internal static class Logs
{
    private const int Rounds = 3;

    private static readonly DateTimeOffset Begin = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Ten events a stream, from memory into an empty log, all or nothing; what the contender makes of them first is not counted.</summary>
    public static async Task<Compared> Import(Bench bench)
    {
        var archive = Archive(bench.Scale.Of(small: 5_000, full: 50_000), eventsEach: 10);
        var rounds = new List<double[]>();
        // The first is the warm-up. An empty log is filled once, so that each round has new ones.
        for (var round = 0; round <= Rounds; round++)
        {
            await using var contenders = await Contenders.Open(bench, Shape.Bare, running: false);
            var figure = new double[contenders.All.Count];
            for (var i = 0; i < figure.Length; i++)
            {
                var turn = (i + round) % figure.Length;
                figure[turn] = archive.Count / await Bench.Seconds(contenders.All[turn].Import(archive));
            }
            if (round == 0) continue;
            Report.Turn(figure);
            rounds.Add(figure);
        }
        return Compared.Of($"Events imported a second, {archive.Count:N0} at once", "1/s", rounds, less: false);
    }

    /// <summary>
    /// One document of some 300 bytes a stream of ten events. The engines' readers see the old documents until the new ones
    /// are complete; plain Marten's see none at first, then some.
    /// </summary>
    public static async Task<Compared> Rebuild(Bench bench)
    {
        var archive = Archive(bench.Scale.Of(small: 10_000, full: 100_000), eventsEach: 10);
        await using var contenders = await Contenders.Open(bench, Shape.Async, running: false);
        await contenders.Fill(archive);
        var rounds = await Turns.Rounds(Rounds, [.. contenders.All.Select<IContender, Func<Task<double>>>(contender =>
            async () => archive.Count / await Bench.Seconds(contender.Rebuild))]);
        return Compared.Of($"Events rebuilt a second, async view over {archive.Count:N0}", "1/s", rounds, less: false);
    }

    /// <summary>Streams of a hundred events, each asked at a version, or at a moment, between its first and its last.</summary>
    public static Task<Compared> AtVersion(Bench bench) =>
        Past(bench, "version", (contender, stream, version, _) => contender.AtVersion(stream, version));

    /// <inheritdoc cref="AtVersion"/>
    public static Task<Compared> AtMoment(Bench bench) =>
        Past(bench, "moment", (contender, stream, _, moment) => contender.AtMoment(stream, moment));

    private static async Task<Compared> Past(Bench bench, string what, Func<IContender, string, long, DateTimeOffset, Task<int>> ask)
    {
        const int eventsEach = 100;
        var streams = bench.Scale.Of(small: 500, full: 5_000);
        var archive = Archive(streams, eventsEach);
        var moments = archive.ToDictionary(e => (e.Stream, e.Version), e => e.At);
        await using var contenders = await Contenders.Open(bench, Shape.Bare);
        await contenders.Fill(archive);
        var rounds = await Turns.Pieces(5, bench.Scale.Of(small: 400, full: 2_000), [.. contenders.All.Select(Ask)]);
        return Compared.Of($"A stream of {eventsEach} events as it was at a past {what}", "ms", rounds, less: true);

        Func<Task> Ask(IContender contender)
        {
            // Each is asked the same.
            var draw = new Random(1);
            return async () =>
            {
                var (stream, version) = (EventLoad.Stream(draw.Next(streams)), draw.Next(eventsEach) + 1);
                var held = await ask(contender, stream, version, moments[(stream, version)]);
                if (held != version) throw new InvalidOperationException($"{stream} at version {version} was said to hold {held} events.");
            };
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
