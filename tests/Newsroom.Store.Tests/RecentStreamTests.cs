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
            // Up to a version it comes from the database; whole, it is remembered, so that the next append has something to be added to.
            var read = await node.Events.ReadStream(stream, UpTo.TheVersion(long.MaxValue));
            Assert.Equal(read.Count, (await node.Events.ReadStream(stream)).Count);
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

    /// <summary>Whatever a node remembers, it reads what another has been told is written.</summary>
    [Fact]
    public async Task What_another_node_writes_is_read_here_at_once()
    {
        var database = await NewDatabase();
        TestNode[] nodes = [await Started(database, Model), await Started(database, Model)];
        for (var version = 0; version < 100; version++)
        {
            await nodes[version % 2].Append("account/a", version, new Deposited(1));
            Assert.Equal(version + 1, (await nodes[(version + 1) % 2].Events.ReadStream("account/a")).Count);
        }
    }

    /// <summary>A read that began before an event was committed may end after everybody has been told of it.</summary>
    [Fact]
    public void What_was_read_without_an_event_that_was_seen_is_not_kept()
    {
        using var recent = new RecentStreams([], 1 << 20);
        Recorded[] events = [.. Enumerable.Range(1, 3).Select(v => new Recorded(v, "account/a", v, Guid.NewGuid(), AccountEvents.Names.Deposited, new Deposited(v), default, Writing.By("teller")))];

        recent.Keep("account/a", events[..1], 100);
        recent.Seen(events[0]);
        Assert.Equal(events[..1], recent.Find("account/a"));

        recent.Seen(events[1]);
        Assert.Null(recent.Find("account/a"));
        recent.Keep("account/a", events[..1], 100);
        Assert.Null(recent.Find("account/a"));

        recent.Keep("account/a", events[..2], 100);
        Assert.Equal(events[..2], recent.Find("account/a"));
        recent.Keep("account/a", events[..1], 100);
        Assert.Equal(events[..2], recent.Find("account/a"));

        // One that is too large to be kept has made what is kept old.
        recent.Keep("account/a", events, 1 << 19);
        Assert.Null(recent.Find("account/a"));
    }
}
