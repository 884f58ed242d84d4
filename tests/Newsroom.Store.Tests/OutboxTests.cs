using System.Text.Json;
using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>Messages: durable, not before their time, tried again, and dead letters that can be looked at and replayed.</summary>
public sealed class OutboxTests : Suite
{
    private const string Type = "wake-up";
    private static readonly RetryPolicy Impatient = new(3, TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(40));

    [Fact]
    public async Task What_is_sent_is_handled_with_its_body_at_the_first_attempt()
    {
        var handler = new RecordingHandler(Type);
        var engine = await Started(await NewDatabase(), Handling(handler));
        var id = Guid.NewGuid();
        const string body = """{"of": "Élodie", "text": "é 👩‍👩‍👧 \" \\ \n", "n": [1, 2.50, null, true]}""";

        await engine.Outbox.Send(new Message(Type, body, Id: id));
        await Receipts.AllHandled(engine);

        var delivery = Assert.Single(handler.Handled);
        Assert.Equal((id, Type, 1), (delivery.Id, delivery.Type, delivery.Attempt));
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(body).RootElement, JsonDocument.Parse(delivery.Body).RootElement), delivery.Body);
        Assert.Single(handler.Tried);
    }

    [Fact]
    public async Task A_body_may_have_64_KiB()
    {
        var handler = new RecordingHandler(Type);
        var engine = await Started(await NewDatabase(), Handling(handler));
        var body = $"\"{new string('a', 64 * 1024 - 2)}\"";

        await engine.Outbox.Send(new Message(Type, body));
        await Receipts.AllHandled(engine);

        Assert.Equal(body, Assert.Single(handler.Handled).Body);
    }

    [Fact]
    public async Task Each_handler_gets_its_own_type()
    {
        RecordingHandler[] handlers = [new("one"), new("two"), new("Two")];
        var engine = await Started(await NewDatabase(), Handling(handlers));

        for (var i = 0; i < 30; i++) await engine.Outbox.Send(new Message(handlers[i % 3].Type, $"{i}"));
        await Receipts.AllHandled(engine);

        for (var h = 0; h < 3; h++)
        {
            Assert.All(handlers[h].Handled, d => Assert.Equal(handlers[h].Type, d.Type));
            Assert.Equal(Enumerable.Range(0, 10).Select(i => i * 3 + h), handlers[h].Handled.Select(d => int.Parse(d.Body)).Order());
        }
    }

    [Fact]
    public async Task What_was_sent_before_the_start_is_handled_after_it()
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler(Type);
        var engine = await Opened(database, Handling(handler));
        await engine.Outbox.Send(new Message(Type, "1"));

        Assert.Equal((1, 0), await engine.Outbox.Count());
        Assert.Empty(handler.Tried);

        await engine.Start();
        await Receipts.AllHandled(engine);
        Assert.Single(handler.Handled);
    }

    [Fact]
    public async Task A_message_is_not_handled_before_its_time()
    {
        var database = await NewDatabase();
        var handled = new TaskCompletionSource<DateTimeOffset>();
        var handler = new RecordingHandler(Type, async (_, _) => handled.TrySetResult(await database.Now()));
        var engine = await Started(database, Handling(handler));

        var due = (await database.Now()).AddSeconds(1.5);
        await engine.Outbox.Send(new Message(Type, "1", due));

        var at = await Patience.Within(handled.Task, "a message that is due soon");
        Assert.True(at >= due, $"due at {due:O}, handled at {at:O}");
    }

    [Fact]
    public async Task A_message_due_far_in_the_future_waits_and_holds_nobody_up()
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler(Type);
        var engine = await Started(database, Handling(handler));

        await engine.Outbox.Send(new Message(Type, "\"later\"", (await database.Now()).AddDays(400)));
        for (var i = 0; i < 20; i++) await engine.Outbox.Send(new Message(Type, "\"now\""));
        await Patience.Until(async () => await engine.Outbox.Count() == (1, 0), "all but the one that is not due");

        Assert.Equal(20, handler.Handled.Count);
        Assert.DoesNotContain(handler.Tried, d => d.Body == "\"later\"");
    }

    [Fact]
    public async Task A_time_that_is_past_is_as_soon_as_may_be()
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler(Type);
        var engine = await Started(database, Handling(handler));

        await engine.Outbox.Send(new Message(Type, "1", (await database.Now()).AddYears(-1)));
        await Receipts.AllHandled(engine);

        Assert.Single(handler.Handled);
    }

    [Fact]
    public async Task The_same_id_sent_twice_is_one_message()
    {
        var handler = new RecordingHandler(Type);
        var engine = await Opened(await NewDatabase(), Handling(handler));
        var id = Guid.NewGuid();

        await Patience.Within(
            Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => engine.Outbox.Send(new Message(Type, "1", Id: id))))), "eight senders");
        Assert.Equal((1, 0), await engine.Outbox.Count());

        await engine.Start();
        await Receipts.AllHandled(engine);
        Assert.Equal(id, Assert.Single(handler.Handled).Id);
    }

    [Fact]
    public async Task An_id_that_was_handled_is_not_handled_again()
    {
        var handler = new RecordingHandler(Type);
        var engine = await Started(await NewDatabase(), Handling(handler));
        var id = Guid.NewGuid();
        await engine.Outbox.Send(new Message(Type, "1", Id: id));
        await Receipts.AllHandled(engine);

        await engine.Outbox.Send(new Message(Type, "1", Id: id));
        await engine.Outbox.Send(new Message(Type, "2"));
        await Receipts.AllHandled(engine);

        Assert.Equal(["1", "2"], handler.Tried.Select(d => d.Body));
    }

    [Fact]
    public async Task An_id_that_is_sent_again_just_as_it_is_handled_is_handled_once()
    {
        var handler = new RecordingHandler(Type, async (_, _) => await Task.Yield());
        var engine = await Started(await NewDatabase(), Handling(handler));
        var ids = Enumerable.Range(0, 40).Select(_ => Guid.NewGuid()).ToList();

        await Patience.Within(
            Task.WhenAll(Enumerable.Range(0, 6).Select(sender => Task.Run(async () =>
            {
                foreach (var id in ids) await engine.Outbox.Send(new Message(Type, $"{sender}", Id: id));
            }))),
            "six senders of the same ids");
        await Receipts.AllHandled(engine);

        Assert.Equal(ids.Order(), handler.Tried.Select(d => d.Id).Order());
    }

    [Fact]
    public async Task A_type_that_nobody_handles_ends_as_a_dead_letter_that_says_so()
    {
        var handler = new RecordingHandler(Type);
        var engine = await Started(await NewDatabase(), Handling(handler));

        await engine.Outbox.Send(new Message("nobody-s", "1"));
        await engine.Outbox.Send(new Message(Type, "2"));
        await Patience.Until(async () => await engine.Outbox.Count() == (0, 1), "a dead letter");

        Assert.Contains("nobody-s", Assert.Single(await engine.Outbox.DeadLetters(10)).Error, StringComparison.Ordinal);
        Assert.Equal("2", Assert.Single(handler.Handled).Body);
    }

    [Fact]
    public async Task A_slow_kind_holds_up_no_other_kind()
    {
        var open = new TaskCompletionSource();
        RecordingHandler[] handlers = [new("slow", async (_, cancel) => await open.Task.WaitAsync(cancel)), new("quick")];
        var engine = await Started(await NewDatabase(), Handling(handlers));

        for (var i = 0; i < 50; i++) await engine.Outbox.Send(new Message("slow", $"{i}"));
        for (var i = 0; i < 50; i++) await engine.Outbox.Send(new Message("quick", $"{i}"));
        await Patience.Until(() => Task.FromResult(handlers[1].Handled.Count == 50), "the quick ones");
        Assert.Empty(handlers[0].Handled);

        open.SetResult();
        await Receipts.AllHandled(engine);
        Assert.Equal(50, handlers[0].Tried.Count);
    }

    [Fact]
    public async Task An_error_that_is_no_text_holds_nobody_up()
    {
        var handler = new RecordingHandler(Type, (delivery, _) =>
            delivery.Body == "1" ? throw new InvalidOperationException("\0 \ud800 " + new string('x', 100_000)) : Task.CompletedTask);
        var engine = await Started(await NewDatabase(), Handling(handler));

        await engine.Outbox.Send(new Message(Type, "1"));
        await engine.Outbox.Send(new Message(Type, "2"));
        await Patience.Until(async () => await engine.Outbox.Count() == (0, 1), "a dead letter");

        Assert.Equal("2", Assert.Single(handler.Handled).Body);
        Assert.Contains("xxx", Assert.Single(await engine.Outbox.DeadLetters(10)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_tell_what_waits_what_is_due_what_is_under_way_and_what_is_dead()
    {
        var database = await NewDatabase();
        var open = new TaskCompletionSource();
        RecordingHandler[] handlers =
        [
            new("broken", (_, _) => throw new InvalidOperationException("never")),
            new("stuck", async (_, cancel) => await open.Task.WaitAsync(cancel)),
        ];
        var engine = await Opened(database, Handling(handlers));
        await engine.Outbox.Send(new Message("broken", "1"));
        await engine.Outbox.Send(new Message("stuck", "1"));
        await engine.Outbox.Send(new Message("stuck", "2", (await database.Now()).AddDays(1)));
        Assert.Equal([new MessageCounts("broken", 0, 1, 0, 0), new MessageCounts("stuck", 1, 1, 0, 0)], await engine.Outbox.Counts());

        await engine.Start();
        MessageCounts[] expected = [new("broken", 0, 0, 0, 1), new("stuck", 1, 0, 1, 0)];
        await Patience.Until(
            async () => expected.SequenceEqual(await engine.Outbox.Counts()),
            async () => $"one to be dead and one under way; found {string.Join(", ", await engine.Outbox.Counts())}");
        Assert.Equal((2, 1), await engine.Outbox.Count());

        open.SetResult();
        await Patience.Until(async () => (await engine.Outbox.Counts()).Sum(c => c.UnderWay) == 0, "it to end");
    }

    [Fact]
    public async Task A_handler_may_append()
    {
        IEventStore? store = null;
        var handler = new AppendingHandler(Type);
        var engine = await Started(await NewDatabase(), Writing.Bare with { Handlers = [handler] });
        store = engine.Events;

        await engine.Outbox.Send(new Message(Type, "\"é\""));
        await Receipts.AllHandled(engine);

        Assert.Equal(new Note("\"é\""), Assert.Single(await store.ReadStream("handled/a")).Data);
    }

    [Fact]
    public async Task What_fails_is_tried_again_and_each_attempt_says_which_it_is()
    {
        var handler = new RecordingHandler(Type, (delivery, _) =>
            delivery.Attempt < 3 ? throw new InvalidOperationException("not yet") : Task.CompletedTask);
        var engine = await Started(await NewDatabase(), Handling(handler));

        await engine.Outbox.Send(new Message(Type, "1"));
        await Receipts.AllHandled(engine);

        Assert.Equal([1, 2, 3], handler.Tried.Select(d => d.Attempt));
        Assert.Single(handler.Tried.Select(d => d.Id).Distinct());
        Assert.Single(handler.Handled);
        Assert.Empty(await engine.Outbox.DeadLetters(10));
    }

    [Fact]
    public async Task A_message_that_fails_holds_no_other_one_up()
    {
        var handler = new RecordingHandler(Type, (delivery, _) =>
            delivery.Body == "\"bad\"" ? throw new InvalidOperationException("never") : Task.CompletedTask);
        var engine = await Started(
            await NewDatabase(), Handling(handler) with { Retries = new RetryPolicy(3, TimeSpan.FromDays(1), TimeSpan.FromDays(2)) });

        await engine.Outbox.Send(new Message(Type, "\"bad\""));
        for (var i = 0; i < 20; i++) await engine.Outbox.Send(new Message(Type, "\"good\""));
        await Patience.Until(async () => handler.Tried.Any(d => d.Body == "\"bad\"") && await engine.Outbox.Count() == (1, 0), "the good ones");

        Assert.Equal(20, handler.Handled.Count);
        Assert.Single(handler.Tried, d => d.Body == "\"bad\"");
    }

    [Fact]
    public async Task After_the_last_attempt_it_is_a_dead_letter_that_says_why_and_can_be_replayed()
    {
        var mended = false;
        var handler = new RecordingHandler(Type, (_, _) =>
            mended ? Task.CompletedTask : throw new InvalidOperationException("l'encre est sèche"));
        var engine = await Started(await NewDatabase(), Handling(handler));
        var id = Guid.NewGuid();

        await engine.Outbox.Send(new Message(Type, """{"n": 1}""", Id: id));
        await Patience.Until(async () => await engine.Outbox.Count() == (0, 1), "a dead letter");

        var dead = Assert.Single(await engine.Outbox.DeadLetters(10));
        Assert.Equal((id, Type, 3), (dead.Id, dead.Type, dead.Attempts));
        Assert.Contains("l'encre est sèche", dead.Error, StringComparison.Ordinal);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse("""{"n": 1}""").RootElement, JsonDocument.Parse(dead.Body).RootElement));
        Assert.Equal([1, 2, 3], handler.Tried.Select(d => d.Attempt));

        mended = true;
        Assert.True(await engine.Outbox.Replay(id));
        await Receipts.AllHandled(engine);
        Assert.Equal([1, 2, 3, 1], handler.Tried.Select(d => d.Attempt));
        Assert.Equal(id, Assert.Single(handler.Handled).Id);
        Assert.Empty(await engine.Outbox.DeadLetters(10));
        Assert.False(await engine.Outbox.Replay(id));
    }

    [Fact]
    public async Task A_replayed_letter_that_fails_again_is_dead_again()
    {
        var handler = new RecordingHandler(Type, (_, _) => throw new InvalidOperationException("never"));
        var engine = await Started(await NewDatabase(), Handling(handler));
        var id = Guid.NewGuid();
        await engine.Outbox.Send(new Message(Type, "1", Id: id));
        await Patience.Until(async () => await engine.Outbox.Count() == (0, 1), "a dead letter");

        Assert.True(await engine.Outbox.Replay(id));
        await Patience.Until(async () => await engine.Outbox.Count() == (0, 1) && handler.Tried.Count >= 6, "a dead letter again");

        Assert.Equal([1, 2, 3, 1, 2, 3], handler.Tried.Select(d => d.Attempt));
        Assert.Equal(3, Assert.Single(await engine.Outbox.DeadLetters(10)).Attempts);
    }

    [Fact]
    public async Task Only_dead_letters_can_be_replayed()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Handling(new RecordingHandler(Type)));
        var waiting = Guid.NewGuid();
        await engine.Outbox.Send(new Message(Type, "1", (await database.Now()).AddDays(1), waiting));

        Assert.False(await engine.Outbox.Replay(Guid.NewGuid()));
        Assert.False(await engine.Outbox.Replay(waiting));
        Assert.Equal((1, 0), await engine.Outbox.Count());
    }

    [Fact]
    public async Task The_oldest_dead_letters_come_first()
    {
        var handler = new RecordingHandler(Type, (_, _) => throw new InvalidOperationException("never"));
        var engine = await Started(
            await NewDatabase(), Handling(handler) with { Retries = new RetryPolicy(1, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)) });
        for (var i = 1; i <= 5; i++)
        {
            await engine.Outbox.Send(new Message(Type, $"{i}"));
            await Patience.Until(async () => await engine.Outbox.Count() == (0, i), $"dead letter {i}");
        }

        Assert.Equal(["1", "2", "3"], (await engine.Outbox.DeadLetters(3)).Select(d => d.Body));
        var all = await engine.Outbox.DeadLetters(100);
        Assert.Equal(["1", "2", "3", "4", "5"], all.Select(d => d.Body));
        Assert.Equal(all.Select(d => d.At).Order(), all.Select(d => d.At));
        Assert.All(all, d => Assert.Equal(1, d.Attempts));
    }

    private static EngineDefinition Handling(params RecordingHandler[] handlers) =>
        Writing.Bare with { Handlers = handlers, Retries = Impatient };

    private sealed class AppendingHandler(string type) : IMessageHandler
    {
        public string Type => type;

        public async Task Handle(Delivery delivery, IEventStore events, CancellationToken cancel) =>
            await events.Append("handled/a", 0, [new(new Note(delivery.Body), delivery.Id)], Writing.By("handler"), cancel);
    }
}
