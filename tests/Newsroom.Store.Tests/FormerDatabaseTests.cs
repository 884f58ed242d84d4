using Newsroom.Core;
using Newsroom.Core.Access;
using Newsroom.Core.Annotations.Listings;
using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Listings;
using Newsroom.Core.Kernel;
using Weasel.Core.Migrations;

namespace Newsroom.Store.Tests;

/// <summary>
/// Newsrooms of before Marten became the one engine: one written by the embedded engine, one by Marten 9.29. Each has 180
/// events, the same story in both: the seeds, keys, notes carried along, embargoes that wait. Listings whose definition has changed
/// since are folded anew at the first start; the others go on from where they were.
/// </summary>
public sealed class FormerDatabaseTests : Suite
{
    private const long Last = 180;
    private const string Snapshot = "access_key";

    private const string Log =
        "select seq_id, id, stream_id, version, data::text, type, timestamp::text, mt_dotnet_type, correlation_id, causation_id, headers::text, user_name, xmin from mt_events order by seq_id";

    private static readonly StoreModel Model = new(NewsroomModel.EventTypes, NewsroomModel.Listings) { Snapshots = [InlineSnapshot.Of<AccessKey>(Snapshot, revision: 2)] };

    public static TheoryData<string> Former => new("embedded.sql", "marten.sql");

    [Theory]
    [MemberData(nameof(Former))]
    public async Task It_opens_its_log_is_unchanged_and_its_listings_go_on_from_where_they_were(string former)
    {
        var database = await Restored(former);
        var (log, kept) = (await database.Lines(Log), await Kept(database));
        Assert.Equal(Last, log.Count);

        var node = await Started(database, Model);
        await Reach(node, Last);

        Assert.Equal(log, await database.Lines(Log));
        Assert.Equal(kept, await Kept(database));
        foreach (var listing in Model.Listings) await Stored.EqualsFold(node, database, listing);
        Assert.All(await node.Listings.Progress(), p => Assert.Equal(new Progress(StoredListings.Shard, Last, null), p));
        Assert.Equal(Last, await node.Events.SafeHead());
        Assert.Equal(Enumerable.Range(1, (int)Last).Select(p => (long?)p), (await node.WholeLog()).Select(e => e.Position));
        await node.Store.Storage.Database.AssertDatabaseMatchesConfigurationAsync();
    }

    [Theory]
    [MemberData(nameof(Former))]
    public async Task Its_listings_equal_a_rebuild(string former)
    {
        var database = await Restored(former);
        var kept = await Kept(database);
        var node = await Started(database, Model);
        await Reach(node, Last);

        foreach (var listing in Model.Listings) await Patience.Within(node.Listings.Rebuild(listing.Name), $"the rebuild of {listing.Name}");

        Assert.NotEmpty(kept);
        Assert.Equal(kept, await Kept(database));
        foreach (var listing in Model.Listings) await Stored.EqualsFold(node, database, listing);
    }

    [Theory]
    [MemberData(nameof(Former))]
    public async Task Its_keys_are_a_snapshot_equal_to_the_fold(string former)
    {
        var database = await Restored(former);

        var node = await Opened(database, Model);

        Assert.Equal(5, (await database.Documents(Snapshot)).Count);
        await Stored.EqualsFold<AccessKey>(node, database, Snapshot);
        var keys = new List<AccessKey>();
        foreach (var granted in (await node.WholeLog()).Where(e => e.Data is KeyGranted)) keys.Add((await node.Document<AccessKey>(granted.Subject))!);
        Assert.Equal(
            ["administrator", "Lou Reader", "Joris Journaliste", "Édith Rédac", "Stagiaire partie (revoked)"],
            keys.Select(key => $"{(key.Role == Role.Administrator ? "administrator" : key.Name)}{(key.Revoked ? " (revoked)" : "")}"));
    }

