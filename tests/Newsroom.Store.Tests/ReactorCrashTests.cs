using System.Collections.Concurrent;
using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>A reactor killed half-way neither loses nor repeats a document, an event, or a message.</summary>
public sealed class ReactorCrashTests : Suite
{
    public static TheoryData<Point> Points => new(Enum.GetValues<Point>());

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Thrown_out_at_any_point_it_leaves_nothing_and_begins_again(Point point)
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler(ReceiptsReactor.Message);
        var thrown = new ConcurrentDictionary<long, bool>();
        var closed = true;
        var reactor = new ReceiptsReactor((recorded, at, _) =>
            at == point && (closed || thrown.TryAdd(recorded.Position!.Value, true))
                ? throw new InvalidOperationException("out of ink")
                : Task.CompletedTask);
        var engine = await Started(database, Running(reactor, handler));

        await engine.Append("account/a", 0, new Note("first"), new Deposited(1), new Deposited(2));
        var last = await engine.Append("account/b", 0, new Deposited(3), new Deposited(4));
        await Patience.Until(async () => (await ProgressOf(engine)).Error is not null, "the reactor to say why it stands still");

        var progress = await ProgressOf(engine);
        Assert.Contains("out of ink", progress.Error, StringComparison.Ordinal);
        Assert.True(progress.Position < last.Events[0].Position, "it went past an event that it had not finished");
        await Receipts.AreNone(engine, database);

