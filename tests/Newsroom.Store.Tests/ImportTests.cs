using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>An archive fills an empty log with its own times and ids, whole or not at all.</summary>
public sealed class ImportTests : Suite
{
    private static readonly BalanceView Balances = new();
    private static readonly FlowView Flows = new();
    private static readonly FlowView Ledger = new("ledger", kept: true);

    [Fact]
    public async Task It_keeps_ids_times_versions_and_metadata_and_gives_positions_from_1()
    {
        var engine = await Started(await NewDatabase(), Writing.Bare);
        var archive = Archives.Plain(200);

        await engine.Events.Import(archive);

        var expected = archive.Select((e, i) => new Recorded(
            i + 1, e.Stream, e.Version, e.Id, AccountEvents.Types.NameOf(e.Data), e.Data, e.At, e.Metadata)).ToList();
        await engine.LogReaches(200);
        Assert.Equal(expected.Texts(), (await engine.WholeLog()).Texts());
        foreach (var stream in expected.GroupBy(e => e.Stream))
            Assert.Equal(stream.Texts(), (await engine.Events.ReadStream(stream.Key)).Texts());
        Assert.Equal(200, await engine.Events.SafeHead());
    }

    [Fact]
    public async Task Its_times_are_cut_to_microseconds_and_are_utc()
    {
        var engine = await Started(await NewDatabase(), Writing.Bare);
        var odd = Archives.Beginning.AddTicks(1_234_567_895).ToOffset(TimeSpan.FromHours(9));

        await engine.Events.Import(Archives.At(odd, odd.AddTicks(1)));

        Assert.All(await engine.Events.ReadStream("account/a"), e =>
        {
            Assert.Equal(Times.Cut(odd), e.At);
            Assert.Equal(TimeSpan.Zero, e.At.Offset);
        });
    }

    [Fact]
    public async Task Views_and_reactors_fold_it_afterwards()
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler(ReceiptsReactor.Message);
        var engine = await Started(database, Writing.With(Balances, Flows, Ledger) with { Reactors = [new ReceiptsReactor()], Handlers = [handler] });

        await engine.Events.Import(Archives.Plain(300));

