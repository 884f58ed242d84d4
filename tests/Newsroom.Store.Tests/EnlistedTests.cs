using Marten;
using Newsroom.Core.Kernel;
using Newsroom.Store.Tests.Accounts;

namespace Newsroom.Store.Tests;

/// <summary>Documents and messages of a caller commit with its append, or not at all, whoever else is in its group.</summary>
public sealed class EnlistedTests : Suite
{
    private static readonly StoreModel Model = Writing.Bare.AndBalances() with { Configure = marten => marten.Schema.For<Slip>() };

    /// <summary>A document that a caller writes beside its append.</summary>
    public sealed record Slip(string Id, string Stream, long Version);

    [Fact]
    public async Task Of_many_appends_at_once_the_documents_and_messages_of_those_that_fit_are_there_and_no_others()
    {
        var database = await NewDatabase();
        var post = new Post();
        var node = await Started(database, post);

        // Eight streams, eight writers each, who all expect the same version: one of the eight fits, round after round.
        var told = await Patience.Within(
            Task.WhenAll(Enumerable.Range(0, 64).Select(writer => Task.Run(async () =>
            {
                var fitted = new List<Told>();
                for (var round = 0; round < 10; round++)
                {
                    var mine = new Told($"account/{writer % 8}", round + 1, $"{writer}-{round}");
                    try
                    {
                        await node.Events.Append(mine.Stream, round, [new(new Deposited(writer))], Writing.By($"{writer}"), enlist: e => Tell(e, mine));
                        fitted.Add(mine);
                    }
                    catch (StreamConflict)
                    {
                        // The next round has another version to expect, as soon as somebody has written this one.
                    }
                    await Patience.Until(async () => (await node.Events.ReadStream(mine.Stream)).Count > round, $"round {round}");
                }
                return fitted;
            }))),
            "64 writers");

        var fit = told.SelectMany(t => t).ToList();
        Assert.Equal(80, fit.Count);
        await AreDone(database, post, fit);
        Assert.All(await node.WholeLog(), e => Assert.Contains(fit, t => t.Stream == e.Stream && t.Version == e.Version && t.By.StartsWith($"{e.Metadata.Actor}-", StringComparison.Ordinal)));
        await Stored.EqualsFold<Balance>(node, database, Balance.Called);
    }

