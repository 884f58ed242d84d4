using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>Nodes on one database: opened at once, opened again, ended.</summary>
public sealed class NodeTests : Suite
{
    private static readonly FlowListing Flows = new();
    private static readonly StateListing States = new();
    private static readonly StoreModel Whole = Writing.With(Flows, States).AndBalances();

    [Fact]
    public async Task Two_nodes_on_one_database_both_run()
    {
        var database = await NewDatabase();
        var one = await Started(database, Whole);
        var two = await Started(database, Whole);

        var first = await one.Append("account/a", 0, new Deposited(1));
        var second = await two.Append("account/a", 1, new Deposited(2));

        Assert.True(first.Position < second.Position);
        foreach (var node in new[] { one, two })
        {
            await node.LogReaches(second.Position);
            Assert.Equal(2, (await node.Events.ReadStream("account/a")).Count);
            await node.ListingsReach(second.Position);
            Assert.Equal(3, (await node.Row<Flow>("flow", "a"))!.Sum);
            Assert.Equal(3, (await node.Document<Balance>("a"))!.Sum);
        }
    }

    [Fact]
    public async Task Nodes_opened_at_once_on_an_empty_database_all_run()
    {
        var database = await NewDatabase();
        var nodes = await Patience.Within(
            Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Started(database, Whole)))), "four nodes");

        await Patience.Within(
            Task.WhenAll(nodes.Select((node, i) => Task.Run(async () => await node.Append($"account/{i}", 0, new Deposited(i))))), "an append from each");

        foreach (var node in nodes)
        {
            var log = await node.WholeLog();
            Assert.Equal(4, log.Count(e => e.Data is Deposited));
        }
    }

    [Fact]
    public async Task When_the_connections_of_two_nodes_break_at_once_both_come_back()
    {
        var database = await NewDatabase();
        var nodes = new[] { await Started(database, Whole), await Started(database, Whole) };
        for (var round = 0; round < 10; round++)
        {
            await database.TerminateBackends();
            for (var i = 0; i < nodes.Length; i++)
            {
                var (node, stream) = (nodes[i], $"account/{round}-{i}");
                await Patience.Until(() => Writes(node, stream), $"node {i} to write again in round {round}");
            }
        }
        foreach (var node in nodes) await node.ListingsCatchUp();
        await Stored.EqualsFold(nodes[0], database, Flows);
        await Stored.EqualsFold<Balance>(nodes[0], database, Balance.Called);
    }

    [Fact]
    public async Task Opened_again_it_changes_nothing_of_what_is_there()
    {
        var database = await NewDatabase();
        var first = await Started(database, Whole);
        await new RandomHistory(101).Append(first, 20);
        await first.ListingsCatchUp();
        await Dispose(first);
        var (shape, rows) = (await Shape(database), await Rows(database));

        await Dispose(await Started(database, Whole));

        Assert.NotEmpty(shape);
        Assert.Equal(shape, await Shape(database));
        Assert.Equal(rows, await Rows(database));
    }

    [Fact]
    public async Task Opened_without_a_listing_or_a_snapshot_it_leaves_their_rows_alone()
    {
        var database = await NewDatabase();
        var first = await Started(database, Whole);
        await first.ListingsReach((await first.Append("account/a", 0, new Deposited(1))).Position);
        await Dispose(first);
        var rows = await Rows(database);

        await Dispose(await Started(database, Writing.Bare));

        Assert.Equal(rows, await Rows(database));
    }

    [Fact]
    public async Task A_node_that_is_ended_lets_go_of_its_database()
    {
        var database = await NewDatabase();
        var node = await Started(database, Whole);
        await new RandomHistory(102).Append(node, 10);

        await Dispose(node);
        // A second time does no harm.
        await Patience.Within(node.DisposeAsync(), "a node that is disposed of twice");

        await Patience.Until(
            async () => await database.One<long>(
                "select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())") == 0,
            "its advisory locks to be gone");
    }

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

    /// <summary>What is kept, and who wrote it when: a row that was written again is another.</summary>
    private static async Task<IReadOnlyList<string>> Rows(TestDatabase database)
    {
        var rows = new List<string>();
        foreach (var table in new[] { "public.mt_doc_balance", "newsroom.kept_flow", "newsroom.kept_states", "public.mt_events", "public.mt_streams" })
            rows.AddRange((await database.Lines($"select xmin, t::text from {table} t order by t::text collate \"C\"")).Select(row => $"{table} {row}"));
        return rows;
    }

    /// <summary>Every table, index, sequence, function and trigger that there is, with what identifies it.</summary>
    private static Task<IReadOnlyList<string>> Shape(TestDatabase database) => database.Lines(
        """
        select * from (
            select 'relation', n.nspname || '.' || c.relname, c.oid::text
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
            union all
            select 'column', a.attrelid::regclass || '.' || a.attname, format_type(a.atttypid, a.atttypmod)
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            where a.attnum > 0 and n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
            union all
            select 'function', p.oid::regprocedure::text, md5(p.prosrc)
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
        ) shape order by 1, 2, 3
        """);
}
