using Marten;
using Newsroom.Conformance;
using Newsroom.Conformance.Accounts;
using Newsroom.Core.Kernel;
using Newsroom.Postgres;
using Npgsql;
using Weasel.Core.Migrations;

namespace Newsroom.Marten.Tests;

/// <summary>One database, opened by both engines in turn: neither changes the other's tables, each goes on where the other ended.</summary>
public sealed class EnginesInTurnTests : Suite<ProductionEngine>
{
    private static readonly BalanceView Balances = new();
    private static readonly FlowView Flows = new();
    private static readonly FlowView Ledger = new("ledger", kept: true);
    private static readonly StateView States = new();

    private static readonly string[] Written =
    [
        "public.mt_events", "public.mt_streams", $"public.mt_doc_{Balances.Name}", $"public.mt_doc_{Flows.Name}", $"public.mt_doc_{ReceiptsReactor.Collection}",
        $"newsroom.kept_{Ledger.Name}", $"newsroom.kept_{States.Name}",
    ];

    private readonly List<RecordingHandler> handlers = [];
    private readonly RandomHistory history = new(41);

    [Fact]
    public async Task Marten_adds_its_functions_and_changes_nothing_else()
    {
        var database = await NewDatabase();
        await Embedded(database, Append);
        var (catalog, dump) = (await Shape.OfCatalog(database), await Shape.OfDump(database));

        await Martens(database, Append);

        var after = await Shape.OfCatalog(database);
        Assert.Equal(catalog, after.Where(line => !Shape.IsMartensFunction(line)));
        Assert.Contains(after, Shape.IsMartensFunction);
        Assert.Equal(dump, (await Shape.OfDump(database))?.Where(o => !Shape.IsMartensFunction(o)));
    }

    [Fact]
    public async Task Marten_s_own_check_finds_everything_as_it_is_declared()
    {
        var database = await NewDatabase();
        await Embedded(database, Append);
        await Martens(database, Append);
        await Embedded(database, Append);

        await Check(database);
    }

    [Theory]
    [InlineData("kept_ledger_list_now", "drop index newsroom.kept_ledger_list_now")]
    [InlineData("kept_states_by_is", "drop index newsroom.kept_states_by_is; create index kept_states_by_is on newsroom.kept_states ((data ->> 'is'), born)")]
    [InlineData("mt_doc_receipt_book_idx_account", "drop index public.mt_doc_receipt_book_idx_account")]
    [InlineData("stranger", "create index stranger on newsroom.kept_states (from_position)")]
    [InlineData("kept_ledger", "alter table newsroom.kept_ledger alter born type numeric")]
    [InlineData("mt_doc_flow", "alter table public.mt_doc_flow drop mt_dotnet_type")]
    [InlineData("mt_doc_flow", "alter table public.mt_doc_flow alter mt_version drop default")]
    [InlineData("moments", "alter table newsroom.moments alter at drop not null")]
    [InlineData("outbox", "alter table newsroom.outbox drop constraint outbox_pkey")]
    [InlineData("views", "drop table newsroom.views")]
    public async Task That_check_names_what_is_not(string what, string done)
    {
        var database = await NewDatabase();
        await Martens(database, _ => Task.CompletedTask);
        await database.Run(done);

        var found = await Assert.ThrowsAsync<DatabaseValidationException>(() => Check(database));

        Assert.Contains(what, found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_goes_on_where_the_other_ended()
    {
        var database = await NewDatabase();
        await Embedded(database, AppendAndHold);
        await Martens(database, AppendAndHold);
        await Embedded(database, AppendAndHold);
        await Martens(database, AppendAndHold);

        async Task AppendAndHold(IEngine engine)
        {
            await Append(engine);
            await Folded.AgreesWith<Balance>(engine, database, Balances);
            await Folded.AgreesWith<Flow>(engine, database, Flows);
            await KeptRows.Agree<Flow>(engine, database, Ledger);
            await KeptRows.Agree<State>(engine, database, States);
            await Receipts.AreWhole(engine, database, [.. handlers]);
        }
    }

    [Fact]
    public async Task What_one_has_written_the_other_reads_and_leaves_as_it_is()
    {
        var database = await NewDatabase();
        IReadOnlyList<string> log = [];
        await Embedded(database, async engine =>
        {
            await Append(engine);
            log = [.. (await engine.WholeLog()).Texts()];
        });
        var rows = await Rows(database);
        await Martens(database, async engine => Assert.Equal(log, (await engine.WholeLog()).Texts()));
        Assert.Equal(rows, await Rows(database));

        await Martens(database, async engine =>
        {
            await Append(engine);
            log = [.. (await engine.WholeLog()).Texts()];
        });
        rows = await Rows(database);
        await Embedded(database, async engine => Assert.Equal(log, (await engine.WholeLog()).Texts()));
        Assert.Equal(rows, await Rows(database));
    }

    private Task Martens(TestDatabase database, Func<IEngine, Task> use) => With(() => Under.Open(database.ConnectionString, Whole()), use);

    private Task Embedded(TestDatabase database, Func<IEngine, Task> use) =>
        With(async () => await PostgresEngine.Open(database.ConnectionString, Whole()), use);

    /// <summary>From its opening until it has done all that there is to do.</summary>
    private static async Task With(Func<Task<IEngine>> open, Func<IEngine, Task> use)
    {
        await using var engine = await Patience.Within(open(), "an engine to open");
        await Patience.Within(engine.Start(), "an engine to start");
        await CaughtUp(engine);
        await use(engine);
        await CaughtUp(engine);
    }

    private static async Task CaughtUp(IEngine engine)
    {
        if (await engine.Events.SafeHead() == 0) return;
        await Receipts.CaughtUp(engine);
        var head = await engine.Events.SafeHead();
        foreach (var view in new IView[] { Flows, Ledger, States })
            await Patience.Within(engine.Projections.WaitFor(view.Name, head, Patience.Limit), $"{view.Name} to come to {head}");
        await Receipts.AllHandled(engine);
    }

    /// <summary>A history, and an event with a field and a word of metadata of each kind.</summary>
    private async Task Append(IEngine engine)
    {
        await history.Append(engine, 25);
        await engine.Events.Append(
            $"depot/{Guid.NewGuid():N}", 0,
            [new NewEvent(new Parcel("«é»\n\"", long.MaxValue, 1.50m, 0.1, true, Size.VeryLarge, DateTimeOffset.UnixEpoch, Guid.NewGuid(), ["a", "ß"]))],
            new Metadata("odile", "correlation", "cause", "for a reason", "a key", "a hash"));
        await CaughtUp(engine);
    }

    private EngineDefinition Whole()
    {
        var handler = new RecordingHandler(ReceiptsReactor.Message);
        handlers.Add(handler);
        return Writing.With(Balances, Flows, Ledger, States) with { Reactors = [new ReceiptsReactor()], Handlers = [handler] };
    }

    /// <summary>Every row, all columns: who wrote it and when as well.</summary>
    private static async Task<IReadOnlyList<string>> Rows(TestDatabase database)
    {
        var rows = new List<string>();
        foreach (var table in Written)
            rows.AddRange((await database.Lines($"select t::text from {table} t order by t::text collate \"C\"")).Select(row => $"{table} {row}"));
        return rows;
    }

    private async Task Check(TestDatabase database)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var store = DocumentStore.For(options => StoreSetup.Configure(options, source, Whole(), new()));
        await store.Storage.Database.AssertDatabaseMatchesConfigurationAsync();
    }
}
