using Newsroom.Core.Kernel;
using Newsroom.Store.Tests.Accounts;

namespace Newsroom.Store.Tests;

/// <summary>What the log holds in memory is bounded in bytes: an event has a few hundred of them, or a million.</summary>
public sealed class LargeEventTests : Suite
{
    private const int Size = 100_000, Count = 40;

    [Fact]
    public async Task A_page_ends_with_the_event_that_passes_its_bytes_and_pages_lose_nothing()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        var written = await Written(node);

        var page = await node.Events.ReadAll(0, 1_000, bytes: 3 * Size - 1);
        Assert.Equal(3, page.Events.Count);
        Assert.True(page.More);
        Assert.Equal(page.Events[^1].Position, page.UpTo);

        var log = new List<Recorded>(page.Events);
        while (page.More) log.AddRange((page = await node.Events.ReadAll(page.UpTo, 1_000, bytes: 3 * Size - 1)).Events);
        Assert.Equal(written.Texts(), log.Texts());
    }

    [Fact]
    public async Task An_event_larger_than_a_page_is_a_page()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        var written = await Written(node);
        Assert.Equal(written[0].Id, Assert.Single((await node.Events.ReadAll(0, 1_000, bytes: 1)).Events).Id);
    }

    [Fact]
    public async Task Memory_keeps_the_last_events_and_whoever_is_behind_them_is_told_so()
    {
        var settings = new StoreSettings { RememberedBytes = 10 * Size, PageBytes = 2 * Size, GroupBytes = Size };
        var database = await NewDatabase();
        var node = await Started(database, Writing.Bare, settings);
        var beside = await Started(database, Writing.Bare, settings);
        var first = (await node.Append("account/first", 0, new Deposited(1))).Position;
        foreach (var reader in new[] { node, beside }) await Patience.Within(reader.Events.WaitForMore(first - 1, CancellationToken.None), "the reader to begin");

        var written = await Written(node);

        // Its own events, and those of another node, which it has to read.
        foreach (var reader in new[] { node, beside })
        {
            await Patience.Within(reader.Events.WaitForMore(written[^1].Position!.Value - 1, CancellationToken.None), "the last event");
            Assert.Null(reader.Events.Latest(first));
            var remembered = reader.Events.Remembered!.Value;
            var page = reader.Events.Latest(remembered)!;
            Assert.False(page.More);
            Assert.InRange(page.Events.Count, 1, 10);
            Assert.Equal(written.Where(e => e.Position > remembered).Texts(), page.Events.Texts());
        }
    }

    [Fact]
    public async Task Whoever_follows_by_memory_and_by_pages_sees_every_event_once()
    {
        var database = await NewDatabase();
        var writer = await Started(database, Writing.Bare);
        var follower = await Started(database, Writing.Bare, new StoreSettings { RememberedBytes = 4 * Size, PageBytes = 2 * Size });
        var writing = Written(writer);

        var log = new List<Recorded>();
        var random = new Random(7);
        for (var position = 0L; log.Count < Count;)
        {
            var grown = follower.Events.Grown;
            var page = follower.Events.Latest(position) ?? await follower.Events.ReadAll(position, 3);
            log.AddRange(page.Events);
            position = page.UpTo;
            if (random.Next(3) == 0) await Task.Delay(20);
            if (!page.More) await Task.WhenAny(grown, Task.Delay(50));
        }
        Assert.Equal((await writing).Texts(), log.Texts());
    }

    private static async Task<List<Recorded>> Written(TestNode node)
    {
        var written = new List<Recorded>();
        for (var i = 0; i < Count; i++) written.AddRange((await node.Append($"account/{i % 4}", i / 4, new Note(new string((char)('a' + i % 26), Size)))).Events);
        return written;
    }
}
