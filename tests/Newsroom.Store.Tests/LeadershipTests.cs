using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>A node leads the listings until it ends: its locks are neither taken from it before, nor held beyond that.</summary>
public sealed class LeadershipTests : Suite
{
    /// <summary>Marten's daemon leads by an exclusive session lock; the nodes share theirs.</summary>
    private const string Leaders =
        "select pid::text from pg_locks where locktype = 'advisory' and mode = 'ExclusiveLock' and granted and objsubid = 1 and database = (select oid from pg_database where datname = current_database())";

    [Fact]
    public async Task A_node_does_not_end_the_sessions_by_which_it_leads()
    {
        var database = await NewDatabase();
        var hurried = new StoreSettings { CommandTimeout = TimeSpan.FromSeconds(1), CheckLockEvery = TimeSpan.FromMilliseconds(200) };
        await Started(database, Writing.With(new TallyListing()), hurried);
        await Patience.Until(async () => (await database.Lines(Leaders)).Count == 1, "the listings' leader");
        var leader = await database.Lines(Leaders);

        // Longer than any statement may take before it counts as abandoned.
        await Task.Delay(hurried.CommandTimeout + TimeSpan.FromSeconds(7));

        Assert.Equal(leader, await database.Lines(Leaders));
    }

    [Fact]
    public async Task The_server_looks_whether_a_client_that_it_works_for_is_still_there()
    {
        var database = await NewDatabase();
        var windows = await database.One<bool>("select version() ~* 'windows|mingw|visual c'");
        await using var pool = new Connections(database.ConnectionString, "newsroom", new StoreSettings()).Pool();
        await using var show = pool.CreateCommand("show client_connection_check_interval");

        Assert.Equal(windows ? "0" : "2s", await show.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Who_takes_over_above_a_lost_position_that_the_daemons_own_look_has_not_passed_goes_on()
    {
        var database = await NewDatabase();
        // The daemon by itself passes no gap for as long as this test takes.
        var patient = new StoreSettings { GapPatience = TimeSpan.FromHours(1) };
        var leader = await Started(database, Writing.With(new TallyListing()), patient);
        var follower = await Started(database, Writing.With(new TallyListing()), patient);
        await using var appends = await HeldAppends.On(database);
        await leader.ListingsReach((await leader.Append("account/a", 0, new Deposited(1))).Position);
        await appends.Doom("account/doomed");
        await Assert.ThrowsAnyAsync<Exception>(async () => await leader.Append("account/doomed", 0, new Deposited(1)));
        await leader.ListingsReach((await leader.Append("account/a", 1, new Deposited(2))).Position);

        await Dispose(leader);
        await follower.ListingsReach((await follower.Append("account/a", 2, new Deposited(3))).Position);

        await Stored.EqualsFold(follower, database, new TallyListing());
        Assert.Null(Assert.Single(await follower.Listings.Progress()).Error);
    }
}
