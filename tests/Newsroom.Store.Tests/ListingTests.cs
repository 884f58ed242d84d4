using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>Listings: caught up by the daemon together, each event folded once and in the order of the log.</summary>
public sealed class ListingTests : Suite
{
    private static readonly FlowListing Flows = new();
    private static readonly TallyListing Tally = new();

    [Fact]
    public async Task What_was_waited_for_is_folded()
    {
        var node = await Started(await NewDatabase(), Writing.With(Tally));
        for (var version = 0; version < 20; version++)
        {
            var appended = await node.Append("account/a", version, new Deposited(1));
            await node.ListingsReach(appended.Position);

            var tally = await node.Row<Flow>(Tally.Name, TallyListing.Everything);
            Assert.Equal((version + 1, appended.Position), (tally!.Events, tally.LastPosition));
        }
    }

    [Fact]
    public async Task Rows_are_keyed_across_streams()
    {
        var database = await NewDatabase();
        var node = await Started(database, Writing.With(Flows));

        await node.Append("account/a", 0, new Deposited(100), new Moved("b", 30));
        await node.Append("account/b", 0, new Moved("c", 10), new Note("no matter"));
        var last = await node.Append("account/c", 0, new Closed());
        await node.ListingsReach(last.Position);

        Assert.Equal(70, (await node.Row<Flow>("flow", "a"))!.Sum);
        Assert.Equal(20, (await node.Row<Flow>("flow", "b"))!.Sum);
        Assert.Null(await node.Row<Flow>("flow", "c"));
        await Stored.EqualsFold(node, database, Flows);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Any_history_folds_to_what_a_plain_fold_gives(int seed)
    {
        var database = await NewDatabase();
        var node = await Started(database, Writing.With(Flows, Tally));

        var last = (await new RandomHistory(seed).Append(node, 150))[^1].Position!.Value;

        await node.ListingsReach(last);
        await Stored.EqualsFold(node, database, Flows);
        await Stored.EqualsFold(node, database, Tally);
    }

    [Fact]
    public async Task Events_that_stood_there_before_the_start_are_folded()
    {
        var database = await NewDatabase();
        var bare = await Started(database, Writing.Bare);
        var last = (await new RandomHistory(1).Append(bare, 60))[^1].Position!.Value;
        await Dispose(bare);

        var node = await Started(database, Writing.With(Flows));

        await node.ListingsReach(last);
        await Stored.EqualsFold(node, database, Flows);
    }

    [Fact]
    public async Task A_restart_folds_nothing_twice()
    {
        var database = await NewDatabase();
        var history = new RandomHistory(2);
        for (var run = 0; run < 5; run++)
        {
            var node = await Started(database, Writing.With(Tally, Flows));
            var last = (await history.Append(node, 20))[^1].Position!.Value;
            // Every second run ends wherever its daemon happens to be.
            if (run % 2 == 0)
            {
                await node.ListingsReach(last);
                await Stored.EqualsFold(node, database, Tally);
            }
            await Dispose(node);
        }
        var final = await Started(database, Writing.With(Tally, Flows));
        var position = (await final.WholeLog())[^1].Position!.Value;
        await final.ListingsReach(position);
        await Stored.EqualsFold(final, database, Tally);
        await Stored.EqualsFold(final, database, Flows);
    }

    [Fact]
    public async Task A_listing_added_later_is_folded_from_the_beginning_while_the_others_go_on()
    {
        var database = await NewDatabase();
        var history = new RandomHistory(3);
        var without = await Started(database, Writing.With(Tally));
        await without.ListingsReach((await history.Append(without, 30))[^1].Position!.Value);
        await Dispose(without);

        var with = await Started(database, Writing.With(Tally, Flows));
        var last = (await history.Append(with, 30))[^1].Position!.Value;

        await Patience.Within(with.Listings.WaitFor(last, Patience.Limit, default, Tally.Name), "the listing that was there before");
        await Stored.EqualsFold(with, database, Tally);
        await Patience.Until(async () => (await with.Listings.Progress()).All(p => p.Rebuilding is null), "the new listing to be folded");
        await with.ListingsReach(last);
        await Stored.EqualsFold(with, database, Flows);
    }

    [Fact]
    public async Task A_listing_that_was_left_out_for_a_while_misses_nothing_when_it_is_back()
    {
        var database = await NewDatabase();
        var history = new RandomHistory(4);
        foreach (var model in new[] { Writing.With(Tally, Flows), Writing.With(Tally), Writing.With(Tally, Flows) })
        {
            var node = await Started(database, model);
            var last = (await history.Append(node, 20))[^1].Position!.Value;
            await Patience.Until(async () => (await node.Listings.Progress()).All(p => p.Rebuilding is null), "what was left out to be folded");
            await node.ListingsReach(last);
            foreach (var listing in model.Listings) await Stored.EqualsFold(node, database, listing);
            await Dispose(node);
        }
    }

    [Fact]
    public async Task One_that_cannot_fold_an_event_holds_them_up_and_says_where_and_why_until_it_is_mended()
    {
        var database = await NewDatabase();
        var node = await Started(database, Writing.With(new StumblingListing(), Tally));

        var fine = await node.Append("account/a", 0, new Deposited(1), new Deposited(2));
        await node.ListingsReach(fine.Position);
        await node.Append("account/a", 2, new Deposited(Stumbled.Beyond));
        var last = await node.Append("account/a", 3, new Deposited(4));

        await Patience.Until(async () => (await Together(node)).Error is not null, "the listings to say why they stand still");
        var stopped = await Together(node);
        Assert.Equal($"{StumblingListing.Called}, after position {fine.Position}: {Stumbled.Complaint}", stopped.Error);
        Assert.Equal(fine.Position, stopped.Position);
        // What was folded stands, of all of them, and no half of what could not be.
        Assert.Equal(2, (await node.Row<Stumbled>(StumblingListing.Called, "a"))!.Deposits);
        Assert.Equal(2, (await node.Row<Flow>(Tally.Name, TallyListing.Everything))!.Events);
        // Appends and the log go on.
        await node.LogReaches(last.Position);
        var waiting = await Assert.ThrowsAsync<TimeoutException>(() => node.Listings.WaitFor(last.Position, TimeSpan.FromMilliseconds(50), default));
        Assert.Contains(Stumbled.Complaint, waiting.Message, StringComparison.Ordinal);

        // The mistake is put right: they go on where they stood.
        await Dispose(node);
        var mended = await Started(database, Writing.With(new StumblingListing(mended: true), Tally));
        await mended.ListingsReach(last.Position);
        Assert.Equal(4, (await mended.Row<Stumbled>(StumblingListing.Called, "a"))!.Deposits);
        await Stored.EqualsFold(mended, database, Tally);
        Assert.Null((await Together(mended)).Error);
    }

    [Fact]
    public async Task Progress_says_how_far_they_are_together_and_names_no_snapshot()
    {
        var node = await Started(await NewDatabase(), Writing.With(Flows, Tally).AndBalances());

        var last = await node.Append("account/a", 0, new Deposited(1));
        await node.ListingsReach(last.Position);

        Assert.Equal([new Progress(StoredListings.Shard, last.Position, null)], await node.Listings.Progress());
    }

    [Fact]
    public async Task A_node_without_listings_has_no_progress()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        await node.Append("account/a", 0, new Deposited(1));

        Assert.Empty(await node.Listings.Progress());
    }

