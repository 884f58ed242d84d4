using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>
/// The order of positions is not the order of commits: an append that is open below the head is withheld with all that
/// stands above it, then delivered, or forgotten when it rolls back. Meanwhile others append past it and never wait.
/// </summary>
public sealed class OpenAppendTests : Suite
{
    private const string Held = "account/held";

    [Fact]
    public async Task An_open_append_is_withheld_and_then_delivered_in_its_place()
    {
        var database = await NewDatabase();
        var (one, two) = (await Started(database, Writing.Bare), await Started(database, Writing.Bare));
        await using var appends = await HeldAppends.On(database);
        var before = await one.Append("account/before", 0, new Deposited(1));
        await one.LogReaches(before.Position);

        var open = await LeaveOpen(appends, two, new Deposited(2), new Note("held too"));
        var past = await AppendPast(one, 10);
        Assert.All(past, e => Assert.True(e.Position > before.Position + 2, "a held append that holds no position shows nothing"));

        // Above the open append, committed, and yet not to be seen: its place in the order may still be taken.
        var waiting = one.Events.WaitForMore(before.Position, CancellationToken.None);
        foreach (var node in new[] { one, two })
        {
            Assert.Equal(before.Events.Texts(), (await node.WholeLog()).Texts());
            Assert.Equal(before.Position, await node.Events.SafeHead());
        }
        Assert.False(waiting.IsCompleted, "a wait ended although nothing can be read");

        await appends.Release(Held);
        var delivered = await Patience.Within(open, "the held append after its release");

        await Patience.Within(waiting, "the wake-up when the open append is committed");
        foreach (var node in new[] { one, two })
        {
            await node.LogReaches(past[^1].Position!.Value);
            Assert.Equal(
                [.. before.Events.Texts(), .. delivered.Events.Texts(), .. past.Texts()],
                (await node.WholeLog()).Texts());
        }
    }

    [Fact]
    public async Task The_very_first_append_is_withheld_too_while_it_is_open()
    {
        var database = await NewDatabase();
        var (one, two) = (await Started(database, Writing.Bare), await Started(database, Writing.Bare));
        await using var appends = await HeldAppends.On(database);

        var open = await LeaveOpen(appends, two, new Deposited(1));
        var past = await AppendPast(one, 3);

        Assert.Empty((await one.Events.ReadAll(0, 10)).Events);
        Assert.Equal(0, await one.Events.SafeHead());

        await appends.Release(Held);
        var delivered = await Patience.Within(open, "the held append after its release");
        await one.LogReaches(past[^1].Position!.Value);
        Assert.Equal(delivered.Events.Concat(past).Texts(), (await one.WholeLog()).Texts());
    }

    [Fact]
    public async Task An_open_append_that_rolls_back_is_forgotten_and_what_stands_above_is_delivered()
    {
        var database = await NewDatabase();
        var (one, two) = (await Started(database, Writing.Bare), await Started(database, Writing.Bare));
        await using var appends = await HeldAppends.On(database);
        var before = await one.Append("account/before", 0, new Deposited(1));
        await one.LogReaches(before.Position);

        var open = await LeaveOpen(appends, two, new Deposited(2));
        var past = await AppendPast(one, 5);
        var waiting = one.Events.WaitForMore(before.Position, CancellationToken.None);
        Assert.Equal(before.Events.Texts(), (await one.WholeLog()).Texts());

        await appends.Doom(Held);
        await appends.Release(Held);
        await Assert.ThrowsAnyAsync<Exception>(() => Patience.Within(open, "the doomed append to fail"));

        await Patience.Within(waiting, "the wake-up when the open append has rolled back");
        foreach (var node in new[] { one, two }) await ReadsPastTheGap(node, [.. before.Events, .. past]);
        Assert.Empty(await one.Events.ReadStream(Held));
    }

    [Fact]
    public async Task An_open_append_whose_connection_breaks_is_settled_and_holds_nobody_up()
    {
        var database = await NewDatabase();
        var (one, two) = (await Started(database, Writing.Bare), await Started(database, Writing.Bare));
        await using var appends = await HeldAppends.On(database);

        var open = await LeaveOpen(appends, two, new Deposited(1));
        var past = await AppendPast(one, 5);
        await appends.Break(Held);
        await appends.Release(Held);

        // Tried again or given up, as the node likes, so long as what it says is what the log holds.
        var written = new List<Recorded>();
        try
        {
            written.AddRange((await Patience.Within(open, "the append whose connection broke")).Events);
        }
        catch (StoreUnavailable)
        {
        }

        Assert.Equal(written.Texts(), (await one.Events.ReadStream(Held)).Texts());
        await Patience.Until(
            async () => (await one.WholeLog()).Count == written.Count + past.Count,
            async () => $"{written.Count + past.Count} events in the log; there are {(await one.WholeLog()).Count}");
        Assert.Equal(written.Concat(past).OrderBy(e => e.Position).Texts(), (await one.WholeLog()).Texts());
    }

