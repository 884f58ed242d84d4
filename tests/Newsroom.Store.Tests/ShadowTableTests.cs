using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store.Tests;

/// <summary>What a rebuild swaps in is the table that was there, and whoever is in the way of the swap loses nothing.</summary>
public sealed class ShadowTableTests : Suite
{
    private static readonly FlowListing Flows = new();
    private static readonly StateListing States = new();
    private static readonly StoreModel Model = Writing.With(Flows, States);

    [Theory]
    [InlineData("newsroom.kept_flow")]
    [InlineData("newsroom.kept_states")]
    public async Task Columns_defaults_indexes_constraints_grants_and_settings_are_those_of_the_former_table(string table)
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);
        await new RandomHistory(51).Append(node, 20);
        await database.Run($"grant select, update on {table} to public");
        await database.Run($"alter table {table} set (fillfactor = 90)");
        await database.Run($"create index of_the_administrators on {table} (id desc) where id <> 'x'");
        var before = await Described(database, table);

        await node.ListingsCatchUp();
        foreach (var listing in Model.Listings) await node.Listings.Rebuild(listing.Name);

        Assert.Equal(before, await Described(database, table));
        Assert.Equal(0, await database.One<long>("select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'newsroom_rebuild'"));
    }

    [Fact]
    public async Task What_an_interrupted_rebuild_left_is_swept_by_the_next()
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);
        await new RandomHistory(52).Append(node, 20);
        await database.Run("create schema if not exists newsroom_rebuild");
        await database.Run("create table newsroom_rebuild.kept_flow as select 'half'::text as id");

        await node.Listings.Rebuild(Flows.Name);

        await node.ListingsCatchUp();
        await Stored.EqualsFold(node, database, Flows);
    }

    [Fact]
    public async Task A_transaction_whose_snapshot_was_pinned_before_never_finds_the_listing_empty()
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);
        await new RandomHistory(53).Append(node, 20);
        await node.ListingsCatchUp();
        var whole = await database.Kept(States.Name);
        await using var pinned = await database.Connect();
        await using var transaction = await pinned.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await Ask(pinned, "select count(*) from public.mt_streams");

        // It may look for the first time only when the new table is ready, so the swap waits for it.
        var folded = new TaskCompletionSource();
        var rebuild = Task.Run(() => node.Listings.Rebuild(States.Name, new Reached(folded)));
        await Patience.Within(folded.Task, "the whole log to be folded");
        await Patience.Until(
            async () => await database.One<bool>("select exists (select from pg_class where relname = 'kept_states_by_is' and relnamespace = to_regnamespace('newsroom_rebuild'))"),
            "the shadow to be complete");
        Assert.Equal(whole.Count, await Ask(pinned, "select count(*) from newsroom.kept_states"));
        await transaction.CommitAsync();

        await Patience.Within(rebuild, "the rebuild");
        Assert.Equal(whole, await database.Kept(States.Name));
    }

    [Fact]
    public async Task A_reader_that_stays_in_the_listing_holds_up_the_swap_and_no_append()
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);
        var history = new RandomHistory(54);
        await history.Append(node, 20);
        await node.ListingsCatchUp();
        await using var reader = await database.Connect();
        await using var transaction = await reader.BeginTransactionAsync();
        // Without a query of its own, whose snapshot alone would hold the swap up earlier.
        await using (var enter = new NpgsqlCommand("lock table newsroom.kept_flow in access share mode", reader)) await enter.ExecuteNonQueryAsync();

        var rebuild = Task.Run(() => node.Listings.Rebuild(Flows.Name));
        for (var tries = 0; tries < 3; tries++)
        {
            await Patience.Until(
                () => database.One<bool>("select exists (select from pg_locks where not granted and relation = 'newsroom.kept_flow'::regclass and mode = 'AccessExclusiveLock')"),
                "the swap to wait for the reader");
            await Patience.Within(history.Append(node, 3), "appends beside a swap that has to wait");
        }
        Assert.False(rebuild.IsCompleted);
        await transaction.CommitAsync();

        await Patience.Within(rebuild, "the rebuild");
        await node.ListingsCatchUp();
        await Stored.EqualsFold(node, database, Flows);
    }

    [Theory]
    [InlineData("flow")]
    [InlineData("states")]
    public async Task Rows_beyond_the_memory_allowed_are_put_aside_and_found_again(string name)
    {
        var database = await NewDatabase();
        var node = await Started(database, Model, new StoreSettings { RebuildMemory = 20_000 });
        // Every account again and again, over runs of the log that are folded one after the other.
        await node.Events.Import(Archives.Plain(6_000));
        await node.ListingsCatchUp();

        await node.Listings.Rebuild(name);

        await Stored.EqualsFold(node, database, Model.Listings.Single(l => l.Name == name));
    }

    private static async Task<string> Described(TestDatabase database, string table) => string.Join('\n', await database.Lines(
        """
        select 'column ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '') || ' ' || coalesce(a.attcollation::regcollation::text, '')
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped
        union all select pg_get_indexdef(indexrelid) from pg_index where indrelid = $1::regclass
        union all select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where conrelid = $1::regclass
        union all select 'settings ' || coalesce(reloptions::text, '') from pg_class where oid = $1::regclass
        union all select 'grant ' || g::text from pg_class, aclexplode(relacl) g where oid = $1::regclass
        order by 1
        """,
        table));

    private static async Task<long> Ask(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private sealed class Reached(TaskCompletionSource whole) : IProgress<(long Done, long Total)>
    {
        public void Report((long Done, long Total) value)
        {
            if (value.Done == value.Total) whole.TrySetResult();
        }
    }
}
