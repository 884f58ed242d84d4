using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>Engines of one kind on one database: opened at once, opened again, ended.</summary>
public sealed class EngineTests : Suite
{
    private static readonly EngineDefinition Whole = Writing.With(new BalanceView(), new FlowView(), new FlowView("ledger", kept: true)) with
    {
        Reactors = [new ReceiptsReactor()],
        Handlers = [new RecordingHandler(ReceiptsReactor.Message)],
    };

    [Fact]
    public async Task Two_engines_of_the_same_kind_on_one_database_both_run()
    {
        var database = await NewDatabase();
        var one = await Started(database, Whole);
        var two = await Started(database, Whole);

        var first = await one.Append("account/a", 0, new Deposited(1));
        var second = await two.Append("account/a", 1, new Deposited(2));

        Assert.True(first.Position < second.Position);
        foreach (var engine in new[] { one, two })
        {
            await engine.LogReaches(second.Position);
            Assert.Equal(2, (await engine.Events.ReadStream("account/a")).Count);
            await Patience.Within(engine.Projections.WaitFor("flow", second.Position, Patience.Limit), "the view");
            Assert.Equal(3, (await engine.Documents.Load<Flow>("flow", "a"))!.Sum);
            Assert.False(engine.Lost.IsCompleted, "an engine says that it has lost its database");
        }
    }

    [Fact]
    public async Task Engines_opened_at_once_on_an_empty_database_all_run()
    {
        var database = await NewDatabase();
        var engines = await Patience.Within(
            Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Started(database, Whole)))), "four engines");

        await Patience.Within(
            Task.WhenAll(engines.Select((engine, i) => Task.Run(async () => await engine.Append($"account/{i}", 0, new Deposited(i))))), "an append from each");

        foreach (var engine in engines)
        {
            var log = await engine.WholeLog();
            Assert.Equal(4, log.Count(e => e.Data is Deposited));
        }
    }

    [Fact]
    public async Task When_the_connections_of_two_engines_break_at_once_both_come_back()
    {
        var database = await NewDatabase();
        var engines = new[] { await Started(database, Whole), await Started(database, Whole) };
        for (var round = 0; round < 10; round++)
        {
            await database.TerminateBackends();
            for (var i = 0; i < engines.Length; i++)
            {
                var (engine, stream) = (engines[i], $"account/{round}-{i}");
                await Patience.Until(() => Writes(engine, stream), () => Task.FromResult(
                    $"engine {i} to write again in round {round}; it says {(engine.Lost.IsCompletedSuccessfully ? engine.Lost.Result : "nothing")}"));
            }
        }
        foreach (var engine in engines) Assert.False(engine.Lost.IsCompleted, "an engine says that it has lost its database");
        await Receipts.CaughtUp(engines[0]);
        await Receipts.CaughtUp(engines[1]);
    }

    [Fact]
    public async Task Opened_again_it_changes_nothing_of_what_is_there()
    {
        var database = await NewDatabase();
        var first = await Started(database, Whole);
        await new RandomHistory(101).Append(first, 20);
        await Receipts.CaughtUp(first);
        await Receipts.AllHandled(first);
        await Dispose(first);
        var shape = await Shape(database);

        await Dispose(await Started(database, Whole));

        Assert.NotEmpty(shape);
        Assert.Equal(shape, await Shape(database));
    }

    [Fact]
    public async Task Opened_without_a_view_it_leaves_that_view_s_documents_alone()
    {
        var database = await NewDatabase();
        var first = await Started(database, Whole);
        await first.Append("account/a", 0, new Deposited(1));
        var documents = await database.Documents(BalanceView.Called);
        await Dispose(first);

        await Dispose(await Started(database, Writing.Bare));

        Assert.Equal(documents, await database.Documents(BalanceView.Called));
    }

    [Fact]
    public async Task An_engine_that_is_ended_lets_go_of_its_database()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Whole);
        await new RandomHistory(102).Append(engine, 10);

        await Dispose(engine);
        // A second time does no harm.
        await Patience.Within(engine.DisposeAsync(), "an engine that is disposed of twice");

        await Patience.Until(
            async () => await database.One<long>(
                "select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())") == 0,
            "its advisory locks to be gone");
    }

    private static async Task<bool> Writes(IEngine engine, string stream)
    {
        try
        {
            await engine.AppendRetrying(stream, new Deposited(1));
            return true;
        }
        catch (StoreUnavailable)
        {
            return false;
        }
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
