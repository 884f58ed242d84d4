namespace Newsroom.Benchmarks;

/// <summary>Logs that more than one question reads.</summary>
internal static class SharedLogs
{
    private const int EventsEach = 10;

    public static int Events(Bench bench) => bench.Scale.Of(small: 200_000, full: 1_000_000) / EventsEach * EventsEach;

    /// <summary>A log of <see cref="Events"/> events, ten a stream, and its listing.</summary>
    public static Task<string> TenAStream(Bench bench) => bench.Shared("ten a stream", async () =>
    {
        var database = await bench.EmptyLog(Models.WithListing);
        Report.Step($"loading {Events(bench):N0} events");
        await EventLoad.Fill(database, Events(bench) / EventsEach, EventsEach);
        // A rebuild folds up to where the listings have come: as after an import, they are told that this is the log's end.
        await using var node = await Node.Open(database, Models.WithListing);
        await node.FoldAll();
        return database;
    });
}
