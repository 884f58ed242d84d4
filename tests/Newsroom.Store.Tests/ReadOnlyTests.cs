using Newsroom.Cluster;
using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store.Tests;

/// <summary>A database that turns read-only under a running node: refused in words, read as ever, and written again without a restart.</summary>
public sealed class ReadOnlyTests : Suite
{
    private const string Refused = "Warning: Nothing can be written: The database is read-only.";
    private const string Taken = "Information: The database takes writes again";

    /// <summary>Sessions that are there at the time keep to what they began with; those that begin meanwhile are read-only to their end.</summary>
    [Fact]
    public async Task Set_for_the_database_it_refuses_writes_with_the_reason_until_it_is_set_back()
    {
        var database = await NewDatabase();
        var name = await database.One<string>("select current_database()::text");
        await RefusesAndGoesOn(database, async on =>
        {
            await database.Run($"alter database {name} set default_transaction_read_only = {(on ? "on" : "off")}");
            if (on) await database.TerminateBackends();
        });
    }

    /// <summary>Reaches the sessions that are there, those in the node's pool included.</summary>
    [Fact]
    public async Task Set_for_the_server_it_refuses_writes_with_the_reason_until_it_is_set_back()
    {
        var home = Path.Combine("/tmp", $"newsroom-read-only-{Guid.NewGuid():N}");
        await using (var cluster = await PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = home }))
        {
            await using var database = new TestDatabase(cluster.ConnectionString);
            await RefusesAndGoesOn(database, async on =>
            {
                await database.Run($"alter system set default_transaction_read_only = {(on ? "on" : "off")}");
                await database.Run("select pg_reload_conf()");
            });
        }
        Directory.Delete(home, recursive: true);
    }

    private static async Task RefusesAndGoesOn(TestDatabase database, Func<bool, Task> set)
    {
        var log = new RecordingLog();
        await using var node = await Patience.Within(
            TestNode.Open(
                database.ConnectionString, Writing.With(new FlowListing()).AndBalances(), new StoreSettings { Poll = TimeSpan.FromMilliseconds(100) }, log),
            "a node to open");
        await node.Start();
        await node.ListingsReach((await node.Append("account/a", 0, new Deposited(1), new Deposited(2))).Position);

        await set(true);
        var refused = default(StoreUnavailable);
        await Patience.Until(async () => (refused = await Refusal(node))?.Message.Contains("read-only", StringComparison.Ordinal) == true, "an append to be refused");
        for (var i = 0; i < 10; i++) await Refusal(node);

        Assert.Equal("The database is read-only. Nothing was written.", refused!.Message);
        Assert.False(refused.OutcomeUnknown);
        Assert.Equal([Refused], Said());
        // What is there can be read, and asked about by its time.
        Assert.Equal(2, (await node.Events.ReadStream("account/a")).Count);
        var known = await node.WholeLog();
        Assert.NotEmpty(known);
        Assert.Equal(known[^1].Position, await node.Events.PositionAt(known[^1].At));
        Assert.Equal(3, (await node.Row<Flow>("flow", "a"))!.Sum);
        Assert.Equal(3, (await node.Document<Balance>("a"))!.Sum);

        await set(false);
        await Patience.Until(async () => await Refusal(node) is null, "an append to be written again");
        await node.ListingsReach(await node.Events.SafeHead());
        await Stored.EqualsFold(node, database, new FlowListing());
        await Stored.EqualsFold<Balance>(node, database, Balance.Called);
        // A session that was read-only may be met once more when others are written to already: then both are said again.
        var said = Said().ToList();
        Assert.Equal(Enumerable.Range(0, said.Count).Select(i => i % 2 == 0 ? Refused : Taken), said);
        Assert.Equal(Taken, said[^1]);

        IEnumerable<string> Said() => log.Said.Where(line => line is Refused or Taken);
    }

    private static async Task<StoreUnavailable?> Refusal(TestNode node)
    {
        try
        {
            await node.Append($"account/{Guid.NewGuid():N}", 0, new Deposited(3));
            return null;
        }
        catch (StoreUnavailable refused)
        {
            return refused;
        }
    }
}
