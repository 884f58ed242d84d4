using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>Appends that are certain to be in one group: a single committer is held up until all of them wait for it.</summary>
public sealed class OneGroupTests : Suite
{
    [Fact]
    public async Task One_that_a_snapshot_cannot_fold_harms_no_other_of_its_group()
    {
        var database = await NewDatabase();
        var node = await Opened(database, Writing.Bare with { Snapshots = [Stumbled.Snapshot] }, new StoreSettings { Committers = 1 });
        await using var held = await HeldAppends.On(database);
        await held.Hold("account/first");
        var first = node.Append("account/first", 0, new Deposited(1)).AsTask();
        await held.Waiting("account/first");

        var bad = node.Append("account/bad", 0, new Deposited(Stumbled.Beyond)).AsTask();
        var good = Enumerable.Range(0, 10).Select(i => node.Append($"account/{i}", 0, new Deposited(i + 100)).AsTask()).ToList();
        await held.Release("account/first");

        await Patience.Within(Task.WhenAll([first, .. good]), "the appends that can be folded");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Patience.Within(bad, "the append that cannot be folded"));
        Assert.Equal(Stumbled.Complaint, failure.Message);
        Assert.Equal(11, (await database.Documents(Stumbled.Called)).Count);
        Assert.Empty(await node.Events.ReadStream("account/bad"));
    }

    /// <summary>What an append was decided by is looked at in the transaction that writes it, for each of a group by itself.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task One_that_assumed_what_is_not_so_is_refused_and_the_others_are_written(int others)
    {
        var database = await NewDatabase();
        var node = await Opened(database, Writing.Bare, new StoreSettings { Committers = 1 });
        await node.Append("account/report", 0, new Note("Un."), new Note("Deux."));
        await node.Append("account/known", 0, new Deposited(1));
        await using var held = await HeldAppends.On(database);
        await held.Hold("account/first");
        var first = node.Append("account/first", 0, new Deposited(1)).AsTask();
        await held.Waiting("account/first");

        var right = Assuming("account/right", 0, new("account/report", 2));
        var wrong = new[] { Assuming("account/wrong", 0, new("account/report", 1)), Assuming("account/known", 1, new("account/report", 3)), Assuming("account/odd", 0, new("account/nobody", 1)) };
        var good = Enumerable.Range(0, others).Select(i => node.Append($"account/{i}", 0, new Deposited(i)).AsTask()).ToList();
        await held.Release("account/first");

        await Patience.Within(Task.WhenAll([first, right, .. good]), "the appends that are right");
        foreach (var refused in wrong) await Assert.ThrowsAsync<AssumptionWrong>(() => Patience.Within(refused, "the appends that are not"));
        Assert.Empty(await node.Events.ReadStream("account/wrong"));
        Assert.Empty(await node.Events.ReadStream("account/odd"));
        Assert.Single(await node.Events.ReadStream("account/known"));
        // No position was used, and the streams go on from where they are.
        Assert.Equal(5 + others, (await node.Append("account/known", 1, new Deposited(2))).Position - 1);

        Task<Appended> Assuming(string stream, long expected, StreamVersion assumed) =>
            node.Events.Append(stream, expected, [new NewEvent(new Deposited(7))], Writing.By("teller"), assumed: assumed).AsTask();
    }

    [Fact]
    public async Task A_group_of_which_all_assumed_what_is_not_so_writes_nothing()
    {
        var node = await Opened(await NewDatabase(), Writing.Bare);

        await Assert.ThrowsAsync<AssumptionWrong>(async () =>
            await node.Events.Append("account/a", 0, [new NewEvent(new Deposited(7))], Writing.By("teller"), assumed: new("account/b", 1)));

        Assert.Equal(1, (await node.Append("account/a", 0, new Deposited(1))).Position);
    }
}
