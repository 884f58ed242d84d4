using Npgsql;

namespace Newsroom.Store.Tests;

/// <summary>
/// Holds a node's real append open at its very end: a deferred constraint trigger on <c>mt_events</c>, which fires
/// inside COMMIT when positions are taken and rows are written, waits there on an advisory lock as long as its stream
/// is held. A stream may also be doomed: its append then fails in COMMIT and leaves a gap in the positions.
/// </summary>
/// <remarks>The locks have two 32-bit keys (<c>objsubid = 2</c>), so that no node's own keys can be mistaken for them.</remarks>
public sealed class HeldAppends : IAsyncDisposable
{
    private const int Space = 0x4C44; // Any number would do.

    private readonly TestDatabase database;
    private readonly NpgsqlConnection holder;

    private HeldAppends(TestDatabase database, NpgsqlConnection holder) => (this.database, this.holder) = (database, holder);

    /// <summary>Sets the trigger up on an opened node's tables; disposal takes it away and lets everything go.</summary>
    public static async Task<HeldAppends> On(TestDatabase database)
    {
        await database.Run(
            $$"""
            create table test_streams(stream_id text primary key, held boolean not null, doomed boolean not null);

            create function test_hold() returns trigger language plpgsql as $hold$
            begin
                -- Each statement sees what was committed before it: the verdict is read after the wait.
                if exists (select from test_streams s where s.stream_id = new.stream_id and s.held) then
                    perform pg_advisory_xact_lock_shared({{Space}}, hashtext(new.stream_id));
                end if;
                if exists (select from test_streams s where s.stream_id = new.stream_id and s.doomed) then
                    raise exception 'the append to % is doomed', new.stream_id;
                end if;
                return null;
            end $hold$;

            create constraint trigger test_hold after insert on mt_events
            deferrable initially deferred for each row execute function test_hold();
            """);
        return new HeldAppends(database, await database.Connect());
    }

    /// <summary>From now on an append to the stream waits in its commit.</summary>
    public async Task Hold(string stream)
    {
        await OnHolder("select pg_advisory_lock($1, hashtext($2))", Space, stream);
        await database.Run(
            "insert into test_streams values ($1, true, false) on conflict (stream_id) do update set held = true", stream);
    }

    /// <summary>Lets the appends to the stream go on, or fail when it is doomed.</summary>
    public async Task Release(string stream)
    {
        await database.Run("update test_streams set held = false where stream_id = $1", stream);
        await OnHolder("select pg_advisory_unlock($1, hashtext($2))", Space, stream);
    }

    /// <summary>From now on an append to the stream fails in its commit; a held one when it is released.</summary>
    public Task Doom(string stream) => database.Run(
        "insert into test_streams values ($1, false, true) on conflict (stream_id) do update set doomed = true", stream);

    public Task Pardon(string stream) =>
        database.Run("update test_streams set doomed = false where stream_id = $1", stream);

    /// <summary>Returns when an append to the stream stands waiting in its commit.</summary>
    public Task Waiting(string stream) => Patience.Until(async () => (await Waiters(stream)).Count > 0, $"an append to {stream} to wait in its commit");

    /// <summary>Breaks the connections whose appends to the stream wait in their commit.</summary>
    public async Task Break(string stream)
    {
        foreach (var pid in await Waiters(stream)) await database.Run("select pg_terminate_backend($1)", int.Parse(pid));
    }

    public async ValueTask DisposeAsync()
    {
        await OnHolder("select pg_advisory_unlock_all()");
        await holder.DisposeAsync();
        await database.Run("drop function test_hold() cascade; drop table test_streams");
    }

    private Task<IReadOnlyList<string>> Waiters(string stream) => database.Lines(
        """
        select pid from pg_locks
        where locktype = 'advisory' and objsubid = 2 and not granted
          and database = (select oid from pg_database where datname = current_database())
          and classid::bigint = $1 and objid::bigint = (hashtext($2)::bigint & 4294967295)
        """,
        (long)Space, stream);

    private async Task OnHolder(string sql, params object[] values)
    {
        await using var command = holder.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
