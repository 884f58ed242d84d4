using Newsroom.Core.Kernel;
using Newsroom.Store.Tests.Accounts;

namespace Newsroom.Store.Tests;

/// <summary>What a node remembers of a stream is what reading it gives, until somebody else has written to it and the node has seen that.</summary>
public sealed class RecentStreamTests : Suite
{
    private static readonly StoreModel Model = Writing.Bare with { Outlines = [new("note", [AccountEvents.Names.Note], ["text"])] };

    [Fact]
    public async Task After_any_history_of_its_own_it_is_what_reading_gives()
    {
        var node = await Started(await NewDatabase(), Model);
        var history = new RandomHistory(92);
        var remembered = 0;
        for (var i = 0; i < 150; i++)
        {
            var stream = (await history.Append(node, 1))[0].Stream;
            var recent = node.Events.Recent(stream);
            // Reading it is remembered, so that the next append has something to be added to.
            var read = await node.Events.ReadStream(stream);
            if (recent is null) continue;
            remembered++;
            // Of one append it may still have the texts that reading leaves out.
            Assert.Equal(read, recent.Zip(read, (r, left) => left.Data is Note { Text: null } ? r with { Data = left.Data } : r));
        }
        Assert.InRange(remembered, 50, 149);
    }

    [Fact]
    public async Task What_another_node_writes_is_forgotten_here()
    {
        var database = await NewDatabase();
        var (one, other) = (await Started(database, Model), await Started(database, Model));
        await one.Append("account/a", 0, new Deposited(1));
        Assert.Single(one.Events.Recent("account/a")!);

        var written = await other.Append("account/a", 1, new Deposited(2));

        await Patience.Within(one.Events.WaitForMore(written.Position - 1, default), "the other node to see it");
        Assert.Null(one.Events.Recent("account/a"));
        // That one has not read what it added to.
        Assert.Null(other.Events.Recent("account/a"));
    }
}
