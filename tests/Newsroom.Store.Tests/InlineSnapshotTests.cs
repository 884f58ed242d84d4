using FsCheck;
using FsCheck.Fluent;
using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>Marten's own inline projections commit with the append: whoever writes reads their write.</summary>
public sealed class InlineSnapshotTests : Suite
{
    private static readonly StoreModel Model = Writing.Bare.AndBalances();
    private static readonly StoreModel Stumbling = Writing.Bare with { Snapshots = [Stumbled.Snapshot] };

    [Fact]
    public async Task The_document_is_there_when_the_append_returns()
    {
        var node = await Started(await NewDatabase(), Model);
        for (var version = 0; version < 30; version++)
        {
            var appended = await node.Append("account/a", version, new Deposited(10));

            Assert.Equal(
                new Balance("a", 10 * (version + 1), version + 1, version + 1, null, appended.Events[0].At, "teller", false, false),
                await node.Document<Balance>("a"));
        }
    }

    [Fact]
    public async Task It_is_there_without_the_daemon_too()
    {
        var node = await Opened(await NewDatabase(), Model);

        await node.Append("account/a", 0, new Deposited(10), new Note("é"));

        Assert.Equal((10, "é"), await node.Document<Balance>("a") is { } b ? (b.Sum, b.LastNote) : default);
    }

    [Fact]
    public async Task Another_node_reads_it_as_soon_as_the_append_has_returned()
    {
        var database = await NewDatabase();
        var writer = await Started(database, Model);
        var reader = await Started(database, Model);
        for (var version = 0; version < 10; version++)
        {
            await writer.Append("account/a", version, new Deposited(1));
            Assert.Equal(version + 1, (await reader.Document<Balance>("a"))!.Sum);
        }
    }

