using System.Collections.Concurrent;
using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store.Tests;

/// <summary>The network between the node and its database is cut, swallows everything, or delivers late.</summary>
public sealed class NetworkTests : Suite
{
    private static readonly StoreSettings Impatient = new()
    {
        CommandTimeout = TimeSpan.FromSeconds(1), ConnectTimeout = TimeSpan.FromSeconds(1), SettleWithin = TimeSpan.FromSeconds(20),
        CheckLockEvery = TimeSpan.FromMilliseconds(200), Poll = TimeSpan.FromMilliseconds(200),
    };

    private static readonly StoreModel Whole = Writing.With(new FlowListing()).AndBalances();

    [Theory]
    [InlineData(Fault.Cut)]
    [InlineData(Fault.Swallow)]
    public async Task What_was_acknowledged_around_a_lost_network_is_there_once_and_the_node_goes_on_without_a_restart(Fault fault)
    {
        var database = await NewDatabase();
        await using var network = new FaultyNetwork(database.ConnectionString);
        await using var node = await Open(network, Impatient);
        using var end = new CancellationTokenSource();
        var told = new ConcurrentQueue<(Guid Id, bool? Written)>();
        var refused = new TaskCompletionSource<StoreUnavailable>(TaskCreationOptions.RunContinuationsAsynchronously);
        var writers = Enumerable.Range(0, 4).Select(i => Task.Run(() => Write($"account/{i}"))).ToArray();
        await MoreAreWritten();

        network.Becomes(fault);
        var why = await Patience.Within(refused.Task, "somebody to be refused");
        await Assert.ThrowsAsync<StoreUnavailable>(async () => await Patience.Within(node.Events.ReadStream("account/0"), "a read to end"));
        network.Becomes(Fault.None);
        await MoreAreWritten();
        await end.CancelAsync();
        await Patience.Within(Task.WhenAll(writers), "the writers");

        Assert.DoesNotContain("Npgsql", why.Message, StringComparison.Ordinal);
        var log = (await node.WholeLog()).Select(e => e.Id).ToList();
        Assert.Equal(log.Distinct(), log);
        Assert.Empty(told.Where(t => t.Written == true).Select(t => t.Id).Except(log));
        Assert.Empty(log.Intersect(told.Where(t => t.Written == false).Select(t => t.Id)));
        // The daemon leads again: its former connection, which the server takes for alive, has been ended.
        await node.ListingsReach(await node.Events.SafeHead());
        await Stored.EqualsFold<Balance>(node, database, Balance.Called);
        await Stored.EqualsFold(node, database, new FlowListing());

        async Task Write(string stream)
        {
            while (!end.IsCancellationRequested)
            {
                var deposit = new NewEvent(new Deposited(1), Guid.NewGuid());
                try
                {
                    var version = (await node.Events.ReadStream(stream)).Count;
                    try
                    {
                        await node.Events.Append(stream, version, [deposit], Writing.By("teller"));
                        told.Enqueue((deposit.Id!.Value, true));
                    }
                    catch (StreamConflict)
                    {
                        told.Enqueue((deposit.Id!.Value, false));
                    }
                    catch (StoreUnavailable unavailable)
                    {
                        told.Enqueue((deposit.Id!.Value, unavailable.OutcomeUnknown ? null : false));
                        refused.TrySetResult(unavailable);
                    }
                }
                catch (StoreUnavailable unavailable)
                {
                    // The read; there is nothing in doubt.
                    refused.TrySetResult(unavailable);
                }
                await Task.Delay(5);
            }
        }

        async Task MoreAreWritten()
        {
            var before = told.Count(t => t.Written == true);
            await Patience.Until(() => Task.FromResult(told.Count(t => t.Written == true) >= before + 20), "twenty more appends");
        }
    }

    [Fact]
    public async Task An_append_whose_answer_is_swallowed_is_settled_and_acknowledged_once()
    {
        var database = await NewDatabase();
        await using var network = new FaultyNetwork(database.ConnectionString);
        await using var node = await Open(network, Impatient);
        var first = await node.Append("account/a", 0, new Deposited(1));

        network.Becomes(Fault.SwallowAnswers);
        var append = node.Append("account/a", 1, new Deposited(2), new Deposited(3)).AsTask();
        // At most one try can have come through whole: the others meet a stream that has moved on, or never begin.
        await Patience.Until(async () => await database.One<long>("select count(*) from mt_events") == 3 || append.IsCompleted, "the append to arrive");
        network.Becomes(Fault.None);

        // Where a read stood before the append it may have been given up first: then nothing was written, and that is said.
        var told = default(Appended);
        try
        {
            told = await Patience.Within(append, "the append to be settled");
        }
        catch (StoreUnavailable unavailable)
        {
            Assert.False(unavailable.OutcomeUnknown);
        }
        var stream = await database.Lines("select version, id from mt_events where stream_id = 'account/a' order by version");
        Assert.Equal(told is null ? 1 : 3, stream.Count);
        if (told is not null) Assert.Equal(told.Events.Select(e => $"{e.Version}|{e.Id}"), stream.Skip(1));
        Assert.Equal(1, first.Version);
    }

