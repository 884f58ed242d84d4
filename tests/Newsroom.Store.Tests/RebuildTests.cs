using System.Collections.Concurrent;
using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>Rebuilt equals live: the same ids, the same data as text. Nothing that was planted outlives a rebuild.</summary>
public sealed class RebuildTests : Suite
{
    private static readonly BalanceView Balances = new();
    private static readonly FlowView Flows = new();
    private static readonly FlowView Ledger = new("ledger", kept: true);
    private static readonly TallyView Tally = new();
    private static readonly StateView States = new();
    private static readonly IView[] Views = [Balances, Flows, Ledger, States, Tally];
    private static readonly EngineDefinition Definition = Writing.With(Views);

    public static TheoryData<string> Names => new(Views.Select(view => view.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Rebuilt_equals_live(string view)
    {
        var (database, engine) = await Lived(31);
        var live = await Stored(database, view);

        await Rebuild(engine, view);

        Assert.NotEmpty(live);
        Assert.Equal(live, await Stored(database, view));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Rebuilt_equals_live_over_the_gaps_of_failed_appends(string view)
    {
        var database = await NewDatabase();
        var engine = await Started(database, Definition);
        await using (var appends = await HeldAppends.On(database))
        {
            await appends.Doom("account/doomed");
            var history = new RandomHistory(32);
            for (var round = 0; round < 10; round++)
            {
                await history.Append(engine, 5);
                await Assert.ThrowsAnyAsync<Exception>(async () => await engine.Append("account/doomed", 0, new Deposited(1)));
            }
        }
        await Live(engine);
        var live = await Stored(database, view);

        await Rebuild(engine, view);

        Assert.Equal(live, await Stored(database, view));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_was_planted_is_gone_and_what_was_tampered_with_is_put_right(string view)
    {
        var (database, engine) = await Lived(33);
        var live = await Stored(database, view);

        var table = IsKept(view) ? $"newsroom.kept_{view}" : $"mt_doc_{view}";
        await database.Run($"update {table} set data = data || '{{\"sum\": 667}}'");
        if (IsKept(view)) await database.Run($"delete from {table} where id = $1 and to_position is not null", RandomHistory.Account(1));
        // A copy under another id, so that whatever columns of its own an engine adds are filled.
        await database.Run($"insert into {table} select (jsonb_populate_record(d, '{{\"id\": \"impossible\"}}')).* from {table} d order by id limit 1");
        Assert.NotEqual(live, await Stored(database, view));

        await Rebuild(engine, view);

        Assert.Equal(live, await Stored(database, view));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_view_of_an_empty_log_is_rebuilt_to_nothing(string view)
    {
        var database = await NewDatabase();
        var engine = await Started(database, Definition);

        await Rebuild(engine, view);
        Assert.Empty(await Stored(database, view));

        await new RandomHistory(34).Append(engine, 20);
        await Live(engine);
        await Agrees(engine, database, view);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Either_of_two_engines_may_rebuild(string view)
    {
        var (database, one) = await Lived(35);
        var two = await Started(database, Definition);
        var live = await Stored(database, view);

        await Rebuild(one, view);
        Assert.Equal(live, await Stored(database, view));
        await Rebuild(two, view);
        Assert.Equal(live, await Stored(database, view));

        await new RandomHistory(36).Append(two, 10, "later ");
        await Live(one);
        await Agrees(one, database, view);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Appends_during_a_rebuild_lose_nothing(string view)
    {
        var database = await NewDatabase();
        var engines = new[] { await Started(database, Definition), await Started(database, Definition) };
        await engines[0].Events.Import(Archives.Plain(1_500));
        await Live(engines[0]);

        var rebuilt = new TaskCompletionSource();
        var writing = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            var history = new RandomHistory(writer, accounts: 3);
            // At least so many, and on until the last rebuild is over: appends fall into every part of it.
            for (var i = 0; i < 20 || !rebuilt.Task.IsCompleted; i++) await history.Append(engines[writer % 2], 1, $"{writer} ");
        })).ToList();
        try
        {
            await Rebuild(engines[0], view);
            await Rebuild(engines[1], view);
        }
        finally
        {
            rebuilt.SetResult();
            await Patience.Within(Task.WhenAll(writing), "the writers");
        }

        foreach (var engine in engines) await Live(engine);
        await Agrees(engines[0], database, view);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Readers_see_the_old_documents_until_the_new_ones_are_complete(string view)
    {
        var database = await NewDatabase();
        var engine = await Started(database, Definition);
        await engine.Events.Import(Archives.Plain(2_000));
        await Live(engine);
        var whole = await Stored(database, view);
        var seen = new ConcurrentQueue<(string When, IReadOnlyList<string> Documents)>();

        // Looks whenever the rebuild says how far it is, which is certainly in its midst, and all the time beside it.
        var report = new Reports(database, view, seen);
        var rebuilding = Task.Run(() => engine.Projections.Rebuild(view, report));
        while (!rebuilding.IsCompleted) seen.Enqueue(("beside it", await Stored(database, view)));
        await Patience.Within(rebuilding, "the rebuild");
        seen.Enqueue(("after it", await Stored(database, view)));

        Assert.All(seen, look => Assert.True(
            whole.SequenceEqual(look.Documents), $"a reader {look.When} saw {look.Documents.Count} documents that are not the {whole.Count}"));
        Assert.All(report.Told, told => Assert.InRange(told.Done, 0, told.Total));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_rebuild_that_is_given_up_leaves_the_old_documents(string view)
    {
        var (database, engine) = await Lived(37);
        var live = await Stored(database, view);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => engine.Projections.Rebuild(view, null, cancelled.Token));

        Assert.Equal(live, await Stored(database, view));
        await new RandomHistory(38).Append(engine, 5, "later ");
        await Live(engine);
        await Agrees(engine, database, view);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Appends_are_written_in_the_midst_of_a_rebuild(string view)
    {
        var (database, engine) = await Lived(40);
        var history = new RandomHistory(41);
        var appended = new List<Recorded>();

        // The rebuild stands still until its report returns, and the report returns when the appends are written.
        await Rebuild(engine, view, new Told(told =>
        {
            if (told.Done < told.Total)
                appended.AddRange(Task.Run(() => history.Append(engine, 5, $"{appended.Count} ")).WaitAsync(Patience.Limit).GetAwaiter().GetResult());
        }));
        if (appended.Count == 0) await history.Append(engine, 5, "later ");

        await Live(engine);
        await Agrees(engine, database, view);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Two_rebuilds_of_one_view_at_once_take_turns(string view)
    {
        var (database, one) = await Lived(42);
        var two = await Started(database, Definition);
        var live = await Stored(database, view);

        await Patience.Within(
            Task.WhenAll(new[] { one, two, one, two }.Select(engine => Task.Run(() => engine.Projections.Rebuild(view)))), "four rebuilds at once");

        Assert.Equal(live, await Stored(database, view));
        await new RandomHistory(43).Append(two, 10, "later ");
        await Live(one);
        await Agrees(one, database, view);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_rebuild_whose_connections_break_leaves_the_old_documents_and_the_next_one_succeeds(string view)
    {
        var (database, engine) = await Lived(44);
        var live = await Stored(database, view);

        var broken = await Record.ExceptionAsync(() => Rebuild(engine, view, new Told(told => Task.Run(database.TerminateBackends).Wait())));

        Assert.NotNull(broken);
        Assert.Equal(live, await Stored(database, view));
        await Patience.Until(
            async () => await Record.ExceptionAsync(() => engine.Projections.Rebuild(view)) is null, "the next rebuild to succeed");
        Assert.Equal(live, await Stored(database, view));
    }

    [Fact]
    public async Task Appends_under_a_raised_revision_lose_nothing_before_and_while_it_is_rebuilt()
    {
        var database = await NewDatabase();
        var first = await Started(database, Definition);
        var history = new RandomHistory(45);
        await history.Append(first, 40);
        await Live(first);
        await Dispose(first);

        IView[] raised = [new BalanceView(revision: 2), new FlowView(revision: 2), new FlowView("ledger", kept: true, revision: 2)];
        var second = await Opened(database, Writing.With(raised));
        await history.Append(second, 20);
        Assert.Equal(
            raised.Select(view => view.Name).Order(StringComparer.Ordinal),
            (await second.Projections.Progress()).Where(p => p.Rebuilding is { Changed: true }).Select(p => p.Name).Order(StringComparer.Ordinal));
        await second.Start();
        await history.Append(second, 20);

        await Patience.Until(
            async () => (await second.Projections.Progress()).All(p => p.Rebuilding is null), "the views to be rebuilt");
        await history.Append(second, 5);
        await Live(second, "flow", "ledger");
        await Folded.AgreesWith<Balance>(second, database, raised[0]);
        await Folded.AgreesWith<Flow>(second, database, raised[1]);
        await KeptRows.Agree<Flow>(second, database, raised[2]);
    }

    [Fact]
    public async Task A_raised_revision_is_rebuilt_at_the_start()
    {
        var database = await NewDatabase();
        var first = await Started(database, Definition);
        await new RandomHistory(39).Append(first, 40);
        await Live(first);
        await Dispose(first);

        IView[] raised = [new BalanceView(revision: 2), new FlowView(revision: 2), new FlowView("ledger", kept: true, revision: 2)];
        var second = await Started(database, Writing.With(raised));

        var log = await second.WholeLog();
        foreach (var view in raised)
        {
            var fold = view.KeptOverTime ? [.. Folded.Rows(view, log).Select(row => row.Document)] : Folded.Documents(view, log).Values.ToList();
            Assert.All(fold, document => Assert.Contains("\"revision\":2", document, StringComparison.Ordinal));
            await Patience.Until(
                async () => (await Stored(database, view.Name)) is { } stored
                    && stored.Count == fold.Count
                    && stored.All(line => line.Contains("\"revision\": 2", StringComparison.Ordinal)),
                $"{view.Name} to be rebuilt under its new revision");
        }
        await Live(second, "flow", "ledger");
        await Folded.AgreesWith<Balance>(second, database, raised[0]);
        await Folded.AgreesWith<Flow>(second, database, raised[1]);
        await KeptRows.Agree<Flow>(second, database, raised[2]);
    }

    private async Task<(TestDatabase, IEngine)> Lived(int seed)
    {
        var database = await NewDatabase();
        var engine = await Started(database, Definition);
        await new RandomHistory(seed).Append(engine, 80);
        await Live(engine);
        return (database, engine);
    }

    private static Task Live(IEngine engine) => Live(engine, Flows.Name, Ledger.Name, States.Name, Tally.Name);

    private static async Task Live(IEngine engine, params string[] views)
    {
        var last = (await engine.WholeLog())[^1].Position!.Value;
        foreach (var view in views)
            await Patience.Within(engine.Projections.WaitFor(view, last, Patience.Limit), $"{view} to come to {last}");
    }

    private static Task Rebuild(IEngine engine, string view, IProgress<(long, long)>? report = null) =>
        Patience.Within(Task.Run(() => engine.Projections.Rebuild(view, report)), $"the rebuild of {view}");

    private static Task<IReadOnlyList<string>> Stored(TestDatabase database, string view) =>
        IsKept(view) ? database.Kept(view) : database.Documents(view);

    private static bool IsKept(string view) => Views.Single(v => v.Name == view).KeptOverTime;

    private static Task Agrees(IEngine engine, TestDatabase database, string view)
    {
        var defined = Views.Single(v => v.Name == view);
        return view == Ledger.Name ? KeptRows.Agree<Flow>(engine, database, defined)
            : view == States.Name ? KeptRows.Agree<State>(engine, database, defined)
            : view == Balances.Name ? Folded.AgreesWith<Balance>(engine, database, defined)
            : Folded.AgreesWith<Flow>(engine, database, defined);
    }

    /// <summary>Calls back while the rebuild waits; not at once like <see cref="Progress{T}"/>, which may come too late.</summary>
    private sealed class Told(Action<(long Done, long Total)> tell) : IProgress<(long Done, long Total)>
    {
        public void Report((long Done, long Total) value) => tell(value);
    }

    /// <summary>Looks at the documents while the rebuild waits for the report to return.</summary>
    private sealed class Reports(
        TestDatabase database, string view, ConcurrentQueue<(string, IReadOnlyList<string>)> seen) : IProgress<(long Done, long Total)>
    {
        public ConcurrentQueue<(long Done, long Total)> Told { get; } = [];

        public void Report((long Done, long Total) value)
        {
            Told.Enqueue(value);
            // The last report may come when the new documents already stand: they are the same, so it may look as well.
            seen.Enqueue(($"at {value.Done} of {value.Total}", Task.Run(() => Stored(database, view)).WaitAsync(Patience.Limit).GetAwaiter().GetResult()));
        }
    }
}
