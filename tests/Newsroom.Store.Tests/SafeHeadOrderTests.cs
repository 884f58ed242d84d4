using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store.Tests;

/// <summary>
/// The safe head looks at the rows first and at the open appends behind them. The other way round it loses events, but
/// only when a writer begins and another commits between the two looks: too narrow for any load to find. So the look at
/// the rows is stopped here until both have happened.
/// </summary>
public sealed class SafeHeadOrderTests : Suite
{
    /// <param name="gap">Whether a position below the quick one's is lost: without, nobody could commit below it, and it is safe.</param>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_append_that_begins_while_the_safe_head_is_being_read_is_not_passed(bool gap)
    {
        var database = await NewDatabase();
        var reader = await Opened(database, Writing.Bare);
        var writer = await Opened(database, Writing.Bare);
        await using var appends = await HeldAppends.On(database);
        var before = await reader.Append("account/before", 0, new Deposited(1));
        await Patience.Within(reader.Events.WaitForMore(0, CancellationToken.None), "the reader to be at work");
        await appends.Hold("account/slow");

        await using var quick = await database.Connect();
        await using var transaction = await quick.BeginTransactionAsync();
        await Run("lock table public.mt_events in access exclusive mode");
        var head = reader.Events.SafeHead().AsTask();
        await Stands("select safe, visible from newsroom.safe_head%");

        // Begins behind the reader and says from where it will take its position…
        var slow = writer.Append("account/slow", 0, new Deposited(2)).AsTask();
        await Stands("%insert into public.mt_events%");

        // … another one commits above that, and the reader goes on.
        if (gap) await Run("select nextval('public.mt_events_sequence')");
        await Run(
            """
            insert into public.mt_streams (id, version) values ('account/quick', 1);
            select newsroom.announce_append();
            insert into public.mt_events (seq_id, id, stream_id, version, data, type, timestamp, user_name)
            values (nextval('public.mt_events_sequence'), gen_random_uuid(), 'account/quick', 1, '{"amount": 3}', 'deposited', clock_timestamp(), 'teller')
            """);
        await transaction.CommitAsync();

        var safe = gap ? before.Position : before.Position + 1;
        Assert.Equal(safe, await Patience.Within(head, "the safe head"));
        await appends.Waiting("account/slow");
        Assert.Equal(safe, await reader.Events.SafeHead());

        await appends.Release("account/slow");
        await Patience.Within(slow, "the slow append");
        await reader.LogReaches(before.Position + (gap ? 3 : 2));
        Assert.Equal(
            ["account/before", "account/quick", "account/slow"],
            (await reader.WholeLog()).Select(e => e.Stream).Order(StringComparer.Ordinal));

        async Task Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql, quick, transaction);
            await command.ExecuteNonQueryAsync();
        }

        Task Stands(string query) => Patience.Until(
            async () => await database.One<bool>(
                """
                select exists (
                    select from pg_stat_activity a join pg_locks l on l.pid = a.pid
                    where a.datname = current_database() and a.query like $1 and not l.granted and l.relation = 'public.mt_events'::regclass)
                """,
                query),
            $"{query} to wait for the table");
    }
}
