using System.Text.Json;
using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>What the receipts reactor must have left behind when it is done: everything once, in the order of the log.</summary>
public static class Receipts
{
    public static async Task CaughtUp(IEngine engine)
    {
        // A reaction under way withholds what was appended after it began: the last deposit to be seen is the last one
        // only when nothing more has come to light behind it.
        for (var seen = -1L; ;)
        {
            var last = (await engine.WholeLog()).Last(e => e.Data is Deposited).Position!.Value;
            await Patience.Within(
                engine.Projections.WaitFor(ReceiptsReactor.Called, last, Patience.Limit), $"the receipts of everything up to {last}");
            var head = await engine.Events.SafeHead();
            if (head == seen) return;
            seen = head;
            await Task.Delay(50);
        }
    }

    /// <param name="handlers">Those of every engine that ran, ended ones included.</param>
    public static async Task AreWhole(IEngine engine, TestDatabase database, params RecordingHandler[] handlers)
    {
        var log = await engine.WholeLog();
        var deposits = log.Where(e => e.Data is Deposited).ToList();

        foreach (var account in deposits.GroupBy(e => e.Subject))
        {
            var positions = account.Select(e => e.Position!.Value).ToList();
            var book = await engine.Documents.Load<ReceiptBook>(ReceiptsReactor.Collection, account.Key);
            Assert.NotNull(book);
            Assert.Equal(positions, book.Deposits);

            var given = (await engine.Events.ReadStream(ReceiptsReactor.StreamFor(account.First()))).Select(e => (Receipted)e.Data);
            Assert.Equal(positions.SelectMany(p => new[] { new Receipted(p, 1), new Receipted(p, 2) }), given);
        }
        Assert.Equal(2 * deposits.Count, log.Count(e => e.Data is Receipted));
        Assert.Equal(
            deposits.Select(e => e.Subject).Distinct().Count(), (await database.Documents(ReceiptsReactor.Collection)).Count);

        await AllHandled(engine);
        // A message may be handled twice when an engine dies over it; it must not have been sent twice.
        var messages = handlers.SelectMany(h => h.Handled).Select(d => (d.Id, Deposit: DepositOf(d))).Distinct().ToList();
        Assert.Equal(deposits.Select(e => e.Position!.Value), messages.Select(m => m.Deposit).Order());
    }

    public static Task AllHandled(IEngine engine) => Patience.Until(
        async () => await engine.Outbox.Count() == (0, 0),
        async () => $"every message to be handled; left are (waiting, dead) {await engine.Outbox.Count()}");

    /// <summary>Nothing of a reaction to anything.</summary>
    public static async Task AreNone(IEngine engine, TestDatabase database)
    {
        Assert.Empty(await database.Documents(ReceiptsReactor.Collection));
        Assert.DoesNotContain(await engine.WholeLog(), e => e.Data is Receipted);
        Assert.Equal((0, 0), await engine.Outbox.Count());
    }

    private static long DepositOf(Delivery delivery) =>
        JsonDocument.Parse(delivery.Body).RootElement.GetProperty("deposit").GetInt64();
}
