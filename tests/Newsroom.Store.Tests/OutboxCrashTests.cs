using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>Messages when engines end, stand side by side, or lose their connections.</summary>
public sealed class OutboxCrashTests : Suite
{
    private const string Type = "wake-up";

    [Fact]
    public async Task Two_engines_handle_each_message_once()
    {
        var database = await NewDatabase();
        RecordingHandler[] handlers = [new(Type), new(Type)];
        var engines = new[] { await Started(database, Handling(handlers[0])), await Started(database, Handling(handlers[1])) };

        await Patience.Within(
            Task.WhenAll(Enumerable.Range(0, 8).Select(sender => Task.Run(async () =>
            {
                for (var i = 0; i < 25; i++) await engines[sender % 2].Outbox.Send(new Message(Type, $"{sender * 25 + i}"));
            }))),
            "200 messages to be sent");
        await Receipts.AllHandled(engines[0]);

        Assert.Equal(Enumerable.Range(0, 200), handlers.SelectMany(h => h.Handled).Select(d => int.Parse(d.Body)).Order());
        Assert.All(handlers.SelectMany(h => h.Tried), d => Assert.Equal(1, d.Attempt));
    }

    [Fact]
    public async Task A_message_that_waits_for_its_time_outlives_its_engine()
    {
        var database = await NewDatabase();
        var handled = new TaskCompletionSource<DateTimeOffset>();
        var handler = new RecordingHandler(Type, async (_, _) => handled.TrySetResult(await database.Now()));
        var engine = await Started(database, Handling(handler));
        var due = (await database.Now()).AddSeconds(2);
        await engine.Outbox.Send(new Message(Type, "1", due));
        await Dispose(engine);

        var next = await Started(database, Handling(handler));
        var at = await Patience.Within(handled.Task, "a message that is due soon");

        Assert.True(at >= due, $"due at {due:O}, handled at {at:O}");
        await Receipts.AllHandled(next);
    }

    [Fact]
    public async Task A_message_under_way_when_its_engine_ends_is_handled_by_the_next()
    {
        var database = await NewDatabase();
        var there = new TaskCompletionSource();
        var stuck = new RecordingHandler(Type, async (_, cancel) =>
        {
            there.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancel);
        });
        var engine = await Started(database, Handling(stuck) with { Retries = new RetryPolicy(1, TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(10)) });
        await engine.Outbox.Send(new Message(Type, "1"));
        await Patience.Within(there.Task, "the message to be under way");
        await Dispose(engine);

        // An engine that ends is no failure of the message: with one attempt in all it is no dead letter.
        var handler = new RecordingHandler(Type);
        var next = await Started(database, Handling(handler));
        await Receipts.AllHandled(next);
        Assert.Equal("1", Assert.Single(handler.Handled).Body);
        Assert.Empty(stuck.Handled);
    }

    [Fact]
    public async Task A_message_sent_by_a_reactor_outlives_its_engine()
    {
        var database = await NewDatabase();
        var due = (await database.Now()).AddSeconds(2);
        var before = new RecordingHandler(Type);
        EngineDefinition Definition(RecordingHandler handler) => Handling(handler) with
        {
            Reactors =
            [
                new LambdaReactor("sender", [AccountEvents.Names.Deposited], [], (recorded, reaction, _) =>
                {
                    reaction.Send(new Message(Type, $"{recorded.Amount()}", due));
                    return Task.CompletedTask;
                }),
            ],
        };
        var engine = await Started(database, Definition(before));
        var last = await engine.Append("account/a", 0, new Deposited(1), new Deposited(2));
        await Patience.Within(engine.Projections.WaitFor("sender", last.Position, Patience.Limit), "the sender");
        await Dispose(engine);

        var handler = new RecordingHandler(Type);
        var next = await Started(database, Definition(handler));
        await Patience.Until(() => Task.FromResult(handler.Handled.Count + before.Handled.Count >= 2), "two messages that are due soon");

        await Receipts.AllHandled(next);
        Assert.Equal(["1", "2"], before.Handled.Concat(handler.Handled).Select(d => d.Body).Order());
    }

    [Fact]
    public async Task A_failed_message_keeps_its_attempts_over_a_restart()
    {
        var database = await NewDatabase();
        var first = new RecordingHandler(Type, (_, _) => throw new InvalidOperationException("no"));
        var policy = new RetryPolicy(2, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        var engine = await Started(database, Handling(first) with { Retries = policy });
        await engine.Outbox.Send(new Message(Type, "1"));
        await Patience.Until(() => Task.FromResult(!first.Tried.IsEmpty), "the first attempt");
        await Dispose(engine);

        var second = new RecordingHandler(Type, (_, _) => throw new InvalidOperationException("no again"));
        var next = await Started(database, Handling(second) with { Retries = policy });
        await Patience.Until(async () => await next.Outbox.Count() == (0, 1), "a dead letter after two attempts in all");

        var dead = Assert.Single(await next.Outbox.DeadLetters(10));
        Assert.Equal(2, dead.Attempts);
        Assert.NotEmpty(first.Tried);
    }

    [Fact]
    public async Task Broken_connections_lose_no_message()
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler(Type, async (_, _) => await Task.Yield());
        var engine = await Started(database, Handling(handler) with { Retries = new RetryPolicy(50, TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(50)) });
        var sent = new List<int>();
        for (var i = 0; i < 100; i++)
        {
            try
            {
                await engine.Outbox.Send(new Message(Type, $"{i}"));
                sent.Add(i);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // Whether this one stands is not known; that those stand which were sent is what counts.
            }
            if (i % 20 == 19) await database.TerminateBackends();
        }

        await Patience.Until(() => Task.FromResult(sent.Except(handler.Handled.Select(d => int.Parse(d.Body))).ToList() is []), "every message that was sent");
        await Patience.Until(() => AllHandled(engine), "the outbox to be empty");
        Assert.NotEmpty(sent);
    }

    private static EngineDefinition Handling(RecordingHandler handler) => Writing.Bare with
    {
        Handlers = [handler],
        Retries = new RetryPolicy(3, TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(40)),
    };

    private static async Task<bool> AllHandled(IEngine engine)
    {
        try
        {
            return await engine.Outbox.Count() == (0, 0);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return false;
        }
    }
}
