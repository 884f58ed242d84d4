using Newsroom.Conformance;
using Newsroom.Conformance.Accounts;
using Newsroom.Core.Kernel;
using Newsroom.Postgres;

namespace Newsroom.Marten.Tests;

/// <summary>Messages that one engine leaves are the other one's: those that wait, are due, are dead or were handled.</summary>
public sealed class MessagesInTurnTests : Suite<ProductionEngine>
{
    private const string Type = "wake-up";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_one_engine_leaves_the_other_one_handles(bool martenFirst)
    {
        var database = await NewDatabase();
        var mended = false;
        var handler = new RecordingHandler(Type, (delivery, _) =>
            delivery.Body == "\"dies\"" && !Volatile.Read(ref mended) ? throw new InvalidOperationException("l'encre: sèche") : Task.CompletedTask);
        var (handled, dead, due, tomorrow) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        DeadLetter letter;
        await using (var first = await Open(database, martenFirst, handler))
        {
            await first.Outbox.Send(new Message(Type, "\"é\"", Id: handled));
            await first.Outbox.Send(new Message(Type, "\"dies\"", Id: dead));
            await first.Start();
            await Patience.Until(async () => await first.Outbox.Count() == (0, 1), "one to be handled and one to die");
            letter = (await first.Outbox.DeadLetter(dead))!;
        }
        // Sent while nothing handles: the engine that opens next finds it due.
        await using (var idle = await Open(database, martenFirst, handler))
        {
            await idle.Outbox.Send(new Message(Type, """{"n": 1}""", Id: due));
            await idle.Outbox.Send(new Message(Type, "\"later\"", (await database.Now()).AddDays(1), tomorrow));
        }

        await using (var second = await Open(database, !martenFirst, handler))
        {
            Assert.Equal([new MessageCounts(Type, 1, 1, 0, 1)], await second.Outbox.Counts());
            Assert.Equal(letter, await second.Outbox.DeadLetter(dead));
            await second.Outbox.Send(new Message(Type, "\"again\"", Id: handled));

            await second.Start();
            await Patience.Until(async () => await second.Outbox.Count() == (1, 1), "what was due");
            Volatile.Write(ref mended, true);
            Assert.True(await second.Outbox.Replay(dead));
            await Patience.Until(async () => await second.Outbox.Count() == (1, 0), "the dead letter to be handled");
        }
        Assert.Equal([handled, due, dead], handler.Handled.Select(d => d.Id));
        Assert.Equal(1, handler.Handled.Last().Attempt);

        // And back again.
        await using var third = await Open(database, martenFirst, handler);
        Assert.Equal([new MessageCounts(Type, 1, 0, 0, 0)], await third.Outbox.Counts());
        await third.Outbox.Send(new Message(Type, "\"again\"", Id: due));
        Assert.Equal((1, 0), await third.Outbox.Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_failed_goes_on_with_its_attempts_under_the_other_engine(bool martenFirst)
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler(Type, (delivery, _) => delivery.Attempt < 3 ? throw new InvalidOperationException("not yet") : Task.CompletedTask);
        var patient = new RetryPolicy(3, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
        await using (var first = await Open(database, martenFirst, handler, patient))
        {
            await first.Outbox.Send(new Message(Type, "1"));
            await first.Start();
            await Patience.Until(async () => (await first.Outbox.Counts()) is [{ Waiting: 1 }], "the first attempt to fail");
        }

        await using var second = await Open(database, !martenFirst, handler, patient);
        await second.Start();
        await Receipts.AllHandled(second);

        Assert.Equal([1, 2, 3], handler.Tried.Select(d => d.Attempt));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_type_that_nobody_handles_any_more_ends_as_a_dead_letter_that_says_so(bool martenFirst)
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler(Type);
        await using (var idle = await Open(database, martenFirst, handler)) await idle.Outbox.Send(new Message("nobody-s", """{"n": 1}"""));

        await using var engine = await Open(database, !martenFirst, handler);
        await engine.Start();
        await Patience.Until(async () => await engine.Outbox.Count() == (0, 1), "a dead letter");

        var letter = Assert.Single(await engine.Outbox.DeadLetters(10));
        Assert.Equal(("nobody-s", """{"n": 1}"""), (letter.Type, letter.Body));
        Assert.Contains("nobody-s", letter.Error, StringComparison.Ordinal);
    }

    private static async Task<IEngine> Open(TestDatabase database, bool marten, RecordingHandler handler, RetryPolicy? retries = null)
    {
        var definition = Writing.Bare with
        {
            Handlers = [handler], Retries = retries ?? new RetryPolicy(2, TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(40)),
        };
        return marten
            ? await MartenEngine.Open(database.ConnectionString, definition)
            : await PostgresEngine.Open(database.ConnectionString, definition);
    }
}
