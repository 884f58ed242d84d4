using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Store;

/// <summary>
/// Folds a listing anew into a shadow table, beside readers and writers, and swaps it in: nobody sees an empty or a half
/// listing, and the daemon waits for the swap alone. One at a time a listing, over all nodes.
/// </summary>
/// <remarks>
/// <para>
/// <b>Up to the listings' checkpoint</b> everything is settled, so that the bulk of the log is read and loaded without any
/// lock; then in rounds, until little is left. A crash leaves a shadow that the next rebuild drops.
/// </para>
/// <para>
/// <b>The swap</b> holds the listing's row of the checkpoint, so that the daemon waits, and folds exactly up to it. A daemon
/// that folded meanwhile fails, since the count of swaps is another (<c>listings/still_defined.sql</c>), and folds again.
/// </para>
/// <para>
/// <b>Statements of other sessions</b> that wait for the old table look its name up again when they get the lock, prepared
/// ones too, and take their snapshot after that: they find the new table, complete. A transaction that had pinned a
/// snapshot (REPEATABLE READ) before the load was over would find the new table empty, so the swap waits for those.
/// </para>
/// <para>
/// <b>A transaction that uses the old table</b> holds the swap up, and what queues behind the swap would wait as well: so it
/// waits for some milliseconds, steps back, and tries again.
/// </para>
/// </remarks>
internal sealed class ListingRebuild(NpgsqlDataSource database, EventTypes types, IListing listing, StoreSettings settings)
{
    /// <summary>Session-level advisory lock, with a hash of the listing's name in its low half.</summary>
    private const long Rebuilding = 0x4E57_0030L << 32;

    /// <summary>Events left that are few enough to be folded while others wait.</summary>
    private const int Few = 500;

    private readonly LogCopy log = new(types);
    private readonly string live = ShadowTable.LiveOf(listing);
    private long done;

    /// <param name="needless">Asked once it is this rebuild's turn.</param>
    public async Task Run(IProgress<(long Done, long Total)>? report, Func<Task<bool>>? needless, CancellationToken cancel)
    {
        // Two connections for the whole time. The swap's own holds the lock as well, so that who has lost it cannot swap;
        // the reader's is there when others, who wait for the table, have taken all that are in the pool.
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var reader = await database.OpenConnectionAsync(cancel);
        await TakeTurn(connection, cancel);
        try
        {
            if (needless is not null && await needless()) return;
            await ShadowTable.Make(connection, listing, cancel);
            var fold = new ShadowFold(database, listing, settings.RebuildMemory);
            try
            {
                await Load(connection, reader, fold, report, cancel);
                await KeepUpAndSwap(connection, reader, fold, report, cancel);
            }
            catch
            {
                await Clear(connection);
                throw;
            }
            report?.Report((done, done));
        }
        finally
        {
            await Unlock(connection);
        }
    }

    private async Task Load(
        NpgsqlConnection connection, NpgsqlConnection reader, ShadowFold fold, IProgress<(long, long)>? report, CancellationToken cancel)
    {
        var head = await Checkpoint(connection, "", cancel);
        await foreach (var run in log.Read(reader, 0, head, fold.Sort, cancel))
        {
            await fold.Apply(run, cancel);
            report?.Report((run.Last, head));
        }
        await fold.Flush(cancel);
        await ShadowTable.Finish(connection, listing, cancel);
        done = head;
    }

