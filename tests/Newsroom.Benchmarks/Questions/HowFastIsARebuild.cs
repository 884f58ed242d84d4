using Npgsql;

namespace Newsroom.Benchmarks.Questions;

/// <summary>How long does it take to fold a listing anew from the whole log?</summary>
/// <remarks>
/// Ours: <see cref="StoredListings.Rebuild(string, IProgress{ValueTuple{long, long}}?, CancellationToken)"/> from the call to
/// its return, the new rows committed: every version, one an event, of a row of some 300 bytes a stream of ten events. The limit: the same table streamed out by COPY, all columns, in whichever of text and
/// binary this machine reads faster, thrown away on arrival. Both by one process over one local connection or more, as each
/// likes. Outside: opening the node, and loading the log.
/// </remarks>
internal static class HowFastIsARebuild
{
    private const string Events = "public.mt_events";

    public static async Task<Answer> Ask(Bench bench)
    {
        var database = await SharedLogs.TenAStream(bench);
        await using var node = await Node.Open(database, Models.WithListing);
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { CommandTimeout = 0 }.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();

        await Copies.Out(connection, Events);
        var binary = await Bench.Seconds(() => Copies.Out(connection, Events));
        var text = await Bench.Seconds(() => Copies.OutAsText(connection, Events));
        var format = text < binary ? "text" : "binary";
        var pairs = await bench.Pairs(3,
            () => Bench.Seconds(() => node.Listings.Rebuild(SummariesListing.ListingName)),
            () => Bench.Seconds(() => text < binary ? Copies.OutAsText(connection, Events) : Copies.Out(connection, Events)));
        return Answer.Of($"Rebuild of a listing from {SharedLogs.Events(bench):N0} events", "s", $"COPY … TO STDOUT as {format}", pairs, Must.AtMost(4));
    }
}
