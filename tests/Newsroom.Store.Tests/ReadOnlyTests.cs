using Newsroom.Cluster;
using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store.Tests;

/// <summary>A database that turns read-only under a running engine: refused in words, read as ever, and written again without a restart.</summary>
public sealed class ReadOnlyTests : Suite
{
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

    /// <summary>Reaches the sessions that are there, those in the engine's pool included.</summary>
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
        var handler = new RecordingHandler(ReceiptsReactor.Message);
        var definition = Writing.With(new BalanceView(), new FlowView()) with { Reactors = [new ReceiptsReactor()], Handlers = [handler] };
        await using var engine = await MartenEngine.Open(
            database.ConnectionString, definition, new MartenEngineOptions { Poll = TimeSpan.FromMilliseconds(100) }, log);
        await engine.Start();
        await engine.Append("account/a", 0, new Deposited(1), new Deposited(2));
        await Receipts.CaughtUp(engine);

        await set(true);
        var refused = default(StoreUnavailable);
        await Patience.Until(async () => (refused = await Refusal(engine))?.Message.Contains("read-only", StringComparison.Ordinal) == true, "an append to be refused");
        for (var i = 0; i < 10; i++) await Refusal(engine);

        Assert.Equal("The database is read-only. Nothing was written.", refused!.Message);
        Assert.False(refused.OutcomeUnknown);
        // What is there can be read, and asked about by its time.
        Assert.Equal(2, (await engine.Events.ReadStream("account/a")).Count);
        var known = await engine.WholeLog();
        Assert.NotEmpty(known);
        Assert.Equal(known[^1].Position, await engine.Events.PositionAt(known[^1].At));
        Assert.NotNull(await engine.Documents.Load<Flow>("flow", "a"));

        await set(false);
        await Patience.Until(async () => await Refusal(engine) is null, "an append to be written again");
        await Patience.Within(engine.Projections.WaitFor("flow", await engine.Events.SafeHead(), Patience.Limit), "the view");
        await Receipts.CaughtUp(engine);
        await Receipts.AreWhole(engine, database, handler);
        Assert.False(engine.Lost.IsCompleted);
        Assert.Equal(1, log.Said.Count(line => line == "Warning: Nothing can be written: The database is read-only."));
        Assert.Equal(1, log.Said.Count(line => line == "Information: The database takes writes again"));
    }

    private static async Task<StoreUnavailable?> Refusal(IEngine engine)
    {
        try
        {
            await engine.Append($"account/{Guid.NewGuid():N}", 0, new Deposited(3));
            return null;
        }
        catch (StoreUnavailable refused)
        {
            return refused;
        }
    }
}