    [Fact]
    public async Task Waiting_for_a_position_that_does_not_come_times_out()
    {
        var node = await Started(await NewDatabase(), Writing.With(Tally));
        await node.Append("account/a", 0, new Deposited(1));

        await Assert.ThrowsAsync<TimeoutException>(() => Patience.Within(
            node.Listings.WaitFor(1_000, TimeSpan.FromMilliseconds(50), default), "a time-out"));
    }

    [Fact]
    public async Task A_gap_at_the_end_of_the_log_holds_them_up_as_little_as_any_other()
    {
        var database = await NewDatabase();
        var node = await Started(database, Writing.With(Tally), new StoreSettings { GapPatience = TimeSpan.FromMilliseconds(100), Poll = TimeSpan.FromMilliseconds(50) });
        await using var appends = await HeldAppends.On(database);
        await appends.Doom("account/doomed");
        for (var version = 0; version < 5; version++)
        {
            await node.ListingsReach((await node.Append("account/a", version, new Deposited(1))).Position);
            await Assert.ThrowsAnyAsync<Exception>(async () => await node.Append("account/doomed", 0, new Deposited(1), new Deposited(2)));

            var last = await database.One<long>("select last_value from mt_events_sequence");
            await Patience.Until(
                () => database.One<bool>("select last_seq_id >= $1 from mt_event_progression where name = 'listings:All'", last), $"the listings to pass the gap up to {last}");
            Assert.Null((await Together(node)).Error);
        }
        await Stored.EqualsFold(node, database, Tally);
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
        await one.ListingsReach(past.Position);

        await Stored.EqualsFold(one, database, Tally);
    }

    private static async Task<Progress> Together(TestNode node) =>
        Assert.Single(await node.Listings.Progress(), p => p.Name == StoredListings.Shard);
}
