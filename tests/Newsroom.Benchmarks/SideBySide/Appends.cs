namespace Newsroom.Benchmarks.SideBySide;

/// <summary>How many single-event appends a second?</summary>
internal static class Appends
{
    private const int Rounds = 5;
    private const int Writers = 64;
    private const int HotStreams = 8;

    /// <summary>
    /// Each writer goes on with a stream of its own, whose version it knows; the version is checked and a document is
    /// written with the event.
    /// </summary>
    public static Task<Compared> OneWriter(Bench bench) =>
        Row(bench, "Appends a second, 1 writer, inline view", 1, Shape.Inline, Known);

    /// <inheritdoc cref="OneWriter"/>
    public static Task<Compared> ManyWriters(Bench bench) =>
        Row(bench, $"Appends a second, {Writers} writers, distinct streams, inline view", Writers, Shape.Inline, Known);

    /// <summary>No view. The engines check the version; plain Marten's quick append, which is its fastest, checks none.</summary>
    public static Task<Compared> NoView(Bench bench) =>
        Row(bench, $"Appends a second, {Writers} writers, distinct streams, no view", Writers, Shape.Bare, Known);

    /// <summary>Each writer reads the document of its own stream first.</summary>
    public static Task<Compared> Decided(Bench bench) =>
        Row(bench, $"Commands a second (read, append), {Writers} writers, distinct streams", Writers, Shape.Inline, (contender, prefix, writer) => number =>
            contender.Decide($"{prefix}/{writer}", new(number, Bench.Filler), hot: false));

    /// <summary>The same, many to a stream: whoever comes too late reads again.</summary>
    public static Task<Compared> Hot(Bench bench) =>
        Row(bench, $"Commands a second (read, append), {Writers} writers, {HotStreams} hot streams", Writers, Shape.Inline, (contender, prefix, writer) => number =>
            contender.Decide($"{prefix}/{writer % HotStreams}", new(number, Bench.Filler), hot: true));

    private static Func<int, Task> Known(IContender contender, string prefix, int writer)
    {
        long version = 0;
        return number => contender.Append($"{prefix}/{writer}", version++, new(number, Bench.Filler));
    }

    /// <param name="work">One writer's: does the piece of work with that number.</param>
    private static async Task<Compared> Row(
        Bench bench, string question, int writers, Shape shape, Func<IContender, string, int, Func<int, Task>> work)
    {
        await bench.Season();
        var time = TimeSpan.FromSeconds(2 + 6 * bench.Scale);
        await using var contenders = await Contenders.Open(bench, shape);
        var round = 0;
        return Compared.Of(question, "1/s", await Turns.Rounds(Rounds, [.. contenders.All.Select(Turn)]), less: false);

        Func<Task<double>> Turn(IContender contender) => () =>
        {
            var prefix = $"measure-{++round}";
            return Bench.Rate(writers, time, async (writer, stop) =>
            {
                var one = work(contender, prefix, writer);
                var count = 0;
                for (; !stop.IsCancellationRequested; count++) await one(count);
                return count;
            });
        };
    }
}