    [Fact]
    public async Task Streams_of_another_category_do_not_touch_it()
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);

        await node.Append("account/a", 0, new Deposited(1));
        await node.Append("safe/a", 0, new Deposited(1_000));

        Assert.Equal(1, (await node.Document<Balance>("a"))!.Sum);
        Assert.Single(await database.Documents(Balance.Called));
    }

    [Fact]
    public async Task A_conflict_leaves_the_document_untouched()
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);
        await node.Append("account/a", 0, new Deposited(1));
        var before = await database.Lines("select xmin, * from mt_doc_balance");

        await Assert.ThrowsAsync<StreamConflict>(async () => await node.Append("account/a", 0, new Deposited(100)));
        await Assert.ThrowsAsync<StreamConflict>(async () => await node.Append("account/a", 2, new Closed()));
        await Assert.ThrowsAsync<StreamConflict>(async () => await node.Append("account/b", 2, new Deposited(100)));

        Assert.Equal(before, await database.Lines("select xmin, * from mt_doc_balance"));
    }

    [Fact]
    public async Task An_append_that_fails_in_its_commit_leaves_the_document_untouched()
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);
        await node.Append("account/a", 0, new Deposited(1));
        var before = await database.Documents(Balance.Called);
        await using var appends = await HeldAppends.On(database);
        await appends.Doom("account/a");

        await Assert.ThrowsAnyAsync<Exception>(async () => await node.Append("account/a", 1, new Deposited(100)));
        Assert.Equal(before, await database.Documents(Balance.Called));

        await appends.Pardon("account/a");
        await node.Append("account/a", 1, new Deposited(5));
        Assert.Equal(6, (await node.Document<Balance>("a"))!.Sum);
    }

    [Fact]
    public async Task One_that_cannot_fold_an_event_fails_that_append_alone()
    {
        var database = await NewDatabase();
        var node = await Started(database, Stumbling);
        await node.Append("account/bad", 0, new Deposited(1));

        var crowd = Enumerable.Range(0, 30).Select(i => Task.Run(async () => await node.Append($"account/{i}", 0, new Deposited(i + 100)))).ToList();
        var failure = await Assert.ThrowsAnyAsync<Exception>(
            () => Patience.Within(node.Append("account/bad", 1, new Deposited(2), new Deposited(Stumbled.Beyond)), "the append that cannot be folded"));
        await Patience.Within(Task.WhenAll(crowd), "the appends that can be folded");

        Assert.Contains(Stumbled.Complaint, failure.ToString(), StringComparison.Ordinal);
        Assert.Single(await node.Events.ReadStream("account/bad"));
        Assert.Equal(1, (await node.Document<Stumbled>("bad"))!.Deposits);
        Assert.Equal(31, (await database.Documents(Stumbled.Called)).Count);
    }

    [Fact]
    public async Task An_append_out_of_its_place_is_a_conflict_even_where_it_could_not_be_folded_there()
    {
        var node = await Started(await NewDatabase(), Stumbling);
        await node.Append("account/a", 0, new Deposited(1));

        var conflict = await Assert.ThrowsAsync<StreamConflict>(async () => await node.Append("account/a", 0, new Deposited(Stumbled.Beyond)));

        Assert.Equal(1, conflict.Actual);
        Assert.Single(await node.Events.ReadStream("account/a"));
    }

    [Fact]
    public async Task Writers_who_race_on_one_stream_keep_the_document_equal_to_the_fold()
    {
        var database = await NewDatabase();
        var nodes = new[] { await Started(database, Model), await Started(database, Model) };

        await Patience.Within(
            Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
            {
                for (var i = 0; i < 8; i++)
                {
                    var (appended, _) = await nodes[writer % 2].AppendRetrying(
                        "account/a", writer == 3 && i % 2 == 0 ? new Closed() : new Deposited(writer * 100 + i));
                    // What one reads after one's own append is that append, or a later one.
                    var seen = await nodes[writer % 2].Document<Balance>("a");
                    Assert.True(seen!.Version >= appended.Version, $"read version {seen.Version} after writing {appended.Version}");
                }
            }))),
            "16 writers on one stream");

        await Stored.EqualsFold<Balance>(nodes[0], database, Balance.Called);
    }

    [Fact]
    public async Task Writers_on_many_streams_keep_every_document_equal_to_the_fold()
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);

        await Patience.Within(
            Task.WhenAll(Enumerable.Range(0, 12).Select(writer =>
                Task.Run(() => new RandomHistory(writer, accounts: 4).Append(node, 25, $"{writer} ")))),
            "12 writers");

        await Stored.EqualsFold<Balance>(node, database, Balance.Called);
    }

    /// <summary>Steps of one writer: which account, how many events at once, and whether another writer comes in between.</summary>
    [Fact]
    public async Task After_any_history_with_races_every_document_equals_the_fold()
    {
        var database = await NewDatabase();
        var nodes = new[] { await Opened(database, Model), await Opened(database, Model) };
        var run = 0;
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(20),
            Prop.ForAll(Gen.Choose(0, 59).ArrayOf().Where(steps => steps.Length > 0).ToArbitrary(), steps =>
                Task.Run(() => History($"run {run++} ", steps)).WaitAsync(Patience.Limit).GetAwaiter().GetResult()));

        await Stored.EqualsFold<Balance>(nodes[0], database, Balance.Called);

        async Task History(string prefix, int[] steps)
        {
            // Four writers take the steps in turn, over three accounts, at whatever version they find.
            await Task.WhenAll(Enumerable.Range(0, 4).Select(async writer =>
            {
                foreach (var step in steps.Where((_, i) => i % 4 == writer))
                {
                    var events = Enumerable.Range(0, step / 3 % 3 + 1).Select(i => new NewEvent(Event(step / 9, i))).ToArray();
                    await nodes[step % 2].AppendRetrying($"account/{prefix}{step % 3}", events);
                }
            }));
            var log = (await nodes[0].WholeLog()).Where(e => e.Subject.StartsWith(prefix, StringComparison.Ordinal)).ToList();
            foreach (var (id, document) in Folded.Snapshot<Balance>(log))
                Assert.Equal(document, Folded.Text(await nodes[1].Document<Balance>(id)));
        }

        static object Event(int kind, int i) => kind switch
        {
            0 => new Closed(),
            1 => new Note($"n° {i}"),
            2 => new Moved("elsewhere", 10 + i),
            _ => new Deposited(100 * kind + i),
        };
    }

    [Fact]
    public async Task Those_of_one_group_are_all_written_with_it()
    {
        var database = await NewDatabase();
        // A single committer that is held up makes one group of all who come meanwhile.
        var node = await Opened(database, Model, new StoreSettings { Committers = 1 });
        await node.Append("account/0", 0, new Deposited(1));
        await using var held = await HeldAppends.On(database);
        await held.Hold("account/first");
        var first = node.Append("account/first", 0, new Deposited(1)).AsTask();
        await held.Waiting("account/first");

        var fit = Enumerable.Range(0, 60).Select(i => node.Append($"account/{i}", i == 0 ? 1 : 0, new Deposited(i), new Note("two")).AsTask()).ToList();
        var late = Enumerable.Range(60, 10).Select(i => node.Append($"account/{i}", 7, new Deposited(i)).AsTask()).ToList();
        await held.Release("account/first");
        await Patience.Within(Task.WhenAll([first, .. fit]), "the appends that fit");
        foreach (var append in late) await Assert.ThrowsAsync<StreamConflict>(() => Patience.Within(append, "those that do not"));

        Assert.Equal(61, (await database.Documents(Balance.Called)).Count);
        // One transaction: the same time for all of them.
        Assert.Single(fit.SelectMany(append => append.Result.Events).Select(e => e.At).Distinct());
        await Stored.EqualsFold<Balance>(node, database, Balance.Called);
    }

    [Fact]
    public async Task The_document_is_found_after_a_restart_and_goes_on()
    {
        var database = await NewDatabase();
        var first = await Started(database, Model);
        await first.Append("account/a", 0, new Deposited(1));
        await Dispose(first);

        var second = await Started(database, Model);
        Assert.Equal(1, (await second.Document<Balance>("a"))!.Sum);
        await second.Append("account/a", 1, new Deposited(2));

        Assert.Equal(3, (await second.Document<Balance>("a"))!.Sum);
    }

    [Fact]
    public async Task Opening_another_node_makes_nothing_anew()
    {
        var database = await NewDatabase();
        var first = await Started(database, Model);
        await first.Append("account/a", 0, new Deposited(1));
        var before = await database.Lines("select xmin, * from mt_doc_balance");

        await Started(database, Model);

        Assert.Equal(before, await database.Lines("select xmin, * from mt_doc_balance"));
    }

    [Fact]
    public async Task One_that_is_new_to_a_log_with_events_is_folded_before_the_node_is_open()
    {
        var database = await NewDatabase();
        var before = await Started(database, Writing.Bare);
        await new RandomHistory(61).Append(before, 40);
        await Dispose(before);

        var node = await Opened(database, Model);

        Assert.NotEmpty(await database.Documents(Balance.Called));
        await Stored.EqualsFold<Balance>(node, database, Balance.Called);
    }

    [Fact]
    public async Task Of_a_raised_revision_it_is_folded_anew_before_the_node_is_open()
    {
        var database = await NewDatabase();
        var before = await Started(database, Model);
        await new RandomHistory(62).Append(before, 40);
        await Dispose(before);
        await database.Run("update mt_doc_balance set data = data || '{\"sum\": 667}'");
        await database.Run("insert into mt_doc_balance (id, data) values ('impossible', '{\"id\": \"impossible\"}')");

        var node = await Opened(database, Writing.Bare with { Snapshots = [InlineSnapshot.Of<Balance>(Balance.Called, revision: 2)] });

        await Stored.EqualsFold<Balance>(node, database, Balance.Called);
    }
}