    [Fact]
    public async Task What_arrives_after_it_was_given_up_changes_nothing()
    {
        var database = await NewDatabase();
        await using var network = new FaultyNetwork(database.ConnectionString);
        await using var node = await Open(network, Impatient);
        await node.Append("account/a", 0, new Deposited(1));

        network.Becomes(Fault.Delay);
        var append = node.Append("account/a", 1, new Deposited(2)).AsTask();
        await Patience.Until(async () => append.IsCompleted || await Refuses(node), "the node to notice");
        network.Becomes(Fault.None);
        var written = false;
        try
        {
            written = (await Patience.Within(append, "the delayed append to be settled")).Version == 2;
        }
        catch (StoreUnavailable unavailable)
        {
            Assert.False(unavailable.OutcomeUnknown);
        }
        await network.Deliver();
        await Patience.Until(async () => await Writes(node, "account/b"), "the node to write again");

        // Long enough a round for what was delivered to have been carried out, had anybody been there to do it.
        Assert.Equal(written ? 2 : 1, (await node.Events.ReadStream("account/a")).Count);
        Assert.Equal(written ? 2L : 1L, await database.One<long>("select count(*) from mt_events where stream_id = 'account/a'"));
    }

    [Fact]
    public async Task An_append_whose_commit_is_not_answered_is_settled_and_acknowledged_once()
    {
        var database = await NewDatabase();
        await using var network = new FaultyNetwork(database.ConnectionString);
        await using var node = await Open(network, Impatient);
        await using var appends = await HeldAppends.On(database);
        var append = await LeaveOpen(node, appends);

        network.Becomes(Fault.SwallowAnswers);
        await appends.Release("account/a");
        await Patience.Until(async () => await database.One<long>("select count(*) from mt_events") == 1, "the commit");
        network.Becomes(Fault.None);

        var told = await Patience.Within(append, "the append to be settled");
        Assert.Equal(told.Events.Texts(), (await node.Events.ReadStream("account/a")).Texts());
        await Stored.EqualsFold<Balance>(node, database, Balance.Called);
    }

    [Fact]
    public async Task An_append_whose_commit_never_came_is_settled_and_written_once()
    {
        var database = await NewDatabase();
        await using var network = new FaultyNetwork(database.ConnectionString);
        await using var node = await Open(network, Impatient);
        await using var appends = await HeldAppends.On(database);
        var append = await LeaveOpen(node, appends);

        network.Becomes(Fault.Cut);
        network.Becomes(Fault.None);
        // The session in doubt still waits in its commit: it is ended before the append is tried again.
        await Patience.Until(async () => await database.One<long>("select count(*) from pg_locks where not granted and locktype = 'advisory' and objsubid = 2") == 0 || append.IsCompleted, "the session to be ended");
        await appends.Release("account/a");

        var told = await Patience.Within(append, "the append to be settled");
        Assert.Equal(1, told.Version);
        await node.LogReaches(told.Position);
        Assert.Equal(told.Events.Texts(), (await node.WholeLog()).Texts());
    }

    [Fact]
    public async Task An_append_that_cannot_be_settled_in_time_says_that_its_outcome_is_not_known()
    {
        var database = await NewDatabase();
        await using var network = new FaultyNetwork(database.ConnectionString);
        await using var node = await Open(network, Impatient with { SettleWithin = TimeSpan.FromSeconds(1), CheckLockEvery = TimeSpan.FromMinutes(1) });
        await using var appends = await HeldAppends.On(database);
        var append = await LeaveOpen(node, appends);

        network.Becomes(Fault.SwallowAnswers);
        await appends.Release("account/a");

        var refused = await Assert.ThrowsAsync<StoreUnavailable>(() => Patience.Within(append, "the append to end"));
        Assert.True(refused.OutcomeUnknown, refused.Message);
    }

    [Fact]
    public async Task What_was_not_sent_to_be_committed_is_said_not_to_be_written()
    {
        var database = await NewDatabase();
        await using var network = new FaultyNetwork(database.ConnectionString);
        await using var node = await Open(network, Impatient with { CheckLockEvery = TimeSpan.FromMinutes(1) });
        await node.Append("account/a", 0, new Deposited(1));

        network.Becomes(Fault.SwallowAnswers);

        var refused = await Assert.ThrowsAsync<StoreUnavailable>(async () => await Patience.Within(node.Append("account/a", 1, new Deposited(2)), "the append to end"));
        Assert.False(refused.OutcomeUnknown, refused.Message);
        network.Becomes(Fault.None);
        Assert.Equal(1, await database.One<long>("select count(*) from mt_events"));
    }

    /// <summary>An append that stands in its commit: everything of it has been sent, and nothing came back.</summary>
    private static async Task<Task<Appended>> LeaveOpen(TestNode node, HeldAppends appends)
    {
        await appends.Hold("account/a");
        var append = node.Append("account/a", 0, new Deposited(1)).AsTask();
        await appends.Waiting("account/a");
        return append;
    }

    private static async Task<TestNode> Open(FaultyNetwork network, StoreSettings settings)
    {
        var node = await Patience.Within(TestNode.Open(network.ConnectionString, Whole, settings), "a node to open");
        await node.Start();
        return node;
    }

    private static async Task<bool> Refuses(TestNode node) => !await Writes(node, $"account/{Guid.NewGuid():N}");

    private static async Task<bool> Writes(TestNode node, string stream)
    {
        try
        {
            await node.AppendRetrying(stream, new Deposited(1));
            return true;
        }
        catch (StoreUnavailable)
        {
            return false;
        }
    }
}
