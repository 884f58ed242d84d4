using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>Inline views commit with the append: whoever writes reads their write.</summary>
public sealed class InlineViewTests : Suite
{
    private static readonly BalanceView Balances = new();
    private static readonly EngineDefinition Definition = Writing.With(Balances);

    [Fact]
    public async Task The_document_is_there_when_the_append_returns()
    {
        var engine = await Started(await NewDatabase(), Definition);
        for (var version = 0; version < 30; version++)
        {
            var appended = await engine.Append("account/a", version, new Deposited(10));

            var balance = await Load(engine, "a");
            Assert.Equal(
                new Balance(10 * (version + 1), version + 1, version + 1, null, appended.Events[0].At, "teller", false, 1), balance);
        }
    }

    [Fact]
    public async Task It_is_there_without_the_daemon_too()
    {
        var engine = await Opened(await NewDatabase(), Definition);

        await engine.Append("account/a", 0, new Deposited(10), new Note("é"));

        Assert.Equal((10, "é"), await Load(engine, "a") is { } b ? (b.Sum, b.LastNote) : default);
    }

    [Fact]
    public async Task Another_engine_reads_it_as_soon_as_the_append_has_returned()
    {
        var database = await NewDatabase();
        var writer = await Started(database, Definition);
        var reader = await Started(database, Definition);
        for (var version = 0; version < 10; version++)
        {
            await writer.Append("account/a", version, new Deposited(1));
            Assert.Equal(version + 1, (await Load(reader, "a"))!.Sum);
        }
    }

