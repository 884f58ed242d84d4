using Newsroom.Core.Kernel;
using Newsroom.Postgres;

namespace Newsroom.Benchmarks.Questions;

/// <summary>Is an append to a long log slower than one to a short log?</summary>
/// <remarks>
/// One writer, one event an append, expected version and inline view included, from the call to its return: one append to
/// the long log, one to the short log, and so on. The streams are drawn from the whole log, so that their rows and index
/// pages lie anywhere; a desk that goes on with recent streams has it easier. Both logs were vacuumed and checkpointed
/// before. The row shows the medians of the round with the median ratio.
/// </remarks>
internal static class DoAppendsSlowDown
{
    private const int EventsEach = 10;
    private const int Rounds = 7;
    private const double Must = 1.2;

    public static async Task<Answer> Ask(Bench bench)
    {
        var (few, many) = (bench.Scale.Of(50_000, 50_000), bench.Scale.Of(500_000, 5_000_000));
        await using var shortLog = await Log.Open(bench, few);
        await using var longLog = await Log.Open(bench, many);
        var appends = bench.Scale.Of(200, 500);
        var paired = await Bench.Alternating(Rounds, appends, 0.5, longLog.Append, shortLog.Append);
        return new($"An append at {many:N0} events against one at {few:N0}", paired.Ours, "ms", paired.Limit, paired.Ratio, "≤ 1.2", paired.Ratio <= Must)
        {
            Note = $"{paired.Spread} of {appends} appends each; medians, streams drawn from the whole log",
        };
    }

    private sealed class Log(PostgresEngine engine, int streams) : IAsyncDisposable
    {
        private readonly Dictionary<int, long> versions = [];
        private readonly Random random = new(1);
        private int count;

        public static async Task<Log> Open(Bench bench, int events)
        {
            var database = await bench.EmptyLog(new LastView());
            Report.Step($"loading {events:N0} events");
            await EventLoad.Fill(database, events / EventsEach, EventsEach, last: true);
            var engine = await Bench.Engine(database, new LastView());
            await engine.Start();
            return new(engine, events / EventsEach);
        }

        public async Task Append()
        {
            var stream = random.Next(streams);
            var appended = await engine.Events.Append(
                EventLoad.Stream(stream), versions.GetValueOrDefault(stream, EventsEach),
                [new(new Measured(count++, Bench.Filler))], new Metadata("bench"));
            versions[stream] = appended.Version;
        }

        public ValueTask DisposeAsync() => engine.DisposeAsync();
    }
}
