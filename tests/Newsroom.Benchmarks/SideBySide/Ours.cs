using Marten;
using Newsroom.Core.Kernel;

namespace Newsroom.Benchmarks.SideBySide;

/// <summary>This newsroom's store, as the server uses it.</summary>
internal sealed class Ours(Node node) : IContender
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Metadata By = new("bench");

    private readonly SummariesListing summaries = new();

    public static async Task<IContender> Open(string database, Shape shape, bool running)
    {
        var node = await Node.Open(database, shape switch
        {
            Shape.Inline => Models.WithSnapshot,
            Shape.Listing or Shape.Aggregate => Models.WithListing,
            _ => Models.Log,
        });
        if (running) await node.Start();
        return new Ours(node);
    }

    public async Task<long> Append(string stream, long expected, Measured said) =>
        (await node.Log.Append(stream, expected, [new(said)], By)).Position;

    public async Task<long> AppendAt(string stream, long expected, Measured said)
    {
        try
        {
            return (await node.Log.Append(stream, expected, [new(said)], By)).Version;
        }
        catch (StreamConflict conflict)
        {
            return -conflict.Actual;
        }
    }

    public async Task Decide(string stream, Measured said, bool hot)
    {
        using var turn = await node.Log.Turn(stream);
        while (true)
        {
            try
            {
                await using var session = node.Store.QuerySession();
                var state = await session.LoadAsync<Last>(Streams.IdOf(stream));
                await node.Log.Append(stream, state?.Version ?? 0, [new(said)], By);
                return;
            }
            catch (StreamConflict)
            {
                // Somebody was faster.
            }
        }
    }

    public Func<Task> Import(IReadOnlyList<ArchivedEvent> archive) => () => node.Log.Import(archive);

    public Task FoldAll() => node.FoldAll();

    public Task Rebuild() => node.Listings.Rebuild(SummariesListing.ListingName);

    public async Task<int> Now(string stream) => Fold(stream, await node.Log.ReadStream(stream));

    public async Task<int> AtVersion(string stream, long version) => Fold(stream, await node.Log.ReadStream(stream, UpTo.TheVersion(version)));

    /// <summary>By position, as the newsroom asks: recorded times alone leave holes where clocks were askew.</summary>
    public async Task<int> AtMoment(string stream, DateTimeOffset moment) =>
        Fold(stream, await node.Log.ReadStream(stream, UpTo.ThePosition(await node.Log.PositionAt(moment))));

    public Task WaitForListing(long position) => node.Listings.WaitFor(StoredListings.Shard, position, Patience);

    public async Task Follow(Action<Measured> told, CancellationToken cancel)
    {
        long after = 0;
        while (true)
        {
            await node.Log.WaitForMore(after, cancel);
            var page = await node.Log.ReadAll(after, 1_000, cancel);
            foreach (var recorded in page.Events) told((Measured)recorded.Data);
            if (page.Events.Count > 0) after = page.Events[^1].Position!.Value;
        }
    }

    public ValueTask DisposeAsync() => node.DisposeAsync();

    private int Fold(string stream, IReadOnlyList<Recorded> events)
    {
        Summary? row = null;
        foreach (var recorded in events) row = summaries.Evolve(stream, row, recorded);
        return row?.Events ?? 0;
    }
}