    [Fact]
    public async Task A_gap_left_by_a_rolled_back_append_costs_nothing()
    {
        var database = await NewDatabase();
        var node = await Started(database, Writing.Bare);
        await using var appends = await HeldAppends.On(database);
        await appends.Doom(Held);
        var delivered = new List<Recorded>();

        for (var i = 0; i < 10; i++)
        {
            await Assert.ThrowsAnyAsync<Exception>(async () => await node.Append(Held, 0, new Deposited(-1), new Deposited(-2)));
            delivered.AddRange((await node.Append("account/a", i, new Deposited(i))).Events);

            await ReadsPastTheGap(node, delivered);
        }
        Assert.True(delivered[^1].Position > delivered.Count, "no position was lost, so this showed nothing");
    }

    [Fact]
    public async Task Appends_through_the_node_that_holds_one_open_do_not_wait_either()
    {
        var database = await NewDatabase();
        var node = await Started(database, Writing.Bare);
        await using var appends = await HeldAppends.On(database);

        var open = await LeaveOpen(appends, node, new Deposited(1));
        var past = await AppendPast(node, 20);
        Assert.Empty((await node.Events.ReadAll(0, 10)).Events);
        Assert.Equal(past.Texts(), (await node.Events.ReadStream("account/past")).Texts());

        await appends.Release(Held);
        var delivered = await Patience.Within(open, "the held append after its release");
        await node.LogReaches(past[^1].Position!.Value);
        Assert.Equal(delivered.Events.Concat(past).Texts(), (await node.WholeLog()).Texts());
    }

    [Fact]
    public async Task Several_open_appends_are_passed_one_after_the_other()
    {
        var database = await NewDatabase();
        var nodes = new[] { await Started(database, Writing.Bare), await Started(database, Writing.Bare), await Started(database, Writing.Bare) };
        await using var appends = await HeldAppends.On(database);

        var all = new List<Recorded>();
        var open = new List<Task<Appended>>();
        for (var i = 0; i < 2; i++)
        {
            all.AddRange((await Patience.Within(nodes[2].Append("account/a", i, new Deposited(i)), "an append past open ones")).Events);
            open.Add(await LeaveOpen(appends, nodes[i], $"account/held-{i}", new Deposited(100 + i)));
        }
        all.AddRange((await Patience.Within(nodes[2].Append("account/a", 2, new Deposited(2)), "an append past open ones")).Events);

        Assert.Equal(all.Take(1).Texts(), (await nodes[2].WholeLog()).Texts());

        // The upper one first: what it frees stands still above the lower one.
        await appends.Release("account/held-1");
        var upper = await Patience.Within(open[1], "the upper append");
        Assert.Equal(all.Take(1).Texts(), (await nodes[2].WholeLog()).Texts());

        await appends.Release("account/held-0");
        var lower = await Patience.Within(open[0], "the lower append");
        await nodes[2].LogReaches(all[^1].Position!.Value);
        Assert.Equal(
            all.Concat(upper.Events).Concat(lower.Events).OrderBy(e => e.Position).Texts(),
            (await nodes[2].WholeLog()).Texts());
    }

    [Fact]
    public async Task A_node_that_is_started_while_an_append_is_open_withholds_it_as_well()
    {
        var database = await NewDatabase();
        var writer = await Started(database, Writing.Bare);
        await using var appends = await HeldAppends.On(database);
        var open = await LeaveOpen(appends, writer, new Deposited(1));
        var past = await AppendPast(writer, 3);

        var late = await Started(database, Writing.Bare);

        Assert.Empty((await late.Events.ReadAll(0, 10)).Events);
        Assert.Equal(0, await late.Events.SafeHead());
        await appends.Release(Held);
        var delivered = await Patience.Within(open, "the held append after its release");
        await late.LogReaches(past[^1].Position!.Value);
        Assert.Equal(delivered.Events.Concat(past).Texts(), (await late.WholeLog()).Texts());
    }

    private static Task<Task<Appended>> LeaveOpen(HeldAppends appends, TestNode node, params object[] events) =>
        LeaveOpen(appends, node, Held, events);

    /// <summary>Starts an append that stands in its commit, positions taken, until it is released.</summary>
    private static async Task<Task<Appended>> LeaveOpen(HeldAppends appends, TestNode node, string stream, params object[] events)
    {
        await appends.Hold(stream);
        var open = node.Append(stream, 0, events).AsTask();
        await appends.Waiting(stream);
        Assert.False(open.IsCompleted);
        return open;
    }

    private static async Task<IReadOnlyList<Recorded>> AppendPast(TestNode node, int appends)
    {
        var past = new List<Recorded>();
        for (var version = 0; version < appends; version++)
            past.AddRange((await Patience.Within(
                node.Append("account/past", version, new Deposited(version)), "an append that must not wait for an open one")).Events);
        return past;
    }

    /// <summary>A gap that nothing can fill any more is passed at once: one look, no second one.</summary>
    private static async Task ReadsPastTheGap(TestNode node, IReadOnlyList<Recorded> expected)
    {
        Assert.Equal(expected.Texts(), (await node.WholeLog()).Texts());
        Assert.True(await node.Events.SafeHead() >= expected[^1].Position);
    }
}
