using System.Collections.Concurrent;
using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store.Tests;

/// <summary>Rebuilt equals live: the same ids, the same data as text. Nothing that was planted outlives a rebuild.</summary>
public sealed class RebuildTests : Suite
{
    private static readonly StoreModel Raised = Writing.With(new FlowListing(revision: 2), new StateListing(), new TallyListing()).AndBalances();
    private static readonly StoreModel Model = Writing.With(new FlowListing(), new StateListing(), new TallyListing()).AndBalances();

    public static TheoryData<string> Names => new(Model.Listings.Select(listing => listing.Name));

    public static TheoryData<string> SnapshotToo => new([.. Model.Listings.Select(listing => listing.Name), Balance.Called]);

    [Theory]
    [MemberData(nameof(SnapshotToo))]
    public async Task Rebuilt_equals_live(string name)
    {
        var (database, node) = await Lived(31);
        var live = await Written(database, name);

        await Rebuild(node, name);

        Assert.NotEmpty(live);
        Assert.Equal(live, await Written(database, name));
    }

    [Theory]
    [MemberData(nameof(SnapshotToo))]
    public async Task Rebuilt_equals_live_over_the_gaps_of_failed_appends(string name)
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);
        await using (var appends = await HeldAppends.On(database))
        {
            await appends.Doom("account/doomed");
            var history = new RandomHistory(32);
            for (var round = 0; round < 10; round++)
            {
                await history.Append(node, 5);
                await Assert.ThrowsAnyAsync<Exception>(async () => await node.Append("account/doomed", 0, new Deposited(1)));
            }
        }
        await node.ListingsCatchUp();
        var live = await Written(database, name);

        await Rebuild(node, name);

        Assert.Equal(live, await Written(database, name));
    }

    [Theory]
    [MemberData(nameof(SnapshotToo))]
    public async Task What_was_planted_is_gone_and_what_was_tampered_with_is_put_right(string name)
    {
        var (database, node) = await Lived(33);
        var live = await Written(database, name);

        var table = name == Balance.Called ? $"mt_doc_{name}" : $"newsroom.kept_{name}";
        await database.Run($"update {table} set data = data || '{{\"sum\": 667}}'");
        if (name != Balance.Called) await database.Run($"delete from {table} where id = $1 and to_position is not null", RandomHistory.Account(1));
        // A copy under another id, so that whatever columns there are beside these are filled.
        await database.Run($"insert into {table} select (jsonb_populate_record(d, '{{\"id\": \"impossible\"}}')).* from {table} d order by id limit 1");
        Assert.NotEqual(live, await Written(database, name));

        await Rebuild(node, name);

        Assert.Equal(live, await Written(database, name));
    }

    [Theory]
    [MemberData(nameof(SnapshotToo))]
    public async Task What_is_made_of_an_empty_log_is_rebuilt_to_nothing(string name)
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);

        await Rebuild(node, name);
        Assert.Empty(await Written(database, name));

        await new RandomHistory(34).Append(node, 20);
        await node.ListingsCatchUp();
        await Agrees(node, database, name);
    }

    [Theory]
    [MemberData(nameof(SnapshotToo))]
    public async Task Either_of_two_nodes_may_rebuild(string name)
    {
        var (database, one) = await Lived(35);
        var two = await Started(database, Model);
        var live = await Written(database, name);

        await Rebuild(one, name);
        Assert.Equal(live, await Written(database, name));
        await Rebuild(two, name);
        Assert.Equal(live, await Written(database, name));

        await new RandomHistory(36).Append(two, 10, "later ");
        await one.ListingsCatchUp();
        await Agrees(one, database, name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Appends_during_a_rebuild_lose_nothing(string name)
    {
        var database = await NewDatabase();
        var nodes = new[] { await Started(database, Model), await Started(database, Model) };
        await nodes[0].Events.Import(Archives.Plain(1_500));
        await nodes[0].ListingsCatchUp();

        var rebuilt = new TaskCompletionSource();
        var writing = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            var history = new RandomHistory(writer, accounts: 3);
            // At least so many, and on until the last rebuild is over: appends fall into every part of it.
            for (var i = 0; i < 20 || !rebuilt.Task.IsCompleted; i++) await history.Append(nodes[writer % 2], 1, $"{writer} ");
        })).ToList();
        try
        {
            await Rebuild(nodes[0], name);
            await Rebuild(nodes[1], name);
        }
        finally
        {
            rebuilt.SetResult();
            await Patience.Within(Task.WhenAll(writing), "the writers");
        }

        foreach (var node in nodes) await node.ListingsCatchUp();
        await Agrees(nodes[0], database, name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Readers_see_the_old_rows_until_the_new_ones_are_complete(string name)
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);
        await node.Events.Import(Archives.Plain(2_000));
        await node.ListingsCatchUp();
        var whole = await Written(database, name);
        var seen = new ConcurrentQueue<(string When, IReadOnlyList<string> Documents)>();

        // Looks whenever the rebuild says how far it is, which is certainly in its midst, and all the time beside it.
        var report = new Reports(database, name, seen);
        var rebuilding = Task.Run(() => node.Listings.Rebuild(name, report));
        while (!rebuilding.IsCompleted) seen.Enqueue(("beside it", await Written(database, name)));
        await Patience.Within(rebuilding, "the rebuild");
        seen.Enqueue(("after it", await Written(database, name)));

        Assert.All(seen, look => Assert.True(
            whole.SequenceEqual(look.Documents), $"a reader {look.When} saw {look.Documents.Count} documents that are not the {whole.Count}"));
        Assert.All(report.Told, told => Assert.InRange(told.Done, 0, told.Total));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_rebuild_that_is_given_up_leaves_the_old_rows(string name)
    {
        var (database, node) = await Lived(37);
        var live = await Written(database, name);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => node.Listings.Rebuild(name, null, cancelled.Token));

        Assert.Equal(live, await Written(database, name));
        await new RandomHistory(38).Append(node, 5, "later ");
        await node.ListingsCatchUp();
        await Agrees(node, database, name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Appends_are_written_in_the_midst_of_a_rebuild(string name)
    {
        var (database, node) = await Lived(40);
        var history = new RandomHistory(41);
        var appended = new List<Recorded>();

        // The rebuild stands still until its report returns, and the report returns when the appends are written.
        await Rebuild(node, name, new Told(told =>
        {
            if (told.Done < told.Total)
                appended.AddRange(Task.Run(() => history.Append(node, 5, $"{appended.Count} ")).WaitAsync(Patience.Limit).GetAwaiter().GetResult());
        }));
        if (appended.Count == 0) await history.Append(node, 5, "later ");

        await node.ListingsCatchUp();
        await Agrees(node, database, name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Two_rebuilds_of_one_listing_at_once_take_turns(string name)
    {
        var (database, one) = await Lived(42);
        var two = await Started(database, Model);
        var live = await Written(database, name);

        await Patience.Within(
            Task.WhenAll(new[] { one, two, one, two }.Select(node => Task.Run(() => node.Listings.Rebuild(name)))), "four rebuilds at once");

        Assert.Equal(live, await Written(database, name));
        await new RandomHistory(43).Append(two, 10, "later ");
        await one.ListingsCatchUp();
        await Agrees(one, database, name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_rebuild_whose_connections_break_leaves_the_old_rows_and_the_next_one_succeeds(string name)
    {
        var (database, node) = await Lived(44);
        var live = await Written(database, name);

        var broken = await Record.ExceptionAsync(() => Rebuild(node, name, new Told(told => Task.Run(database.TerminateBackends).Wait())));

        Assert.NotNull(broken);
        Assert.Equal(live, await Written(database, name));
        await Patience.Until(
            async () => await Record.ExceptionAsync(() => node.Listings.Rebuild(name)) is null, "the next rebuild to succeed");
        Assert.Equal(live, await Written(database, name));
    }

    [Fact]
    public async Task Appends_under_a_raised_revision_lose_nothing_before_and_while_it_is_rebuilt()
    {
        var database = await NewDatabase();
        var first = await Started(database, Model);
        var history = new RandomHistory(45);
        await history.Append(first, 40);
        await first.ListingsCatchUp();
        await Dispose(first);

        var second = await Opened(database, Raised);
        await history.Append(second, 20);
        Assert.Equal(["flow"], (await second.Listings.Progress()).Where(p => p.Rebuilding is { Changed: true }).Select(p => p.Name));
        await second.Start();
        await history.Append(second, 20);

        await Patience.Until(async () => (await second.Listings.Progress()).All(p => p.Rebuilding is null), "the listing to be rebuilt");
        await history.Append(second, 5);
        await second.ListingsCatchUp();
        foreach (var listing in Raised.Listings) await Stored.EqualsFold(second, database, listing);
    }

    [Fact]
    public async Task A_raised_revision_is_rebuilt_at_the_start()
    {
        var database = await NewDatabase();
        var first = await Started(database, Model);
        await new RandomHistory(39).Append(first, 40);
        await first.ListingsCatchUp();
        await Dispose(first);

        var second = await Started(database, Raised);

        await Patience.Until(
            async () => await database.One<bool>("select bool_and((data ->> 'revision')::int = 2) from newsroom.kept_flow"), "every row to be of the new revision");
        await second.ListingsCatchUp();
        foreach (var listing in Raised.Listings) await Stored.EqualsFold(second, database, listing);
    }

    [Fact]
    public async Task While_a_listing_is_rebuilt_under_another_revision_the_others_go_on_and_only_it_is_not_answered_for()
    {
        var database = await NewDatabase();
        var first = await Started(database, Model);
        await new RandomHistory(46).Append(first, 40);
        await first.ListingsCatchUp();
        await Dispose(first);
        // A reader in the table holds up the swap for as long as the test likes.
        await using var reader = await database.Connect();
        await using var transaction = await reader.BeginTransactionAsync();
        await using (var enter = new NpgsqlCommand("lock table newsroom.kept_flow in access share mode", reader)) await enter.ExecuteNonQueryAsync();

        var second = await Started(database, Raised);
        var later = await second.Append("account/later", 0, new Deposited(1));

        await Patience.Within(second.Listings.WaitFor(later.Position, Patience.Limit, default, "tally", "states"), "the others");
        await Stored.EqualsFold(second, database, new TallyListing());
        await Stored.EqualsFold(second, database, new StateListing());
        await Assert.ThrowsAsync<TimeoutException>(() => second.Listings.WaitFor(later.Position, Patience.Limit, default, "flow"));
        await Assert.ThrowsAsync<TimeoutException>(() => second.Listings.WaitFor(later.Position, Patience.Limit, default));

        await transaction.CommitAsync();
        await Patience.Until(async () => (await second.Listings.Progress()).All(p => p.Rebuilding is null), "the listing to be rebuilt");
        await second.ListingsReach(later.Position);
        await Stored.EqualsFold(second, database, new FlowListing(revision: 2));
    }

    [Fact]
    public async Task Everything_is_folded_anew_after_a_whole_log_was_written_past_the_door()
    {
        var database = await NewDatabase();
        var written = await NewDatabase();
        await using (var source = await Patience.Within(TestNode.Open(written.ConnectionString, Writing.Bare), "a node to open")) await new RandomHistory(47).Append(source, 60);
        var alone = await Opened(database, Model, new StoreSettings { Alone = true });
        foreach (var table in new[] { "mt_streams", "mt_events" }) await Carry(written, database, table);

        var told = new List<string>();
        await Patience.Within(
            alone.Listings.RebuildAll(async (name, rebuild) =>
            {
                told.Add(name);
                await rebuild(new Told(_ => { }));
            }),
            "all of it to be folded");
        Assert.Equal([Balance.Called, "flow", "states", "tally"], told);
        await Dispose(alone);

        var node = await Started(database, Model);
        await new RandomHistory(48).Append(node, 10, "later ");
        await node.ListingsCatchUp();
        foreach (var listing in Model.Listings) await Stored.EqualsFold(node, database, listing);
        await Stored.EqualsFold<Balance>(node, database, Balance.Called);
    }

    [Fact]
    public async Task An_append_in_the_midst_of_a_snapshot_s_rebuild_does_not_write_what_it_made_of_a_former_document()
    {
        var database = await NewDatabase();
        var node = await Opened(database, Model);
        await node.Append("account/a", 0, new Deposited(1));
        await database.Run("update mt_doc_balance set data = data || '{\"sum\": 667}'");

        // The append has read the document and cannot write its events yet.
        await using var connection = await database.Connect();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("lock table public.mt_events in share mode", connection)) await hold.ExecuteNonQueryAsync();
        var append = node.Append("account/a", 1, new Deposited(2)).AsTask();
        await Waits("mt_events");
        var rebuild = Task.Run(() => node.Listings.Rebuild(Balance.Called));
        await Patience.Until(async () => rebuild.IsCompleted || await IsWaitedFor("mt_streams"), "the rebuild to end, or to wait for the append");
        await transaction.CommitAsync();

        await Patience.Within(append, "the append");
        await Patience.Within(rebuild, "the rebuild");
        await Stored.EqualsFold<Balance>(node, database, Balance.Called);

        Task Waits(string table) => Patience.Until(() => IsWaitedFor(table), $"a session to wait for {table}");

        Task<bool> IsWaitedFor(string table) => database.One<bool>(
            "select exists (select from pg_locks where not granted and relation = $1::regclass and database = (select oid from pg_database where datname = current_database()))", table);
    }

    [Fact]
    public async Task Appends_during_the_rebuild_of_a_snapshot_lose_nothing()
    {
        var database = await NewDatabase();
        var nodes = new[] { await Opened(database, Model), await Opened(database, Model) };
        await nodes[0].Events.Import(Archives.Plain(1_500));
        var rebuilt = new TaskCompletionSource();
        var writing = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            var history = new RandomHistory(writer, accounts: 3);
            for (var i = 0; i < 20 || !rebuilt.Task.IsCompleted; i++) await history.Append(nodes[writer % 2], 1, $"{writer} ");
        })).ToList();
        try
        {
            for (var i = 0; i < 3; i++) await Rebuild(nodes[i % 2], Balance.Called);
        }
        finally
        {
            rebuilt.SetResult();
            await Patience.Within(Task.WhenAll(writing), "the writers");
        }

        await Stored.EqualsFold<Balance>(nodes[0], database, Balance.Called);
    }

    [Fact]
    public async Task Readers_see_the_former_documents_until_a_snapshot_is_complete()
    {
        var (database, node) = await Lived(49);
        var whole = await database.Documents(Balance.Called);
        var rebuilding = Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++) await node.Listings.Rebuild(Balance.Called);
        });

        while (!rebuilding.IsCompleted) Assert.Equal(whole, await database.Documents(Balance.Called));
        await Patience.Within(rebuilding, "the rebuilds");
        Assert.Equal(whole, await database.Documents(Balance.Called));
    }

    [Fact]
    public async Task What_is_neither_a_listing_nor_a_snapshot_is_refused()
    {
        var node = await Opened(await NewDatabase(), Model);

        await Assert.ThrowsAsync<ArgumentException>(() => node.Listings.Rebuild("nothing"));
    }

    private async Task<(TestDatabase, TestNode)> Lived(int seed)
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);
        await new RandomHistory(seed).Append(node, 80);
        await node.ListingsCatchUp();
        return (database, node);
    }

    private static Task Rebuild(TestNode node, string name, IProgress<(long, long)>? report = null) =>
        Patience.Within(Task.Run(() => node.Listings.Rebuild(name, report)), $"the rebuild of {name}");

    private static Task<IReadOnlyList<string>> Written(TestDatabase database, string name) =>
        name == Balance.Called ? database.Documents(name) : database.Kept(name);

    private static Task Agrees(TestNode node, TestDatabase database, string name) => name == Balance.Called
        ? Stored.EqualsFold<Balance>(node, database, name)
        : Stored.EqualsFold(node, database, Model.Listings.Single(l => l.Name == name));

    /// <summary>A table's rows from one database into another, the sequence with them.</summary>
    private static async Task Carry(TestDatabase from, TestDatabase to, string table)
    {
        foreach (var row in await from.Lines($"select to_json(t)::text from {table} t order by {(table == "mt_events" ? "seq_id" : "id")}"))
            await to.Run($"insert into {table} select * from json_populate_record(null::{table}, $1::json)", row);
        if (table == "mt_events") await to.One<long>("select setval('mt_events_sequence', (select max(seq_id) from mt_events))");
    }

    /// <summary>Calls back while the rebuild waits; not at once like <see cref="Progress{T}"/>, which may come too late.</summary>
    private sealed class Told(Action<(long Done, long Total)> tell) : IProgress<(long Done, long Total)>
    {
        public void Report((long Done, long Total) value) => tell(value);
    }

    /// <summary>Looks at the documents while the rebuild waits for the report to return.</summary>
    private sealed class Reports(
        TestDatabase database, string name, ConcurrentQueue<(string, IReadOnlyList<string>)> seen) : IProgress<(long Done, long Total)>
    {
        public ConcurrentQueue<(long Done, long Total)> Told { get; } = [];

        public void Report((long Done, long Total) value)
        {
            Told.Enqueue(value);
            // The last report may come when the new documents already stand: they are the same, so it may look as well.
            seen.Enqueue(($"at {value.Done} of {value.Total}", Task.Run(() => Written(database, name)).WaitAsync(Patience.Limit).GetAwaiter().GetResult()));
        }
    }
}