    private async Task KeepUpAndSwap(
        NpgsqlConnection connection, NpgsqlConnection reader, ShadowFold fold, IProgress<(long, long)>? report, CancellationToken cancel)
    {
        var older = await OlderSnapshots(connection, cancel);
        var longest = await LongestWait(connection, cancel);
        for (var attempt = 0; ;)
        {
            while (await Round(connection, reader, fold, report, cancel) > Few) { }
            if (older.Pids.Length > 0 && await StillThere(connection, older, cancel))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancel);
                continue;
            }
            older = ([], []);
            var patience = TimeSpan.FromMilliseconds(Math.Min(longest, 50 << Math.Min(attempt++ / 2, 5)));
            if (await TrySwap(connection, reader, fold, patience, cancel)) return;
            await Task.Delay(patience * 2, cancel);
        }
    }

    /// <summary>
    /// Milliseconds that suffice to have an autovacuum sent away that is in the table: PostgreSQL does so when it looks for
    /// deadlocks, after a second, or as soon as a superuser likes.
    /// </summary>
    private static async Task<int> LongestWait(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var soon = new NpgsqlCommand(
            "select set_config('deadlock_timeout', '20ms', false) from pg_roles where rolname = current_user and rolsuper", connection);
        return await soon.ExecuteScalarAsync(cancel) is null ? 1_200 : 200;
    }

    /// <summary>Folds what the daemon has folded since the last round, in one transaction; gives the number of events.</summary>
    private async Task<int> Round(
        NpgsqlConnection connection, NpgsqlConnection reader, ShadowFold fold, IProgress<(long, long)>? report, CancellationToken cancel)
    {
        var head = await Checkpoint(connection, "", cancel);
        if (head <= done) return 0;
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var events = 0;
        await foreach (var run in log.Read(reader, done, head, fold.Sort, cancel))
        {
            await fold.Apply(run, connection, cancel);
            events += run.Events;
            report?.Report((run.Last, head));
        }
        await fold.Flush(connection, cancel);
        await transaction.CommitAsync(cancel);
        done = head;
        return events;
    }

    /// <returns>False when somebody is in the way.</returns>
    private async Task<bool> TrySwap(
        NpgsqlConnection connection, NpgsqlConnection reader, ShadowFold fold, TimeSpan patience, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        long upTo;
        try
        {
            await Execute(connection, $"set local lock_timeout = {(int)patience.TotalMilliseconds}", cancel);
            await Execute(connection, $"lock table {ShadowTable.Schema}.{ListingCopy.TableOf(listing)} in access exclusive mode", cancel);
            upTo = await Checkpoint(connection, " for update", cancel);
            await Execute(connection, $"lock table {live} in access exclusive mode", cancel);
            // The daemon's first step makes the row, which could not be held before it was there.
            if (upTo == 0 && await Checkpoint(connection, "", cancel) > 0)
            {
                await transaction.RollbackAsync(cancel);
                return false;
            }
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
        {
            await transaction.RollbackAsync(cancel);
            return false;
        }

        await foreach (var run in log.Read(reader, done, upTo, fold.Sort, cancel)) await fold.Apply(run, connection, cancel);
        await fold.Flush(connection, cancel);
        await ShadowTable.Swap(connection, listing, cancel);
        await ListingDefinitions.Remember(connection, listing, swaps: 1, cancel);
        await transaction.CommitAsync(cancel);
        done = upTo;
        return true;
    }

    /// <summary>Looks again and again, instead of waiting in the database with a snapshot that others would wait for.</summary>
    private async Task TakeTurn(NpgsqlConnection connection, CancellationToken cancel)
    {
        while (true)
        {
            await using var take = new NpgsqlCommand($"select pg_try_advisory_lock({Rebuilding} | (hashtext($1)::bigint & 4294967295))", connection);
            take.Parameters.AddWithValue(listing.Name);
            if ((bool)(await take.ExecuteScalarAsync(cancel))!) return;
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
        }
    }

    private static async Task Unlock(NpgsqlConnection connection)
    {
        try
        {
            await Execute(connection, "select pg_advisory_unlock_all()", CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The session is gone, and its lock with it.
        }
    }

    private async Task Clear(NpgsqlConnection connection)
    {
        try
        {
            await ShadowTable.Drop(connection, listing, CancellationToken.None);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            // Whatever is left, the next rebuild drops.
        }
    }

    private static async Task<(int[] Pids, DateTime[] Since)> OlderSnapshots(NpgsqlConnection connection, CancellationToken cancel)
    {
        var pids = new List<int>();
        var since = new List<DateTime>();
        await using var command = new NpgsqlCommand(Sql.Of("rebuild/older_snapshots"), connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            pids.Add(reader.GetInt32(0));
            since.Add(reader.GetDateTime(1));
        }
        return ([.. pids], [.. since]);
    }

    private static async Task<bool> StillThere(NpgsqlConnection connection, (int[] Pids, DateTime[] Since) older, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Sql.Of("rebuild/still_there"), connection);
        command.Parameters.Add(new() { Value = older.Pids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
        command.Parameters.Add(new() { Value = older.Since, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz });
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>How far the listing has come; 0 when nothing of it was ever folded.</summary>
    private async Task<long> Checkpoint(NpgsqlConnection connection, string locking, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select last_seq_id from public.mt_event_progression where name = $1" + locking, connection);
        command.Parameters.AddWithValue(StoredListings.CheckpointOf(listing.Name));
        return await command.ExecuteScalarAsync(cancel) is long position ? position : 0;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