    [Fact]
    public async Task It_is_asked_for_once_by_an_append_that_fits_and_never_by_one_that_is_refused()
    {
        var database = await NewDatabase();
        var node = await Opened(database, Model);
        var asked = 0;

        await node.Events.Append("account/a", 0, [new(new Deposited(1))], Writing.By("teller"), enlist: _ => Asked());
        Assert.Equal(1, asked);
        await Assert.ThrowsAsync<StreamConflict>(
            async () => await node.Events.Append("account/a", 0, [new(new Deposited(2))], Writing.By("teller"), enlist: _ => Asked()));
        await Assert.ThrowsAsync<StreamConflict>(
            async () => await node.Events.Append("account/b", 3, [new(new Deposited(2))], Writing.By("teller"), enlist: _ => Asked()));
        Assert.Equal(1, asked);

        ValueTask Asked()
        {
            asked++;
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public async Task A_callback_that_throws_harms_only_its_caller()
    {
        var database = await NewDatabase();
        var post = new Post();
        var node = await Started(database, post, new StoreSettings { Committers = 1 });
        await using var held = await HeldAppends.On(database);
        await held.Hold("account/first");
        var first = node.Append("account/first", 0, new Deposited(1)).AsTask();
        await held.Waiting("account/first");

        var good = Enumerable.Range(0, 10).Select(i => new Told($"account/{i}", 1, $"{i}")).ToList();
        var appends = good.Select(t => node.Events.Append(t.Stream, 0, [new(new Deposited(1))], Writing.By("teller"), enlist: e => Tell(e, t)).AsTask()).ToList();
        var bad = node.Events.Append("account/bad", 0, [new(new Deposited(1))], Writing.By("teller"), enlist: async e =>
        {
            await Tell(e, new Told("account/bad", 1, "bad"));
            throw new InvalidOperationException("changed my mind");
        }).AsTask();
        await held.Release("account/first");

        await Patience.Within(Task.WhenAll([first, .. appends]), "the good appends");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Patience.Within(bad, "the bad append"));
        Assert.Equal("changed my mind", failure.Message);
        Assert.Empty(await node.Events.ReadStream("account/bad"));
        await AreDone(database, post, good);
    }

    [Fact]
    public async Task A_document_that_the_database_refuses_harms_only_its_caller()
    {
        var database = await NewDatabase();
        var post = new Post();
        var node = await Started(database, post, new StoreSettings { Committers = 1 });
        await using var held = await HeldAppends.On(database);
        await held.Hold("account/first");
        var first = node.Append("account/first", 0, new Deposited(1)).AsTask();
        await held.Waiting("account/first");

        var good = Enumerable.Range(0, 10).Select(i => new Told($"account/{i}", 1, $"{i}")).ToList();
        var appends = good.Select(t => node.Events.Append(t.Stream, 0, [new(new Deposited(1))], Writing.By("teller"), enlist: e => Tell(e, t)).AsTask()).ToList();
        var bad = node.Events.Append(
            "account/bad", 0, [new(new Deposited(1))], Writing.By("teller"), enlist: e => Tell(e, new Told("account/bad", 1, "a\0b"))).AsTask();
        await held.Release("account/first");

        await Patience.Within(Task.WhenAll([first, .. appends]), "the good appends");
        await Assert.ThrowsAnyAsync<Exception>(() => Patience.Within(bad, "the bad append"));
        Assert.Empty(await node.Events.ReadStream("account/bad"));
        await AreDone(database, post, good);
    }

    [Fact]
    public async Task Of_an_append_that_fails_in_its_commit_nothing_is_left_and_nothing_is_sent()
    {
        var database = await NewDatabase();
        var post = new Post();
        var node = await Started(database, post);
        await using var held = await HeldAppends.On(database);
        await held.Doom("account/doomed");

        await Assert.ThrowsAnyAsync<Exception>(async () => await node.Events.Append(
            "account/doomed", 0, [new(new Deposited(1))], Writing.By("teller"), enlist: e => Tell(e, new Told("account/doomed", 1, "doomed"))));
        var fine = new Told("account/fine", 1, "fine");
        await node.Events.Append(fine.Stream, 0, [new(new Deposited(1))], Writing.By("teller"), enlist: e => Tell(e, fine));

        await AreDone(database, post, [fine]);
    }

    [Fact]
    public async Task A_message_is_handled_only_when_its_append_can_be_read()
    {
        var database = await NewDatabase();
        TestNode? node = null;
        var early = 0;
        var post = new Post(async told =>
        {
            if ((await node!.Events.ReadStream(told.Stream)).Count < told.Version) Interlocked.Increment(ref early);
        });
        node = await Started(database, post);
        await using var turbulence = await TurbulentCommits.On(database, longest: 0.01, failures: 0);

        var told = await Patience.Within(
            Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
            {
                var mine = new Told($"account/{i}", 2, $"{i}");
                await node.Events.Append(mine.Stream, 0, [new(new Deposited(1)), new(new Note(""))], Writing.By("teller"), enlist: e => Tell(e, mine));
                return mine;
            }))),
            "40 appends");

        await AreDone(database, post, told);
        Assert.Equal(0, early);
    }

    [Fact]
    public async Task When_the_answer_to_the_commit_is_lost_and_it_was_written_its_messages_are_handled_all_the_same()
    {
        var database = await NewDatabase();
        await using var network = new FaultyNetwork(database.ConnectionString);
        var post = new Post();
        var node = await Owned(TestNode.Open(
            network.ConnectionString, Model, new StoreSettings { CommandTimeout = TimeSpan.FromSeconds(2), CheckLockEvery = TimeSpan.FromMinutes(1) }, wolverine: post.Configure));
        await node.Start();
        await using var held = await HeldAppends.On(database);
        await held.Hold("account/a");
        var mine = new Told("account/a", 1, "mine");
        var append = node.Events.Append(mine.Stream, 0, [new(new Deposited(1))], Writing.By("teller"), enlist: e => Tell(e, mine)).AsTask();
        await held.Waiting("account/a");

        network.Becomes(Fault.SwallowAnswers);
        await held.Release("account/a");
        await Patience.Until(() => database.One<bool>("select exists (select from mt_events)"), "the commit");
        network.Becomes(Fault.None);

        Assert.Equal(1, (await Patience.Within(append, "the append to be settled")).Version);
        await AreDone(database, post, [mine]);
    }

    private async Task<TestNode> Started(TestDatabase database, Post post, StoreSettings? settings = null)
    {
        var node = await Owned(TestNode.Open(database.ConnectionString, Model, settings, wolverine: post.Configure));
        await Patience.Within(node.Start(), "a node to start");
        return node;
    }

    private static async ValueTask Tell(Enlistment enlisted, Told told)
    {
        enlisted.Session.Store(new Slip(told.By, told.Stream, told.Version));
        await enlisted.Messages.PublishAsync(told);
    }

    /// <summary>The slips of exactly these are stored, and each of their messages is handled once and no other.</summary>
    private static async Task AreDone(TestDatabase database, Post post, IReadOnlyList<Told> told)
    {
        Assert.Equal(
            told.Select(t => $"{t.By}|{t.Stream}|{t.Version}").Order(StringComparer.Ordinal),
            await database.Lines("select id, data ->> 'stream', data ->> 'version' from mt_doc_enlistedtests_slip order by (id || '|' || (data ->> 'stream')) collate \"C\""));
        await Patience.Until(
            () => database.One<bool>("select count(*) = $1 and bool_and(status = 'Handled') from wolverine.wolverine_incoming_envelopes", (long)told.Count),
            async () => $"{told.Count} messages to be handled; of {await database.One<long>("select count(*) from wolverine.wolverine_incoming_envelopes")} stored {post.Handled.Count} are");
        Assert.Equal(told.OrderBy(t => t.By, StringComparer.Ordinal), post.Handled.OrderBy(t => t.By, StringComparer.Ordinal));
    }
}
