using System.Collections.Concurrent;
using System.Globalization;
using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>A reactor that fails stands still, says where and why, and goes on by itself when the reason is gone.</summary>
public sealed class ReactorFailureTests : Suite
{
    private const string Called = "picky";

    [Fact]
    public async Task It_says_at_which_position_it_stands_and_why_and_forgets_it_when_it_goes_on()
    {
        var hungry = false;
        var done = new ConcurrentQueue<int>();
        var engine = await Started(await NewDatabase(), Writing.Bare with
        {
            Reactors =
            [
                new LambdaReactor(Called, [AccountEvents.Names.Deposited], [], (recorded, _, _) =>
                {
                    if (recorded.Amount() == 2 && !Volatile.Read(ref hungry)) throw new InvalidOperationException("not to my taste");
                    done.Enqueue(recorded.Amount());
                    return Task.CompletedTask;
                }),
            ],
        });
        var appended = await engine.Append("account/a", 0, new Deposited(1), new Deposited(2), new Deposited(3));
        var refused = appended.Events[1].Position!.Value;

        await Patience.Until(async () => (await Progress(engine)).Error is not null, "it to say why it stands still");
        var progress = await Progress(engine);
        Assert.Contains("not to my taste", progress.Error, StringComparison.Ordinal);
        Assert.Contains(refused.ToString(CultureInfo.InvariantCulture), progress.Error, StringComparison.Ordinal);
        Assert.True(progress.Position < refused, $"it says that it has done {progress.Position}, but stands at {refused}");
        Assert.Equal([1], done);

        // What comes after it waits, other reactors and appends do not.
        await engine.Append("account/b", 0, new Deposited(4));
        Volatile.Write(ref hungry, true);
        await Patience.Within(engine.Projections.WaitFor(Called, appended.Position + 1, Patience.Limit), "it to go on by itself");

        Assert.Equal([1, 2, 3, 4], done);
        await Patience.Until(async () => (await Progress(engine)).Error is null, "the error to be gone");
    }

    [Fact]
    public async Task One_that_stands_still_holds_up_no_other()
    {
        var broken = new LambdaReactor(Called, [AccountEvents.Names.Deposited], [], (_, _, _) => throw new InvalidOperationException("never"));
        var handler = new RecordingHandler(ReceiptsReactor.Message);
        var database = await NewDatabase();
        var engine = await Started(database, Writing.Bare with { Reactors = [broken, new ReceiptsReactor()], Handlers = [handler] });

        await engine.Append("account/a", 0, new Deposited(1), new Deposited(2));

        await Receipts.CaughtUp(engine);
        await Receipts.AreWhole(engine, database, handler);
        await Patience.Until(async () => (await Progress(engine)).Error is not null, "the other to say why it stands still");
    }

    private static async Task<Progress> Progress(IEngine engine) =>
        Assert.Single(await engine.Projections.Progress(), p => p.Name == Called);
}
