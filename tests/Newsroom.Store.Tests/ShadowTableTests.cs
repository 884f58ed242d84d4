using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store.Tests;

/// <summary>What a rebuild swaps in is the table that was there, and whoever is in the way of the swap loses nothing.</summary>
public sealed class ShadowTableTests : Suite
{
    private static readonly BalanceView Balances = new();
    private static readonly FlowView Flows = new();
    private static readonly FlowView Ledger = new("ledger", kept: true);
    private static readonly StateView States = new();
    private static readonly EngineDefinition Definition = Writing.With(Balances, Flows, Ledger, States);

    [Theory]
    [InlineData("public.mt_doc_balance")]
    [InlineData("newsroom.kept_states")]
    public async Task Columns_defaults_indexes_constraints_grants_and_settings_are_those_of_the_former_table(string table)
    {
        var database = await NewDatabase();
        var engine = await Started(database, Definition);
        await new RandomHistory(51).Append(engine, 20);
        await database.Run($"grant select, update on {table} to public");
        await database.Run($"alter table {table} set (fillfactor = 90)");
        await database.Run($"create index of_the_administrators on {table} (id desc) where id <> 'x'");
        var before = await Described(database, table);

        foreach (var view in Definition.Views) await engine.Projections.Rebuild(view.Name);

        Assert.Equal(before, await Described(database, table));
        Assert.Equal(0, await database.One<long>("select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'newsroom_rebuild'"));
    }

    [Fact]
    public async Task What_an_interrupted_rebuild_left_is_swept_by_the_next()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Definition);
        await new RandomHistory(52).Append(engine, 20);
        await database.Run("create schema if not exists newsroom_rebuild");
        await database.Run("create table newsroom_rebuild.mt_doc_balance as select 'half'::text as id");

        await engine.Projections.Rebuild(Balances.Name);

        await Folded.AgreesWith<Balance>(engine, database, Balances);
    }

    [Fact]
    public async Task A_snapshot_that_was_pinned_before_never_finds_the_view_empty()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Definition);
        await new RandomHistory(53).Append(engine, 20);
        var whole = await database.Documents(Balances.Name);
        await using var pinned = await database.Connect();
        await using var transaction = await pinned.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await Ask(pinned, "select count(*) from public.mt_streams");

        // It may look for the first time only when the new table is ready, so the swap waits for it.
        var folded = new TaskCompletionSource();
        var rebuild = Task.Run(() => engine.Projections.Rebuild(Balances.Name, new Reached(folded)));
        await Patience.Within(folded.Task, "the whole log to be folded");
        await Patience.Until(
            async () => await database.One<bool>("select exists (select from pg_class where relname = 'mt_doc_balance_idx_last_note' and relnamespace = to_regnamespace('newsroom_rebuild'))"),
            "the shadow to be complete");
        Assert.Equal(whole.Count, await Ask(pinned, "select count(*) from public.mt_doc_balance"));
        await transaction.CommitAsync();

        await Patience.Within(rebuild, "the rebuild");
        Assert.Equal(whole, await database.Documents(Balances.Name));
    }

    [Fact]
    public async Task A_reader_that_stays_in_the_view_holds_up_the_swap_and_no_append()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Definition);
        var history = new RandomHistory(54);
        await history.Append(engine, 20);
        await using var reader = await database.Connect();
        await using var transaction = await reader.BeginTransactionAsync();
        // Without a query of its own, whose snapshot alone would hold the swap up earlier.
        await using (var enter = new NpgsqlCommand("lock table public.mt_doc_balance in access share mode", reader)) await enter.ExecuteNonQueryAsync();

        var rebuild = Task.Run(() => engine.Projections.Rebuild(Balances.Name));
        for (var tries = 0; tries < 3; tries++)
        {
            await Patience.Until(
                () => database.One<bool>("select exists (select from pg_locks where not granted and relation = 'public.mt_doc_balance'::regclass and mode = 'AccessExclusiveLock')"),
                "the swap to wait for the reader");
            await Patience.Within(history.Append(engine, 3), "appends beside a swap that has to wait");
        }
        Assert.False(rebuild.IsCompleted);
        await transaction.CommitAsync();

        await Patience.Within(rebuild, "the rebuild");
        await Folded.AgreesWith<Balance>(engine, database, Balances);
    }

    [Theory]
    [InlineData("balance")]
    [InlineData("flow")]
    [InlineData("ledger")]
    public async Task Documents_beyond_the_memory_allowed_are_put_aside_and_found_again(string name)
    {
        var database = await NewDatabase();
        var engine = await MartenEngine.Open(database.ConnectionString, Definition, new() { RebuildMemory = 20_000 });
        await using var _ = engine;
        await engine.Start();
        // Every account again and again, over runs of the log that are folded one after the other.
        await engine.Events.Import(Archives.Plain(6_000));
        var last = await engine.Events.SafeHead();
        foreach (var view in Definition.Views.Where(v => v.Kind == ViewKind.Async))
            await Patience.Within(engine.Projections.WaitFor(view.Name, last, Patience.Limit), view.Name);

        await engine.Projections.Rebuild(name);

        var rebuilt = Definition.Views.Single(v => v.Name == name);
        if (rebuilt.KeptOverTime) await KeptRows.Agree<Flow>(engine, database, rebuilt);
        else if (rebuilt.Kind == ViewKind.Inline) await Folded.AgreesWith<Balance>(engine, database, rebuilt);
        else await Folded.AgreesWith<Flow>(engine, database, rebuilt);
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
