using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>The ids of a reactor's events derive from what caused them, so that a repeat appends nothing.</summary>
public sealed class ReactorRepeatTests : Suite
{
    [Fact]
    public async Task Set_back_to_the_beginning_it_appends_nothing_a_second_time()
    {
        var database = await NewDatabase();
        var definition = Writing.Bare with { Reactors = [new ReceiptsReactor()], Handlers = [new RecordingHandler(ReceiptsReactor.Message)] };
        var engine = await Started(database, definition);
        await new RandomHistory(81).Append(engine, 25);
        await Receipts.CaughtUp(engine);
        var log = await engine.WholeLog();
        await Dispose(engine);

        await SetBack(database, ReceiptsReactor.Called);
        var again = await Started(database, definition);
        await Receipts.CaughtUp(again);

        Assert.Contains(log, e => e.Data is Receipted);
        Assert.Equal(log.Texts(), (await again.WholeLog()).Texts());

        // And then goes on with what is new.
        var (more, _) = await again.AppendRetrying("account/n° 1", new Deposited(1));
        await Receipts.CaughtUp(again);
        Assert.Equal(
            [new Receipted(more.Position, 1), new Receipted(more.Position, 2)],
            (await again.Events.ReadStream("receipt/n° 1")).TakeLast(2).Select(e => e.Data));
    }

    [Fact]
    public async Task A_repeat_that_expects_the_versions_of_its_first_run_is_no_conflict()
    {
        var database = await NewDatabase();
        // It knows the version from the deposit itself, not from a look at the stream.
        var definition = Writing.Bare with
        {
            Reactors =
            [
                new LambdaReactor("copyist", [AccountEvents.Names.Deposited], [], (recorded, reaction, _) =>
                {
                    reaction.Append($"copy/{recorded.Subject}", 2 * (recorded.Version - 1), new Note($"{recorded.Position}"), new Note("second line"));
                    return Task.CompletedTask;
                }),
            ],
        };
        var engine = await Started(database, definition);
        var last = await engine.Append("account/a", 0, new Deposited(1), new Deposited(2), new Deposited(3));
        await Patience.Within(engine.Projections.WaitFor("copyist", last.Position, Patience.Limit), "the copyist");
        var log = await engine.WholeLog();
        await Dispose(engine);

        await SetBack(database, "copyist");
        var again = await Started(database, definition);
        await Patience.Within(again.Projections.WaitFor("copyist", last.Position, Patience.Limit), "the copyist's second run");

        Assert.Equal(9, log.Count);
        Assert.Equal(log.Texts(), (await again.WholeLog()).Texts());
    }

    [Fact]
    public async Task Ids_are_the_same_for_the_same_cause_and_others_for_other_ones()
    {
        var one = await ReceiptIds("copyist");
        var same = await ReceiptIds("copyist");
        var other = await ReceiptIds("another");

        Assert.Equal(one, same);
        Assert.Equal(one.Count, one.Distinct().Count());
        Assert.Empty(one.Intersect(other));
    }

    private async Task<IReadOnlyList<Guid>> ReceiptIds(string reactor)
    {
        var engine = await Started(await NewDatabase(), Writing.Bare with
        {
            Reactors =
            [
                new LambdaReactor(reactor, [AccountEvents.Names.Deposited], [], async (recorded, reaction, cancel) =>
                {
                    foreach (var stream in new[] { "copy/x", "copy/y" })
                    {
                        var known = await reaction.ReadStream(stream, default, cancel);
                        reaction.Append(stream, known.Count, new Note("one"), new Note("two"));
                    }
                }),
            ],
        });
        // Both deposits in one append: their positions are 1 and 2 in every run.
        var last = await engine.Append("account/a", 0, new Deposited(1), new Deposited(2));
        await Patience.Within(engine.Projections.WaitFor(reactor, last.Position, Patience.Limit), reactor);
        return [.. (await engine.Events.ReadStream("copy/x")).Concat(await engine.Events.ReadStream("copy/y")).Select(e => e.Id)];
    }

    /// <summary>As somebody would who wants a reactor to begin anew. The row's name begins with the reactor's.</summary>
    private static async Task SetBack(TestDatabase database, string reactor) => Assert.Equal(
        1, await database.Run("update mt_event_progression set last_seq_id = 0 where name like $1", reactor + "%"));
}
