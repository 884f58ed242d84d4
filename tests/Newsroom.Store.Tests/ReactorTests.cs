using System.Collections.Concurrent;
using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>A reactor's documents, events and messages commit with its checkpoint, in the order of the log.</summary>
public sealed class ReactorTests : Suite
{
    [Fact]
    public async Task Each_event_is_reacted_to_once_with_a_document_events_and_a_message()
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler(ReceiptsReactor.Message);
        var engine = await Started(database, Running(new ReceiptsReactor(), handler));

        await new RandomHistory(51).Append(engine, 60);

        await Receipts.CaughtUp(engine);
        await Receipts.AreWhole(engine, database, handler);
    }

    [Fact]
    public async Task Events_that_stood_there_before_the_start_are_reacted_to()
    {
        var database = await NewDatabase();
        var bare = await Started(database, Writing.Bare);
        await new RandomHistory(52).Append(bare, 20);
        await Dispose(bare);

        var handler = new RecordingHandler(ReceiptsReactor.Message);
        var engine = await Started(database, Running(new ReceiptsReactor(), handler));

        await Receipts.CaughtUp(engine);
        await Receipts.AreWhole(engine, database, handler);
    }

    [Fact]
    public async Task Two_engines_react_to_each_event_once()
    {
        var database = await NewDatabase();
        RecordingHandler[] handlers = [new(ReceiptsReactor.Message), new(ReceiptsReactor.Message)];
        var engines = new[]
        {
            await Started(database, Running(new ReceiptsReactor(), handlers[0])),
            await Started(database, Running(new ReceiptsReactor(), handlers[1])),
        };

        await Patience.Within(
            Task.WhenAll(Enumerable.Range(0, 6).Select(writer =>
                Task.Run(() => new RandomHistory(writer, accounts: 2).Append(engines[writer % 2], 15, $"{writer} ")))),
            "6 writers");

        await Receipts.CaughtUp(engines[0]);
        await Receipts.CaughtUp(engines[1]);
        await Receipts.AreWhole(engines[1], database, handlers);
    }

    [Fact]
    public async Task It_reacts_in_the_order_of_the_log_to_what_it_listens_to()
    {
        var database = await NewDatabase();
        var reactor = new ReceiptsReactor();
        var handler = new RecordingHandler(ReceiptsReactor.Message);
        var engine = await Started(database, Running(reactor, handler));

        await Patience.Within(
            Task.WhenAll(Enumerable.Range(0, 6).Select(writer =>
                Task.Run(() => new RandomHistory(writer + 60, accounts: 2).Append(engine, 15, $"{writer} ")))),
            "6 writers");
        await Receipts.CaughtUp(engine);

        var deposits = (await engine.WholeLog()).Where(e => e.Data is Deposited).Select(e => e.Position!.Value);
        Assert.Equal(deposits, reactor.Begun.Distinct());
        Assert.Equal(reactor.Begun.Order(), reactor.Begun);
        // What it appended itself stands in the log in the same order.
        var receipted = (await engine.WholeLog()).Where(e => e.Data is Receipted).Select(e => ((Receipted)e.Data).Of).ToList();
        Assert.Equal(receipted.Order(), receipted);
    }

    [Fact]
    public async Task Events_it_does_not_listen_to_only_move_its_checkpoint()
    {
        var database = await NewDatabase();
        var reactor = new ReceiptsReactor();
        var engine = await Started(database, Running(reactor));

        var last = await engine.Append("account/a", 0, new Note("nothing to do"), new Closed());
        await Patience.Within(engine.Projections.WaitFor(ReceiptsReactor.Called, last.Position, Patience.Limit), "the checkpoint");

        Assert.Empty(reactor.Begun);
        await Receipts.AreNone(engine, database);
        Assert.Equal(
            new Progress(ReceiptsReactor.Called, last.Position, null),
            Assert.Single(await engine.Projections.Progress(), p => p.Name == ReceiptsReactor.Called));
    }

    [Fact]
    public async Task What_it_appends_says_who_caused_it_and_belongs_to_the_same_request()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Running(new ReceiptsReactor()));

        var cause = Assert.Single((await engine.Events.Append(
            "account/a", 0, [new(new Deposited(1))],
            new Metadata("Élodie", "corrélation-7", "request-1", "a reason of her own", "key-1", new string('a', 64)))).Events);
        await Receipts.CaughtUp(engine);

        Assert.All(await engine.Events.ReadStream("receipt/a"), e =>
        {
            Assert.Equal(ReceiptsReactor.Called, e.Metadata.Actor);
            Assert.Equal("corrélation-7", e.Metadata.CorrelationId);
            Assert.Equal(cause.Id, Guid.Parse(e.Metadata.CausationId!));
            // The key belongs to the request: found on another event it would answer a repeat wrongly.
            Assert.Null(e.Metadata.IdempotencyKey);
            Assert.Null(e.Metadata.RequestHash);
        });
    }

    [Fact]
    public async Task Views_fold_what_it_appends_inline_and_async()
    {
        var database = await NewDatabase();
        var tally = new TallyView();
        var inline = new ReceiptCountView();
        var engine = await Started(database, Running(new ReceiptsReactor()) with { Views = [tally, inline] });

        for (var version = 0; version < 5; version++) await engine.Append("account/a", version, new Deposited(version));
        await Receipts.CaughtUp(engine);

        Assert.Equal(10, (await engine.Documents.Load<Stumbled>(inline.Name, "a"))!.Deposits);
        var last = (await engine.WholeLog())[^1].Position!.Value;
        await Patience.Within(engine.Projections.WaitFor(tally.Name, last, Patience.Limit), "the tally");
        await Folded.AgreesWith<Flow>(engine, database, tally);
        Assert.Equal(15, (await engine.Documents.Load<Flow>(tally.Name, TallyView.Everything))!.Events);
    }

    [Fact]
    public async Task One_reactor_may_listen_to_what_another_appends()
    {
        var database = await NewDatabase();
        var relay = new LambdaReactor("relay", [AccountEvents.Names.Receipted], [], async (recorded, reaction, cancel) =>
        {
            var known = await reaction.ReadStream("relay/all", default, cancel);
            reaction.Append("relay/all", known.Count, new Note($"{recorded.Position}"));
        });
        var engine = await Started(database, Running(new ReceiptsReactor()) with { Reactors = [new ReceiptsReactor(), relay] });

        for (var version = 0; version < 10; version++) await engine.Append("account/a", version, new Deposited(version));
        await Receipts.CaughtUp(engine);
        var receipted = (await engine.WholeLog()).Where(e => e.Data is Receipted).ToList();
        await Patience.Within(engine.Projections.WaitFor("relay", receipted[^1].Position!.Value, Patience.Limit), "the relay");

        Assert.Equal(20, receipted.Count);
        Assert.Equal(
            receipted.Select(e => $"{e.Position}"),
            (await engine.Events.ReadStream("relay/all")).Select(e => ((Note)e.Data).Text));
    }

    [Fact]
    public async Task Events_appended_to_several_streams_commit_together()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Running(Splitter()));
        await using var appends = await HeldAppends.On(database);
        await appends.Doom("book/all");

        var last = await engine.Append("account/a", 0, new Moved("b", 1), new Moved("b", 2), new Moved("b", 3));
        await Patience.Until(
            async () => Assert.Single(await engine.Projections.Progress(), p => p.Name == "splitter").Error is not null, "the reactor to fail");
        Assert.Empty(await engine.Events.ReadStream("out/a"));
        Assert.Empty(await engine.Events.ReadStream("in/b"));

        await appends.Pardon("book/all");
        await Dispose(engine);
        var again = await Started(database, Running(Splitter()));
        await Patience.Within(again.Projections.WaitFor("splitter", last.Position, Patience.Limit), "the reactor");
        foreach (var stream in SplitterStreams)
            Assert.Equal(last.Events.Select(e => $"{e.Position}"), (await again.Events.ReadStream(stream)).Select(e => ((Note)e.Data).Text));
    }

    [Fact]
    public async Task A_conflict_inside_a_reaction_runs_the_whole_reaction_anew()
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler(ReceiptsReactor.Message);
        IEngine? engine = null;
        var meddled = new ConcurrentDictionary<long, bool>();
        var reactor = new ReceiptsReactor(async (recorded, point, cancel) =>
        {
            // Between its look at the stream and its commit somebody else writes there, once for each deposit.
            if (point != Point.Appended || !meddled.TryAdd(recorded.Position!.Value, true)) return;
            await engine!.AppendRetrying(ReceiptsReactor.StreamFor(recorded), new Note("in between"));
        });
        engine = await Opened(database, Running(reactor, handler));
        await engine.Start();

        var last = await engine.Append("account/a", 0, new Deposited(1), new Deposited(2), new Deposited(3));
        await Receipts.CaughtUp(engine);

        Assert.All(last.Events, e => Assert.True(reactor.Begun.Count(p => p == e.Position) >= 2, $"{e.Position} was not reacted to anew"));
        Assert.Equal(
            last.Events.SelectMany(e => new object[] { new Note("in between"), new Receipted(e.Position!.Value, 1), new Receipted(e.Position!.Value, 2) }),
            (await engine.Events.ReadStream("receipt/a")).Select(e => e.Data));
        Assert.Equal(last.Events.Select(e => e.Position!.Value), (await engine.Documents.Load<ReceiptBook>(ReceiptsReactor.Collection, "a"))!.Deposits);
        await Receipts.AllHandled(engine);
        Assert.Equal(3, handler.Handled.Select(d => d.Id).Distinct().Count());
    }

    private static EngineDefinition Running(IReactor reactor, RecordingHandler? handler = null) => Writing.Bare with
    {
        Reactors = [reactor],
        Handlers = [handler ?? new RecordingHandler(ReceiptsReactor.Message)],
    };

    private static readonly string[] SplitterStreams = ["out/a", "in/b", "book/all"];

    /// <summary>Writes each move down in three streams.</summary>
    private static LambdaReactor Splitter() => new("splitter", [AccountEvents.Names.Moved], [], async (recorded, reaction, cancel) =>
    {
        foreach (var stream in SplitterStreams)
            reaction.Append(stream, (await reaction.ReadStream(stream, default, cancel)).Count, new Note($"{recorded.Position}"));
    });

    /// <summary>Counts receipts in their own streams.</summary>
    private sealed class ReceiptCountView : View<Stumbled>
    {
        public override string Name => "receipt_count";
        public override ViewKind Kind => ViewKind.Inline;
        public override IEnumerable<string> Keys(Recorded recorded) => recorded.Data is Receipted ? [recorded.Subject] : [];
        public override Stumbled Evolve(string key, Stumbled? document, Recorded recorded) => new((document?.Deposits ?? 0) + 1);
    }
}
