using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>Listings when several nodes run on one database, end while others write, or lose their connections.</summary>
public sealed class SharedDaemonTests : Suite
{
    private static readonly FlowListing Flows = new();
    private static readonly TallyListing Tally = new();
    private static readonly StoreModel Model = Writing.With(Flows, Tally);

    [Fact]
    public async Task Two_nodes_fold_each_event_once()
    {
        var database = await NewDatabase();
        var nodes = new[] { await Started(database, Model), await Started(database, Model) };

        await Patience.Within(
            Task.WhenAll(Enumerable.Range(0, 8).Select(writer =>
                Task.Run(() => new RandomHistory(writer, accounts: 3).Append(nodes[writer % 2], 30, $"{writer} ")))),
            "8 writers");

        foreach (var node in nodes) await EverythingFolded(node, database);
    }

    [Fact]
    public async Task When_one_node_ends_the_other_carries_on()
    {
        var database = await NewDatabase();
        var survivor = await Started(database, Model);
        var history = new RandomHistory(21);
        for (var round = 0; round < 4; round++)
        {
            // Once the older node is at work and the younger stands by, then the other way round.
            var other = await Started(database, Model);
            var (ends, stays) = round % 2 == 0 ? (other, survivor) : (survivor, other);
            await history.Append(ends, 10);
            var writing = Task.Run(() => history.Append(stays, 30));
            await Dispose(ends);
            await Patience.Within(writing, "appends while the other node ends");

            await EverythingFolded(stays, database);
            survivor = stays;
        }
    }

    [Fact]
    public async Task Broken_connections_lose_nothing_and_fold_nothing_twice()
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);
        for (var round = 0; round < 5; round++)
        {
            var writing = Enumerable.Range(0, 4).Select(writer => Task.Run(() => Write(node, $"account/{round}-{writer}"))).ToList();
            await database.TerminateBackends();
            await Patience.Within(Task.WhenAll(writing), "writers whose connections break");
            await database.TerminateBackends();
        }

        await EverythingFolded(node, database);
    }

    /// <summary>Goes on until every deposit was acknowledged: writers that give up would leave nothing to fold.</summary>
    private static async Task Write(TestNode node, string stream)
    {
        for (var i = 0; i < 15; i++)
        {
            while (true)
            {
                try
                {
                    await node.AppendRetrying(stream, new Deposited(i), new Moved("shared", 1));
                    break;
                }
                catch (StoreUnavailable)
                {
                    // Whether this deposit stands is not what is asked here.
                    await Task.Delay(10);
                }
            }
        }
    }

    private static async Task EverythingFolded(TestNode node, TestDatabase database)
    {
        // The database may be on its feet again a moment later than the writers.
        await Patience.Until(() => Answers(node), "the node to answer");
        var last = (await node.WholeLog())[^1].Position!.Value;
        await node.ListingsReach(last);
        foreach (var listing in Model.Listings) await Stored.EqualsFold(node, database, listing);
    }

    private static async Task<bool> Answers(TestNode node)
    {
        try
        {
            await node.Events.SafeHead();
            await node.Listings.Progress();
            return true;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return false;
        }
    }
}