        // From now on each event fails once more.
        closed = false;
        engine = await RunToTheEnd(engine, database, () => Running(reactor, handler));
        await Receipts.AreWhole(engine, database, handler);
        Assert.Null((await ProgressOf(engine)).Error);
    }

    [Fact]
    public async Task A_commit_that_fails_takes_everything_with_it()
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler(ReceiptsReactor.Message);
        var engine = await Started(database, Running(new ReceiptsReactor(), handler));
        await using var appends = await HeldAppends.On(database);
        await appends.Doom("receipt/a");

        await engine.Append("account/a", 0, new Deposited(1), new Deposited(2));
        await Patience.Until(async () => (await ProgressOf(engine)).Error is not null, "the reactor to say why it stands still");
        await Receipts.AreNone(engine, database);

        await appends.Pardon("receipt/a");
        engine = await RunToTheEnd(engine, database, () => Running(new ReceiptsReactor(), handler));
        await Receipts.AreWhole(engine, database, handler);
    }

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Ended_in_the_middle_of_a_reaction_it_begins_that_one_again(Point point)
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler(ReceiptsReactor.Message);
        var there = new TaskCompletionSource();
        var stuck = new ReceiptsReactor(async (recorded, at, cancel) =>
        {
            if (at != point || recorded.Amount() != 3) return;
            there.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancel);
        });
        var engine = await Started(database, Running(stuck, handler));
        await engine.Append("account/a", 0, new Deposited(1), new Deposited(2), new Deposited(3), new Deposited(4));
        await Patience.Within(there.Task, "the third reaction");

        await Dispose(engine);
        var next = await Started(database, Running(new ReceiptsReactor(), handler));

        await Receipts.CaughtUp(next);
        await Receipts.AreWhole(next, database, handler);
    }

    [Fact]
    public async Task Ended_in_the_middle_of_its_commit_it_has_done_it_or_does_it_again()
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler(ReceiptsReactor.Message);
        await using (var appends = await HeldAppendsOnNewTables(database))
        {
            for (var round = 0; round < 4; round++)
            {
                var engine = await Started(database, Running(new ReceiptsReactor(), handler));
                await appends.Hold("receipt/a");
                await engine.AppendRetrying("account/a", new Deposited(round), new Deposited(round));
                await appends.Waiting("receipt/a");

                var ending = Dispose(engine);
                await appends.Release("receipt/a");
                await Patience.Within(ending, "an engine that ends in the middle of a commit");
            }
        }
        var last = await Started(database, Running(new ReceiptsReactor(), handler));
        await Receipts.CaughtUp(last);
        await Receipts.AreWhole(last, database, handler);
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_of_its_commit_loses_and_repeats_nothing()
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler(ReceiptsReactor.Message);
        var engine = await Started(database, Running(new ReceiptsReactor(), handler));
        await using var appends = await HeldAppends.On(database);
        for (var round = 0; round < 4; round++)
        {
            await appends.Hold("receipt/a");
            await engine.AppendRetrying("account/a", new Deposited(round), new Deposited(round));
            await appends.Waiting("receipt/a");
            await appends.Break("receipt/a");
            await appends.Release("receipt/a");
            // No restart: the same engine finds its way back.
            await Receipts.CaughtUp(engine);
        }
        await Receipts.AreWhole(engine, database, handler);
    }

    [Fact]
    public async Task A_database_that_breaks_its_connections_again_and_again_loses_and_repeats_nothing()
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler(ReceiptsReactor.Message);
        var reactor = new ReceiptsReactor();
        var engine = await Started(database, Running(reactor, handler));
        for (var round = 0; round < 6; round++)
        {
            var begun = reactor.Begun.Count;
            // An engine may refuse to write until it has found its way back: each deposit is tried until it stands.
            for (var i = 0; i < 10; i++) await Patience.Until(() => Deposit(engine, $"account/{i % 3}"), "an append after broken connections");
            // Somewhere in the midst of this round's reactions, wherever it is.
            await Patience.Until(() => Task.FromResult(reactor.Begun.Count > begun), "a reaction of this round");
            await database.TerminateBackends();
        }
        await Patience.Until(() => Deposit(engine, "account/last"), "an append after the last broken connection");

        await Receipts.CaughtUp(engine);
        await Receipts.AreWhole(engine, database, handler);
    }

    [Fact]
    public async Task When_the_engine_at_work_ends_in_a_reaction_the_one_that_stands_by_takes_over()
    {
        var database = await NewDatabase();
        var handlers = new[] { new RecordingHandler(ReceiptsReactor.Message), new RecordingHandler(ReceiptsReactor.Message) };
        var there = new TaskCompletionSource();
        var stuck = new ReceiptsReactor(async (recorded, at, cancel) =>
        {
            if (at != Point.Sent || recorded.Amount() != 3) return;
            there.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancel);
        });
        var first = await Started(database, Running(stuck, handlers[0]));
        await first.Append("account/a", 0, new Deposited(1), new Deposited(2), new Deposited(3));
        await Patience.Within(there.Task, "the third reaction");
        var second = await Started(database, Running(new ReceiptsReactor(), handlers[1]));
        await second.Append("account/a", 3, new Deposited(4), new Deposited(5));

        await Dispose(first);

        await Receipts.CaughtUp(second);
        await Receipts.AreWhole(second, database, handlers);
    }

    [Theory]
    [InlineData(71)]
    [InlineData(72)]
    [InlineData(73)]
    public async Task Killed_at_random_again_and_again_it_loses_and_repeats_nothing(int seed)
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler(ReceiptsReactor.Message);
        var random = new Random(seed);
        var history = new RandomHistory(seed, accounts: 3);
        for (var life = 0; life < 8; life++)
        {
            var left = random.Next(1, 25);
            var end = new TaskCompletionSource();
            var throws = life % 3 == 2;
            var reactor = new ReceiptsReactor(async (_, _, cancel) =>
            {
                // At this point of some reaction this life ends: by an exception, or at once with all that was under way.
                if (Interlocked.Decrement(ref left) > 0) return;
                end.TrySetResult();
                if (throws) throw new InvalidOperationException("the end");
                await Task.Yield();
                cancel.ThrowIfCancellationRequested();
            });
            var engine = await Started(database, Running(reactor, handler));
            await history.Append(engine, 5);
            // It may also come to the end of the log before.
            await Patience.Within(Task.WhenAny(end.Task, Receipts.CaughtUp(engine)), "the end of a life");
            await Dispose(engine);
        }
        var last = await Started(database, Running(new ReceiptsReactor(), handler));
        await Receipts.CaughtUp(last);
        await Receipts.AreWhole(last, database, handler);
    }

    private static EngineDefinition Running(IReactor reactor, RecordingHandler handler) =>
        Writing.Bare with { Reactors = [reactor], Handlers = [handler] };

    private async Task<HeldAppends> HeldAppendsOnNewTables(TestDatabase database)
    {
        await Dispose(await Opened(database, Writing.Bare));
        return await HeldAppends.On(database);
    }

    /// <summary>Opens engine after engine until the reactor is through: whether it tries again by itself is not promised.</summary>
    private async Task<IEngine> RunToTheEnd(IEngine engine, TestDatabase database, Func<EngineDefinition> definition)
    {
        var last = (await engine.WholeLog()).Last(e => e.Data is Deposited).Position!.Value;
        for (var lives = 0; lives < 50; lives++)
        {
            await Dispose(engine);
            engine = await Started(database, definition());
            await Patience.Until(
                async () => await ProgressOf(engine) is var progress && (progress.Position >= last || progress.Error is not null),
                "the reactor to come to the end or to stand still");
            if ((await ProgressOf(engine)).Position >= last) return engine;
        }
        Assert.Fail("The reactor did not come to the end in 50 lives.");
        return engine;
    }

    private static async Task<Progress> ProgressOf(IEngine engine) =>
        Assert.Single(await engine.Projections.Progress(), p => p.Name == ReceiptsReactor.Called);

    private static async Task<bool> Deposit(IEngine engine, string stream)
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
}