        await Folds(engine, database, 300);
        await Receipts.CaughtUp(engine);
        await Receipts.AreWhole(engine, database, handler);
    }

    [Fact]
    public async Task It_is_folded_as_well_when_another_engine_took_it_or_none_was_started()
    {
        var database = await NewDatabase();
        var definition = Writing.With(Balances, Flows, Ledger);
        var one = await Started(database, definition);
        var two = await Started(database, definition);
        await two.Events.Import(Archives.Plain(100));
        await Folds(one, database, 100);

        var other = await NewDatabase();
        var unstarted = await Opened(other, definition);
        await unstarted.Events.Import(Archives.Plain(100));
        await unstarted.Start();
        await Folds(unstarted, other, 100);
    }

    [Fact]
    public async Task Who_waits_for_more_is_woken()
    {
        var database = await NewDatabase();
        var engines = new[] { await Started(database, Writing.Bare), await Started(database, Writing.Bare) };
        var waiting = engines.Select(engine => engine.Events.WaitForMore(0, CancellationToken.None)).ToList();

        await engines[0].Events.Import(Archives.Plain(10));

        await Patience.Within(Task.WhenAll(waiting), "those who wait for the archive");
    }

    [Fact]
    public async Task Appends_go_on_afterwards_above_it_and_later()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Writing.With(Balances));
        var archive = Archives.Plain(60);
        await engine.Events.Import(archive);
        var version = archive.Count(e => e.Stream == "account/n° 1");

        var before = await database.Now();
        var conflict = await Assert.ThrowsAsync<StreamConflict>(async () => await engine.Append("account/n° 1", 0, new Deposited(1)));
        var appended = await engine.Append("account/n° 1", version, new Deposited(1), new Deposited(2));
        var fresh = await engine.Append("account/fresh", 0, new Deposited(3));

        Assert.Equal(version, conflict.Actual);
        Assert.Equal([61L, 62], appended.Events.Select(e => e.Position!.Value));
        Assert.Equal(63, fresh.Position);
        Assert.All(appended.Events.Concat(fresh.Events), e => Assert.True(e.At >= before, "recorded in the past"));
        await Folded.AgreesWith<Balance>(engine, database, Balances);
    }

    [Fact]
    public async Task A_log_with_events_refuses_it_and_stays_as_it_is()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Writing.With(Balances));
        await engine.Append("account/mine", 0, new Deposited(1));
        var log = (await engine.WholeLog()).Texts().ToList();
        var documents = await database.Documents(Balances.Name);

        await Assert.ThrowsAsync<LogNotEmpty>(() => engine.Events.Import(Archives.Plain(10)));

        Assert.Equal(log, (await engine.WholeLog()).Texts());
        Assert.Equal(documents, await database.Documents(Balances.Name));
    }

    [Fact]
    public async Task A_second_archive_is_refused()
    {
        var engine = await Started(await NewDatabase(), Writing.Bare);
        await engine.Events.Import(Archives.Plain(10));

        await Assert.ThrowsAsync<LogNotEmpty>(() => engine.Events.Import(Archives.Plain(20)));

        Assert.Equal(10, (await engine.WholeLog()).Count);
    }

    [Fact]
    public async Task Of_two_archives_at_once_one_is_taken_whole()
    {
        var database = await NewDatabase();
        var engines = new[] { await Started(database, Writing.Bare), await Started(database, Writing.Bare) };

        var outcomes = await Patience.Within(
            Task.WhenAll(engines.Select((engine, i) => Task.Run(async () =>
            {
                try
                {
                    await engine.Events.Import(Archives.Plain(500 + i));
                    return 500 + i;
                }
                catch (LogNotEmpty)
                {
                    return 0;
                }
            }))),
            "two archives");

        var taken = Assert.Single(outcomes, events => events > 0);
        await engines[0].LogReaches(taken);
        Assert.Equal(taken, (await engines[0].WholeLog()).Count);
    }

    [Fact]
    public async Task An_append_beside_it_stands_before_all_of_it_or_after_all_of_it()
    {
        var database = await NewDatabase();
        var engines = new[] { await Started(database, Writing.Bare), await Started(database, Writing.Bare) };

        var import = Task.Run(() => engines[0].Events.Import(Archives.Plain(2_000)));
        var appended = await Patience.Within(engines[1].Append("account/beside", 0, new Deposited(1)), "an append beside an archive");
        try
        {
            await Patience.Within(import, "the archive");
            Assert.Equal(2_001, appended.Position);
            await engines[1].LogReaches(2_001);
            Assert.Equal(2_001, (await engines[1].WholeLog()).Count);
        }
        catch (LogNotEmpty)
        {
            Assert.Equal(appended.Events.Texts(), (await engines[0].WholeLog()).Texts());
        }
    }

    public static TheoryData<string> Faults => new("falling time", "hole", "late start", "version twice", "unknown event", "U+0000");

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task An_archive_with_a_fault_is_refused_whole(string fault)
    {
        var database = await NewDatabase();
        var engine = await Started(database, Writing.With(Balances, Flows));
        var archive = Archives.Plain(100).ToList();
        var last = archive[^1];
        archive.Add(fault switch
        {
            "falling time" => last with { Stream = "account/last", Version = 1, Id = Guid.NewGuid(), At = last.At.AddMicroseconds(-1) },
            "hole" => last with { Version = last.Version + 2, Id = Guid.NewGuid() },
            "late start" => last with { Stream = "account/last", Version = 2, Id = Guid.NewGuid() },
            "version twice" => last with { Id = Guid.NewGuid() },
            "unknown event" => last with { Version = last.Version + 1, Id = Guid.NewGuid(), Data = new Stumbled(1) },
            _ => last with { Version = last.Version + 1, Id = Guid.NewGuid(), Data = new Note("a\0b") },
        });

        // What the port names is refused by its name; what only the database finds out, however it is refused.
        if (fault == "U+0000") await Assert.ThrowsAnyAsync<Exception>(() => engine.Events.Import(archive));
        else await Assert.ThrowsAsync<ArchiveInvalid>(() => engine.Events.Import(archive));

        Assert.Empty(await engine.WholeLog());
        Assert.Empty(await engine.Events.ReadStream("account/n° 1"));
        Assert.Empty(await database.Documents(Balances.Name));
        // The log is as empty as before: it takes the archive without the fault.
        archive.RemoveAt(archive.Count - 1);
        await engine.Events.Import(archive);
        await engine.LogReaches(100);
        Assert.Equal(Enumerable.Range(1, 100).Select(p => (long?)p), (await engine.WholeLog()).Select(e => e.Position));
    }

    [Fact]
    public async Task Appends_that_failed_before_do_not_make_a_log_not_empty()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Writing.Bare);
        await using (var appends = await HeldAppends.On(database))
        {
            await appends.Doom("account/doomed");
            await Assert.ThrowsAnyAsync<Exception>(async () => await engine.Append("account/doomed", 0, new Deposited(1)));
        }

        await engine.Events.Import(Archives.Plain(20));

        await engine.LogReaches(20);
        Assert.Equal(Enumerable.Range(1, 20).Select(p => (long?)p), (await engine.WholeLog()).Select(e => e.Position));
        Assert.True((await engine.Append("account/next", 0, new Deposited(1))).Position > 20);
    }

    [Fact]
    public async Task An_archive_of_20_000_events_is_taken_and_folded()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Writing.With(Balances, Flows, Ledger));
        var archive = Archives.Plain(20_000);

        await Patience.Within(engine.Events.Import(archive), "an archive of 20,000 events");

        await Folds(engine, database, 20_000);
        var page = await engine.Events.ReadAll(10_000, 10_000);
        Assert.Equal(archive.Skip(10_000).Select(e => e.Id), page.Events.Select(e => e.Id));
    }

    private static async Task Folds(IEngine engine, TestDatabase database, long last)
    {
        await Patience.Within(engine.Projections.WaitFor(Flows.Name, last, Patience.Limit), $"{Flows.Name} to come to {last}");
        await Patience.Within(engine.Projections.WaitFor(Ledger.Name, last, Patience.Limit), $"{Ledger.Name} to come to {last}");
        await Folded.AgreesWith<Balance>(engine, database, Balances);
        await Folded.AgreesWith<Flow>(engine, database, Flows);
        if (last <= 1_000) await KeptRows.Agree<Flow>(engine, database, Ledger);
    }
}