    [Fact]
    public async Task Streams_of_another_category_do_not_touch_it()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Definition);

        await engine.Append("account/a", 0, new Deposited(1));
        await engine.Append("safe/a", 0, new Deposited(1_000));

        Assert.Equal(1, (await Load(engine, "a"))!.Sum);
        Assert.Single(await database.Documents(BalanceView.Called));
    }

    [Fact]
    public async Task A_document_that_was_never_written_is_null()
    {
        var engine = await Started(await NewDatabase(), Definition);

        Assert.Null(await Load(engine, "nobody"));
    }

    [Fact]
    public async Task A_conflict_leaves_the_document_untouched()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Definition);
        await engine.Append("account/a", 0, new Deposited(1));
        var before = await database.Documents(BalanceView.Called);

        await Assert.ThrowsAsync<StreamConflict>(async () => await engine.Append("account/a", 0, new Deposited(100)));
        await Assert.ThrowsAsync<StreamConflict>(async () => await engine.Append("account/a", 2, new Closed()));
        await Assert.ThrowsAsync<StreamConflict>(async () => await engine.Append("account/b", 2, new Deposited(100)));

        Assert.Equal(before, await database.Documents(BalanceView.Called));
    }

    [Fact]
    public async Task An_append_that_fails_in_its_commit_leaves_the_document_untouched()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Definition);
        await engine.Append("account/a", 0, new Deposited(1));
        var before = await database.Documents(BalanceView.Called);
        await using var appends = await HeldAppends.On(database);
        await appends.Doom("account/a");

        await Assert.ThrowsAnyAsync<Exception>(async () => await engine.Append("account/a", 1, new Deposited(100)));
        Assert.Equal(before, await database.Documents(BalanceView.Called));

        await appends.Pardon("account/a");
        await engine.Append("account/a", 1, new Deposited(5));
        Assert.Equal(6, (await Load(engine, "a"))!.Sum);
    }

    [Fact]
    public async Task Null_deletes_the_document_and_a_later_event_begins_another()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Definition);

        await engine.Append("account/a", 0, new Deposited(1), new Deposited(2));
        await engine.Append("account/a", 2, new Closed());
        Assert.Null(await Load(engine, "a"));
        Assert.Empty(await database.Documents(BalanceView.Called));

        await engine.Append("account/a", 3, new Deposited(7));
        Assert.Equal((7, 1, 4L), await Load(engine, "a") is { } b ? (b.Sum, b.Events, b.Version) : default);

        await engine.Append("account/a", 4, new Closed(), new Deposited(9), new Closed());
        Assert.Null(await Load(engine, "a"));
    }

    [Fact]
    public async Task A_view_that_cannot_fold_an_event_fails_that_append_alone()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Writing.With(new StumblingView("stumbling", ViewKind.Inline, 13)));
        await engine.Append("account/bad", 0, new Deposited(1));

        var crowd = Enumerable.Range(0, 30).Select(i => Task.Run(async () => await engine.Append($"account/{i}", 0, new Deposited(i + 100)))).ToList();
        var failure = await Assert.ThrowsAnyAsync<Exception>(
            () => Patience.Within(engine.Append("account/bad", 1, new Deposited(2), new Deposited(13)), "the append that cannot be folded"));
        await Patience.Within(Task.WhenAll(crowd), "the appends that can be folded");

        Assert.Contains(StumblingView.Complaint, failure.ToString(), StringComparison.Ordinal);
        Assert.Single(await engine.Events.ReadStream("account/bad"));
        Assert.Equal(1, (await engine.Documents.Load<Stumbled>("stumbling", "bad"))!.Deposits);
        Assert.Equal(31, (await database.Documents("stumbling")).Count);
    }

    [Fact]
    public async Task An_append_out_of_its_place_is_a_conflict_even_where_no_view_could_fold_it_there()
    {
        var engine = await Started(await NewDatabase(), Writing.With(new StumblingView("stumbling", ViewKind.Inline, 13)));
        await engine.Append("account/a", 0, new Deposited(1));

        var conflict = await Assert.ThrowsAsync<StreamConflict>(async () => await engine.Append("account/a", 0, new Deposited(13)));

        Assert.Equal(1, conflict.Actual);
        Assert.Single(await engine.Events.ReadStream("account/a"));
    }

    [Fact]
    public async Task Writers_who_race_on_one_stream_keep_the_document_equal_to_the_fold()
    {
        var database = await NewDatabase();
        var engines = new[] { await Started(database, Definition), await Started(database, Definition) };

        await Patience.Within(
            Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
            {
                for (var i = 0; i < 8; i++)
                {
                    var (appended, _) = await engines[writer % 2].AppendRetrying(
                        "account/a", writer == 3 && i % 2 == 0 ? new Closed() : new Deposited(writer * 100 + i));
                    // What one reads after one's own append is that append, or a later one.
                    var seen = await Load(engines[writer % 2], "a");
                    Assert.True(seen is null || seen.Version >= appended.Version, $"read version {seen?.Version} after writing {appended.Version}");
                }
            }))),
            "16 writers on one stream");

        await Folded.AgreesWith<Balance>(engines[0], database, Balances);
    }

    [Fact]
    public async Task Writers_on_many_streams_keep_every_document_equal_to_the_fold()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Definition);

        await Patience.Within(
            Task.WhenAll(Enumerable.Range(0, 12).Select(writer =>
                Task.Run(() => new RandomHistory(writer, accounts: 4).Append(engine, 25, $"{writer} ")))),
            "12 writers");

        await Folded.AgreesWith<Balance>(engine, database, Balances);
    }

    [Fact]
    public async Task The_document_is_found_after_a_restart_and_goes_on()
    {
        var database = await NewDatabase();
        var first = await Started(database, Definition);
        await first.Append("account/a", 0, new Deposited(1));
        await Dispose(first);

        var second = await Started(database, Definition);
        Assert.Equal(1, (await Load(second, "a"))!.Sum);
        await second.Append("account/a", 1, new Deposited(2));

        Assert.Equal(3, (await Load(second, "a"))!.Sum);
    }

    private static ValueTask<Balance?> Load(IEngine engine, string id) => engine.Documents.Load<Balance>(BalanceView.Called, id);
}
