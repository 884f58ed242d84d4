namespace Newsroom.Benchmarks.SideBySide;

/// <summary>How many single-event appends a second, and what do they cost?</summary>
/// <remarks>
/// Each writer waits for its append before it sends the next. The cost is the time that processors worked for an append: this
/// process, the generator in it, and PostgreSQL.
/// </remarks>
internal static class Appends
{
    private const int Rounds = 5;
    private const int Writers = 64;
    private const int HotStreams = 20;
    private const int StreamsOfCommands = 8;

    /// <summary>
    /// Each writer goes on with a stream of its own, whose version it knows; the version is checked and a document is
    /// written with the event.
    /// </summary>
    public static Task<IReadOnlyList<Answer>> Inline(Bench bench) => Row(
        bench, $"{Writers} writers, own streams, an inline document", "Appends", Writers, Shape.Inline, Must.AtLeast(4.5), Must.AtMost(0.25), Known);

    /// <summary>No document. This store checks the version; plain Marten's quick append, which is its fastest, checks none.</summary>
    public static Task<IReadOnlyList<Answer>> Bare(Bench bench) => Row(
        bench, $"{Writers} writers, own streams, no document", "Appends", Writers, Shape.Log, Must.AtLeast(2.5), Must.Nothing, Known);

    /// <summary>
    /// Several writers to a stream, each with the version that the last append of this process came to: both check it, and
    /// who comes too late goes on with the version that it is told.
    /// </summary>
    public static Task<IReadOnlyList<Answer>> Hot(Bench bench) => Row(
        bench, $"{Writers} writers, {HotStreams} hot streams, no document", "Appends", Writers, Shape.Log, Must.AtLeast(4), Must.Nothing, (contender, prefix, versions, writer) =>
        {
            var stream = writer % HotStreams;
            return async number =>
            {
                while (true)
                {
                    var version = await contender.AppendAt($"{prefix}-{stream}", Volatile.Read(ref versions[stream]), new(number, Bench.Filler));
                    RaiseTo(ref versions[stream], Math.Abs(version));
                    if (version > 0) return;
                }
            };
        });

    /// <inheritdoc cref="Inline"/>
    public static Task<IReadOnlyList<Answer>> OneWriter(Bench bench) => Row(
        bench, "1 writer, an inline document", "Appends", 1, Shape.Inline, Must.AtLeast(0.9), Must.Nothing, Known);

    /// <summary>Each writer reads the document first, many to a stream: whoever comes too late reads again.</summary>
    public static Task<IReadOnlyList<Answer>> Commands(Bench bench) => Row(
        bench, $"{Writers} writers, {StreamsOfCommands} hot streams", "Commands (read, append)", Writers, Shape.Inline, Must.AtLeast(1), Must.Nothing,
        (contender, prefix, _, writer) => number => contender.Decide($"{prefix}-{writer % StreamsOfCommands}", new(number, Bench.Filler), hot: true));

    private static Func<int, Task> Known(IContender contender, string prefix, long[] versions, int writer)
    {
        long version = 0;
        return number => contender.Append($"{prefix}-{writer}", version++, new(number, Bench.Filler));
    }

    private static void RaiseTo(ref long version, long to)
    {
        for (var now = Volatile.Read(ref version); now < to;)
        {
            var before = Interlocked.CompareExchange(ref version, to, now);
            if (before == now) return;
            now = before;
        }
    }

    /// <param name="work">One writer's: does the piece of work with that number. The versions are all writers'.</param>
    private static async Task<IReadOnlyList<Answer>> Row(
        Bench bench, string how, string what, int writers, Shape shape, Must rate, Must cost, Func<IContender, string, long[], int, Func<int, Task>> work)
    {
        await bench.Season();
        var time = bench.Scale.Seconds(small: 2.6, full: 8);
        await using var contenders = await Contenders.Open(bench, shape);
        var cpu = Cpu.IsTold ? await Cpu.Of(await bench.Database()) : null;
        var round = 0;
        var pairs = await bench.Pairs(Rounds, Turn(contenders.Ours), Turn(contenders.Plain));
        var answers = new List<Answer> { Answer.Of($"{what} a second, {how}", "1/s", Answer.PlainMarten, pairs[0], rate) };
        if (cpu is not null) answers.Add(Answer.Of($"The same, CPU of client and server", "µs", Answer.PlainMarten, pairs[1], cost));
        return answers;

        Func<Task<double[]>> Turn(IContender contender) => async () =>
        {
            var prefix = $"{Last.Category}/{++round}";
            var versions = new long[writers];
            var busy = Busy();
            var (rate, done) = await Bench.Rate(writers, time, async (writer, stop) =>
            {
                var one = work(contender, prefix, versions, writer);
                var count = 0;
                for (; !stop.IsCancellationRequested; count++) await one(count);
                return count;
            });
            return [rate, (Busy() - busy) * 1_000_000 / Math.Max(1, done)];
        };

        double Busy() => cpu is null ? 0 : Cpu.Here + cpu.Server;
    }
}