    [Theory]
    [MemberData(nameof(Former))]
    public async Task Appends_go_on(string former)
    {
        var database = await Restored(former);
        var node = await Started(database, Model);
        var retired = (await node.WholeLog()).Last(e => e.Data is KeyGranted && e.Version == 1).Stream;
        var report = (await node.WholeLog()).First(e => e.Data is ArticleFiled).Stream;
        var versions = new[] { (await node.Events.ReadStream(retired)).Count, (await node.Events.ReadStream(report)).Count };

        var conflict = await Assert.ThrowsAsync<StreamConflict>(
            async () => await node.Append(report, versions[1] - 1, new ArticleEmbargoed(DateTimeOffset.UnixEpoch.AddYears(100))));
        var granted = await node.Append("key/fresh", 0, new KeyGranted("Odile", "editor", new string('a', 64)));
        var embargoed = await node.Append(report, versions[1], new ArticleEmbargoed(DateTimeOffset.UnixEpoch.AddYears(100)));
        await Reach(node, embargoed.Position);

        Assert.Equal(versions[1], conflict.Actual);
        Assert.Equal((Last + 1, Last + 2), (granted.Position, embargoed.Position));
        Assert.Equal("Odile", (await node.Document<AccessKey>("fresh"))!.Name);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddYears(100), (await node.Row<ArticleListing>(ArticlesListing.ListingName, Streams.IdOf(report)))!.EmbargoedUntil);
        Assert.Equal(Last + 2, await node.Events.PositionAt(DateTimeOffset.MaxValue));
        foreach (var listing in Model.Listings) await Stored.EqualsFold(node, database, listing);
        await Stored.EqualsFold<AccessKey>(node, database, Snapshot);
    }

    [Theory]
    [MemberData(nameof(Former))]
    public async Task Every_time_has_the_position_that_it_had(string former)
    {
        var database = await Restored(former);
        var node = await Opened(database, Model);
        var log = await node.WholeLog();
        var head = log[^1].At;

        foreach (var at in log.Select(e => e.At).Distinct().SelectMany(at => new[] { at.AddMicroseconds(-1), at }))
            Assert.Equal(log.TakeWhile(e => e.At <= at).LastOrDefault()?.Position ?? 0, await node.Events.PositionAt(at));
        Assert.Equal(Last, await node.Events.PositionAt(head.AddYears(1)));
    }

    [Theory]
    [MemberData(nameof(Former))]
    public async Task What_nothing_uses_any_more_is_gone(string former)
    {
        var database = await Restored(former);

        await Opened(database, Model);

        var fresh = await NewDatabase();
        await Opened(fresh, Model);
        Assert.Equal(await Names(fresh), await Names(database));
    }

    [Theory]
    [MemberData(nameof(Former))]
    public async Task Opened_a_second_time_it_does_nothing(string former)
    {
        var database = await Restored(former);
        var first = await Started(database, Model);
        await Reach(first, Last);
        await Dispose(first);
        var rows = await Everything(database);

        var second = await Started(database, Model);
        await Reach(second, Last);
        await Dispose(second);

        Assert.Equal(rows, await Everything(database));
    }

    [Theory]
    [MemberData(nameof(Former))]
    public async Task Two_nodes_that_open_it_at_once_both_run(string former)
    {
        var database = await Restored(former);
        var (log, kept) = (await database.Lines(Log), await Kept(database));

        var nodes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Started(database, Model))));

        foreach (var node in nodes) await Reach(node, Last);
        Assert.Equal(log, await database.Lines(Log));
        Assert.Equal(kept, await Kept(database));
        await Stored.EqualsFold<AccessKey>(nodes[0], database, Snapshot);
    }

    [Fact]
    public async Task Its_messages_wait_where_they_waited()
    {
        const string messages = "select id, status, execution_time::text, attempts, message_type, md5(body) from wolverine.wolverine_incoming_envelopes order by id";
        const string dead = "select id, message_type, exception_type from wolverine.wolverine_dead_letters order by id";
        var database = await Restored("marten.sql");
        var (waiting, failed) = (await database.Lines(messages), await database.Lines(dead));

        await Owned(TestNode.Open(database.ConnectionString, Model, wolverine: new Post().Configure));

        Assert.Equal((10, 2), (waiting.Count, failed.Count));
        Assert.Equal(waiting, await database.Lines(messages));
        Assert.Equal(failed, await database.Lines(dead));
    }

    private async Task<TestDatabase> Restored(string former)
    {
        var database = await NewDatabase();
        using var reader = new StreamReader(typeof(FormerDatabaseTests).Assembly.GetManifestResourceStream(former)!);
        await database.Run(await reader.ReadToEndAsync());
        return database;
    }

    /// <summary>The listings have come so far, those that were folded anew included.</summary>
    private static async Task Reach(TestNode node, long position)
    {
        await Patience.Until(async () => (await node.Listings.Progress()).All(p => p.Rebuilding is null), "the rebuild of what has changed since");
        await node.ListingsReach(position);
    }

    /// <summary>The rows of the listings that there were then, and whose definition is still the first one.</summary>
    private static async Task<IReadOnlyList<string>> Kept(TestDatabase database)
    {
        var rows = new List<string>();
        foreach (var listing in Model.Listings.Where(l => l.Revision == 1 && l.Name is not (ReportWordsListing.ListingName or NoteWordsListing.ListingName))) rows.AddRange((await database.Kept(listing.Name)).Select(row => $"{listing.Name} {row}"));
        return rows;
    }

    /// <summary>Tables, indexes and functions.</summary>
    private static Task<IReadOnlyList<string>> Names(TestDatabase database) => database.Lines(
        """
        select * from (
            select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname in ('public', 'newsroom') and c.relkind in ('r', 'i', 'S')
            union all
            select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('public', 'newsroom')) names
        order by 1
        """);

    /// <summary>Every row of every table with the transaction that wrote it; what the daemon notes of itself aside.</summary>
    private static async Task<IReadOnlyList<string>> Everything(TestDatabase database)
    {
        var rows = new List<string>();
        foreach (var table in await database.Lines(
            """
            select oid::regclass::text from pg_class
            where relkind = 'r' and relnamespace in ('public'::regnamespace, 'newsroom'::regnamespace) and relname <> 'mt_event_progression' order by 1
            """))
            rows.AddRange((await database.Lines($"select xmin, ctid, t::text from {table} t order by ctid")).Select(row => $"{table} {row}"));
        rows.AddRange(await database.Lines("select name, last_seq_id from mt_event_progression where name like '%:All' order by name"));
        return rows;
    }
}
