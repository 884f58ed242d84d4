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
}
