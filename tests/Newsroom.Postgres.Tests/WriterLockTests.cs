using Newsroom.Conformance;
using Newsroom.Conformance.Accounts;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Postgres.Tests;

/// <summary>One engine at a time writes to a database, and a node writes only while it holds its lock.</summary>
public sealed class WriterLockTests : Suite<EmbeddedEngine>
{
    /// <summary>The key that the Marten engine's nodes share.</summary>
    private const long MartenEngine = 0x4E57_0011;

    [Fact]
    public async Task Where_the_other_engine_writes_this_one_is_refused_with_the_reason()
    {
        var database = await NewDatabase();
        await using var other = await database.Connect();
        await Run(other, $"select pg_advisory_lock_shared({MartenEngine})");

        var refused = await Assert.ThrowsAsync<EngineRefused>(() => Opened(database, Writing.Bare));

        Assert.Contains("Marten", refused.Message, StringComparison.Ordinal);
        await Run(other, $"select pg_advisory_unlock_shared({MartenEngine})");
        await Opened(database, Writing.Bare);
    }

    [Fact]
    public async Task A_node_that_has_lost_its_lock_writes_again_once_it_holds_it_again()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Writing.Bare);
        var first = await engine.Append("account/a", 0, new Deposited(1));

        await using var other = await database.Connect();
        await Run(other,
            """
            select pg_terminate_backend(a.pid) from pg_stat_activity a join pg_locks l on l.pid = a.pid
            where l.locktype = 'advisory' and a.datname = current_database() and a.pid <> pg_backend_pid()
            """);

        var second = default(Appended);
        await Patience.Until(
            async () =>
            {
                try
                {
                    second ??= await engine.Append("account/a", first.Version, new Deposited(2));
                    return true;
                }
                catch (StoreUnavailable)
                {
                    return false;
                }
            },
            () => Task.FromResult("the node to write again"));
        Assert.Equal([1, 2], (await engine.Events.ReadStream("account/a")).Select(e => e.Amount()));
    }

    [Fact]
    public async Task While_the_lock_is_lost_and_the_other_engine_has_the_database_nothing_is_written()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Writing.Bare);
        var first = await engine.Append("account/a", 0, new Deposited(1));

        await using var other = await database.Connect();
        await Run(other, $"select pg_advisory_lock_shared({MartenEngine})");
        await Run(other,
            """
            select pg_terminate_backend(a.pid) from pg_stat_activity a join pg_locks l on l.pid = a.pid
            where l.locktype = 'advisory' and a.datname = current_database() and a.pid <> pg_backend_pid()
            """);

        var why = await Patience.Within(engine.Lost, "the node to give up");
        Assert.Contains("Marten", why, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnavailable>(async () => await engine.Append("account/a", first.Version, new Deposited(2)));
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
