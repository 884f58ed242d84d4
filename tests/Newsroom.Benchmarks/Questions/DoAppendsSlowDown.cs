using Newsroom.Core.Kernel;

namespace Newsroom.Benchmarks.Questions;

/// <summary>Is an append to a long log slower than one to a short log?</summary>
/// <remarks>
/// One writer, one event an append, expected version and inline snapshot included, from the call to its return: one append to
/// the long log, one to the short log, and so on. The streams are drawn from the whole log, so that their rows and index
/// pages lie anywhere; a desk that goes on with recent streams has it easier. Both logs were vacuumed and checkpointed
/// before. The row shows the medians of the round with the median ratio.
/// </remarks>
internal static class DoAppendsSlowDown
{
    private const int EventsEach = 10;
    private const int Rounds = 7;

    public static async Task<Answer> Ask(Bench bench)
    {
        var (few, many) = (bench.Scale.Of(50_000, 50_000), bench.Scale.Of(500_000, 5_000_000));
        await using var shortLog = await Log.Open(bench, few);
        await using var longLog = await Log.Open(bench, many);
        var appends = bench.Scale.Of(200, 500);
        var paired = await bench.Alternating(Rounds, appends, 0.5, longLog.Append, shortLog.Append);
        return Answer.Of($"An append at {many:N0} events", "ms", $"one at {few:N0}", paired, Must.AtMost(1.2)) with
        {
            Note = $"medians of {appends} appends each, streams drawn from the whole log",
        };
    }

    private sealed class Log(Node node, int streams) : IAsyncDisposable
    {
        private readonly Dictionary<int, long> versions = [];
        private readonly Random random = new(1);
        private int count;

        public static async Task<Log> Open(Bench bench, int events)
        {
            var database = await bench.EmptyLog(Models.WithSnapshot);
            Report.Step($"loading {events:N0} events");
            await EventLoad.Fill(database, events / EventsEach, EventsEach, last: true);
            return new(await Node.Open(database, Models.WithSnapshot), events / EventsEach);
        }

        public async Task Append()
        {
            var stream = random.Next(streams);
            var appended = await node.Log.Append(
                EventLoad.Stream(stream), versions.GetValueOrDefault(stream, EventsEach),
                [new(new Measured(count++, Bench.Filler))], new Metadata("bench"));
            versions[stream] = appended.Version;
        }

        public ValueTask DisposeAsync() => node.DisposeAsync();
    }
}
