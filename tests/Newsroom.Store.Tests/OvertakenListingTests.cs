using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>
/// A leader that was paused in the middle of a fold, and wakes when others have gone on without it, writes nothing of what
/// it folded. The pause is in the fold itself; what others did meanwhile is done by hand.
/// </summary>
public sealed class OvertakenListingTests : Suite
{
    private const string Successor = """{"sum": 0, "events": 1000, "trail": 0, "lastPosition": 0, "lastAt": "2024-10-18T06:00:00Z", "revision": 1}""";

    [Fact]
    public async Task What_it_folded_from_a_checkpoint_that_has_moved_is_not_written()
    {
        var (database, node, paused, appended) = await Paused();

        // The successor has folded all of it, in its own way, so that its work can be told.
        await database.Run("update newsroom.kept_pausing set to_position = $1 where to_position is null", appended.Position);
        await Plant(database, appended.Position);
        Assert.Equal(2, await database.Run(
            "update mt_event_progression set last_seq_id = $1 where name in ('listings:All', 'pausing:All')", appended.Position));
        paused.Continue();

        var later = await node.Append("account/a", 4, new Deposited(4));
        await node.ListingsReach(later.Position);
        Assert.Equal(1001, (await node.Row<Flow>("pausing", TallyListing.Everything))!.Events);
        // That it stood still is forgotten with the first run that succeeds, a moment after the rows are there.
        await Patience.Until(async () => Assert.Single(await node.Listings.Progress()).Error is null, "the listings to be well again");
    }

    [Fact]
    public async Task What_it_folded_over_a_table_that_was_swapped_is_not_written_even_if_the_checkpoint_stands_where_it_stood()
    {
        var (database, node, paused, appended) = await Paused();

        await database.Run("delete from newsroom.kept_pausing");
        await Plant(database, 1);
        Assert.Equal(1, await database.Run("update newsroom.listings set swaps = swaps + 1 where name = 'pausing'"));
        paused.Continue();

        await node.ListingsReach(appended.Position);
        Assert.Equal(1003, (await node.Row<Flow>("pausing", TallyListing.Everything))!.Events);
        // That it stood still is forgotten with the first run that succeeds, a moment after the rows are there.
        await Patience.Until(async () => Assert.Single(await node.Listings.Progress()).Error is null, "the listings to be well again");
    }

    [Fact]
    public async Task A_node_of_an_older_definition_folds_nothing_onto_newer_rows()
    {
        var database = await NewDatabase();
        var old = await Started(database, Writing.With(new FlowListing(), new TallyListing()));
        await old.ListingsReach((await old.Append("account/a", 0, new Deposited(1))).Position);
        var renewed = await Started(database, Writing.With(new FlowListing(revision: 2), new TallyListing()));
        await Patience.Until(async () => (await renewed.Listings.Progress()).All(p => p.Rebuilding is null), "the listing to be rebuilt");

        // The older node leads still: it stands, and says why.
        var appended = await old.Append("account/a", 1, new Deposited(2));
        await Patience.Until(
            async () => (await old.Listings.Progress()).Any(p => p.Error?.Contains("revision 2", StringComparison.Ordinal) == true),
            "the older node to say why it stands");
        await Dispose(old);

        await renewed.ListingsReach(appended.Position);
        await Stored.EqualsFold(renewed, database, new FlowListing(revision: 2));
        await Stored.EqualsFold(renewed, database, new TallyListing());
    }

    /// <summary>One event is folded; the leader stands in its fold of the next three.</summary>
    private async Task<(TestDatabase, TestNode, PausingListing, Appended)> Paused()
    {
        var paused = new PausingListing();
        var database = await NewDatabase();
        var node = await Started(database, Writing.With(paused));
        await node.ListingsReach((await node.Append("account/a", 0, new Note("before"))).Position);
        var appended = await node.Append("account/a", 1, new Deposited(1), new Deposited(2), new Deposited(3));
        await Patience.Within(paused.Reached, "the leader to be in its fold");
        return (database, node, paused, appended);
    }

    private static Task<int> Plant(TestDatabase database, long position) => database.Run(
        "insert into newsroom.kept_pausing (id, born, from_position, data) values ($1, 1, $2, $3::jsonb)", TallyListing.Everything, position, Successor);

    /// <summary>A tally whose first fold of a deposit waits until it is told to go on.</summary>
    private sealed class PausingListing : Listing<Flow>
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override string Name => "pausing";

        public Task Reached => reached.Task;

        public void Continue() => released.SetResult();

        public override IEnumerable<string> Keys(Recorded recorded) => [TallyListing.Everything];

        public override Flow Evolve(string key, Flow? row, Recorded recorded)
        {
            if (recorded.Data is Deposited)
            {
                reached.TrySetResult();
                released.Task.Wait(Patience.Limit);
            }
            return (row ?? new Flow(0, 0, 0, 0, default, 1)).Seen(recorded);
        }
    }
}
