using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>Async views: caught up by the daemon, each event folded once and in the order of the log.</summary>
public sealed class AsyncViewTests : Suite
{
    private static readonly FlowView Flows = new();
    private static readonly TallyView Tally = new();

    [Fact]
    public async Task What_was_waited_for_is_folded()
    {
        var engine = await Started(await NewDatabase(), Writing.With(Tally));
        for (var version = 0; version < 20; version++)
        {
            var appended = await engine.Append("account/a", version, new Deposited(1));
            await CaughtUp(engine, Tally, appended.Position);

            var tally = await engine.Documents.Load<Flow>(Tally.Name, TallyView.Everything);
            Assert.Equal((version + 1, appended.Position), (tally!.Events, tally.LastPosition));
        }
    }

    [Fact]
    public async Task Documents_are_keyed_across_streams()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Writing.With(Flows));

        await engine.Append("account/a", 0, new Deposited(100), new Moved("b", 30));
        await engine.Append("account/b", 0, new Moved("c", 10), new Note("no matter"));
        var last = await engine.Append("account/c", 0, new Closed());
        await CaughtUp(engine, Flows, last.Position);

        Assert.Equal(70, (await engine.Documents.Load<Flow>("flow", "a"))!.Sum);
        Assert.Equal(20, (await engine.Documents.Load<Flow>("flow", "b"))!.Sum);
        Assert.Null(await engine.Documents.Load<Flow>("flow", "c"));
        await Folded.AgreesWith<Flow>(engine, database, Flows);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Any_history_folds_to_what_a_plain_fold_gives(int seed)
    {
        var database = await NewDatabase();
        var engine = await Started(database, Writing.With(Flows, Tally));

        var last = (await new RandomHistory(seed).Append(engine, 150))[^1].Position!.Value;

        await CaughtUp(engine, Flows, last);
        await CaughtUp(engine, Tally, last);
        await Folded.AgreesWith<Flow>(engine, database, Flows);
        await Folded.AgreesWith<Flow>(engine, database, Tally);
    }

    [Fact]
    public async Task Events_that_stood_there_before_the_start_are_folded()
    {
        var database = await NewDatabase();
        var bare = await Started(database, Writing.Bare);
        var last = (await new RandomHistory(1).Append(bare, 60))[^1].Position!.Value;
        await Dispose(bare);

        var engine = await Started(database, Writing.With(Flows));

        await CaughtUp(engine, Flows, last);
        await Folded.AgreesWith<Flow>(engine, database, Flows);
    }

    [Fact]
    public async Task A_restart_folds_nothing_twice()
    {
        var database = await NewDatabase();
        var history = new RandomHistory(2);
        for (var run = 0; run < 5; run++)
        {
            var engine = await Started(database, Writing.With(Tally, Flows));
            var last = (await history.Append(engine, 20))[^1].Position!.Value;
            // Every second run ends wherever its daemon happens to be.
            if (run % 2 == 0)
            {
                await CaughtUp(engine, Tally, last);
                await Folded.AgreesWith<Flow>(engine, database, Tally);
            }
            await Dispose(engine);
        }
        var final = await Started(database, Writing.With(Tally, Flows));
        var position = (await final.WholeLog())[^1].Position!.Value;
        await CaughtUp(final, Tally, position);
        await CaughtUp(final, Flows, position);
        await Folded.AgreesWith<Flow>(final, database, Tally);
        await Folded.AgreesWith<Flow>(final, database, Flows);
    }

    [Fact]
    public async Task A_view_added_later_does_not_move_the_others()
    {
        var database = await NewDatabase();
        var history = new RandomHistory(3);
        var without = await Started(database, Writing.With(Tally));
        await CaughtUp(without, Tally, (await history.Append(without, 30))[^1].Position!.Value);
        await Dispose(without);

        var with = await Started(database, Writing.With(Tally, Flows));
        var last = (await history.Append(with, 30))[^1].Position!.Value;

        foreach (var view in new IView[] { Tally, Flows })
        {
            await CaughtUp(with, view, last);
            await Folded.AgreesWith<Flow>(with, database, view);
        }
    }

    [Fact]
    public async Task A_view_that_cannot_fold_an_event_stands_still_and_says_why_while_the_others_go_on()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Writing.With(new StumblingView("stumbling", ViewKind.Async, 13), Tally));

        var fine = await engine.Append("account/a", 0, new Deposited(1), new Deposited(2));
        await engine.Append("account/a", 2, new Deposited(13));
        var last = await engine.Append("account/a", 3, new Deposited(4));

        await CaughtUp(engine, Tally, last.Position);
        await Patience.Until(
            async () => (await ProgressOf(engine, "stumbling")).Error is not null, "the view to say why it stands still");
        var stopped = await ProgressOf(engine, "stumbling");
        Assert.Contains(StumblingView.Complaint, stopped.Error, StringComparison.Ordinal);
        Assert.InRange(stopped.Position, 0, fine.Position);
        Assert.Null((await ProgressOf(engine, Tally.Name)).Error);

        // The mistake is put right: the view goes on where it stood.
        await Dispose(engine);
        var repaired = await Started(database, Writing.With(new StumblingView("stumbling", ViewKind.Async, null), Tally));
        await Patience.Within(repaired.Projections.WaitFor("stumbling", last.Position, Patience.Limit), "the repaired view");
        Assert.Equal(4, (await repaired.Documents.Load<Stumbled>("stumbling", "a"))!.Deposits);
        Assert.Null((await ProgressOf(repaired, "stumbling")).Error);
    }

    [Fact]
    public async Task Progress_names_every_async_view_and_how_far_it_is()
    {
        var engine = await Started(await NewDatabase(), Writing.With(Flows, Tally, new BalanceView(), new FlowView("kept_flow", kept: true)));

        var last = await engine.Append("account/a", 0, new Deposited(1));
        foreach (var name in new[] { "flow", "tally", "kept_flow" })
        {
            await Patience.Within(engine.Projections.WaitFor(name, last.Position, Patience.Limit), name);
            var progress = await ProgressOf(engine, name);
            Assert.Equal(new Progress(name, last.Position, null), progress);
        }
        Assert.DoesNotContain(await engine.Projections.Progress(), p => p.Name == BalanceView.Called);
    }

    [Fact]
    public async Task Waiting_for_a_position_that_does_not_come_times_out()
    {
        var engine = await Started(await NewDatabase(), Writing.With(Tally));
        await engine.Append("account/a", 0, new Deposited(1));

        await Assert.ThrowsAsync<TimeoutException>(() => Patience.Within(
            engine.Projections.WaitFor(Tally.Name, 1_000, TimeSpan.FromMilliseconds(50)), "a time-out"));
    }

    [Fact]
    public async Task An_open_append_is_folded_in_its_place()
    {
        var database = await NewDatabase();
        var (one, two) = (await Started(database, Writing.With(Tally)), await Started(database, Writing.With(Tally)));
        await using var appends = await HeldAppends.On(database);
        await appends.Hold("account/held");
        var open = two.Append("account/held", 0, new Deposited(1)).AsTask();
        await appends.Waiting("account/held");
        var past = await one.Append("account/past", 0, new Deposited(2));
        await Patience.Until(
            async () => (await one.Events.ReadStream("account/past")).Count == 1 && (await one.Events.SafeHead()) < past.Position,
            "the open append to hold the safe head");

        await appends.Release("account/held");
        await Patience.Within(open, "the held append after its release");
        await CaughtUp(one, Tally, past.Position);

        await Folded.AgreesWith<Flow>(one, database, Tally);
    }

    private static Task CaughtUp(IEngine engine, IView view, long position) => Patience.Within(
        engine.Projections.WaitFor(view.Name, position, Patience.Limit), $"{view.Name} to come to {position}");

    private static async Task<Progress> ProgressOf(IEngine engine, string name) =>
        Assert.Single(await engine.Projections.Progress(), p => p.Name == name);
}
