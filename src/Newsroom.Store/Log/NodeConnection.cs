using Microsoft.Extensions.Logging;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store;

/// <summary>
/// The node's own connection, direct and never pooled: it shares the lock that keeps an import out, and listens for other
/// nodes' commits. When it breaks, writing stops until the lock is held again.
/// </summary>
internal sealed class NodeConnection(string connectionString, string node, StoreSettings options, ILogger logger) : IAsyncDisposable
{
    /// <summary>Session-level advisory lock that every node shares, and that an import has for itself.</summary>
    private const long Node = 0x4E57_0011;
    private const string Channel = "newsroom";

    /// <summary>Signs of life that a node may leave out before the server ends its session.</summary>
    private const int SignsMissed = 6;

    private static readonly TimeSpan WaitForDeadSession = TimeSpan.FromSeconds(3);

    private readonly Signal committedHere = new();
    private readonly CancellationTokenSource stop = new();
    private NpgsqlConnection? connection;
    private Task running = Task.CompletedTask;
    private volatile bool writable;

    /// <summary>The process of the session that this node's notifications come from; 0 before the first.</summary>
    private volatile int announcer;

    /// <summary>Something was committed, here or on another node.</summary>
    public event Action? SomethingCommitted;

    /// <summary>The connection that holds this node's lock broke: its others may be no better.</summary>
    public event Action? Broke;

    /// <exception cref="StoreInUse">An import has this database for itself, or has not come to its end.</exception>
    public async Task Open(CancellationToken cancel)
    {
        connection = await Connect(cancel);
        writable = true;
        running = Task.WhenAll(Task.Run(Listen, CancellationToken.None), Task.Run(Announce, CancellationToken.None));
    }

    public bool IsWritable => writable;

    /// <exception cref="StoreUnavailable">The lock is not held just now.</exception>
    public void DemandWritable()
    {
        if (!writable) throw new StoreUnavailable("This node has lost its lock on the database and may not write until it holds it again.");
    }

    /// <summary>Wakes readers here at once, and those of other nodes within milliseconds.</summary>
    public void Committed()
    {
        SomethingCommitted?.Invoke();
        committedHere.Raise();
    }

    private async Task<NpgsqlConnection> Connect(CancellationToken cancel)
    {
        // "Pooling=false": a session lock must not outlive its owner in a pool.
        var direct = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false, Multiplexing = false, ApplicationName = $"{node} control",
        };
        var made = new NpgsqlConnection(direct.ConnectionString);
        try
        {
            await made.OpenAsync(cancel);
            // A node that is stopped and not dead keeps its connection open and would lead for ever, doing nothing: the
            // server ends a session that gives no sign, and its locks pass to others.
            await Run(made, $"set idle_session_timeout = {(int)(SignsMissed * options.CheckLockEvery).TotalMilliseconds}", cancel);
            await using (var former = new NpgsqlCommand(Sql.Of("node/end_former"), made))
            {
                former.Parameters.AddWithValue($"{node} control");
                await former.ExecuteNonQueryAsync(cancel);
            }
            await TakeNodeLock(made, cancel);
            await Run(made, $"listen {Channel}", cancel);
            // This node's own have woken it already, when they were committed.
            made.Notification += (_, e) =>
            {
                if (e.PID != announcer) SomethingCommitted?.Invoke();
            };
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    private async Task TakeNodeLock(NpgsqlConnection made, CancellationToken cancel)
    {
        if (options.Alone)
        {
            // The server may not have noticed yet that the last node is gone.
            var until = DateTime.UtcNow + WaitForDeadSession;
            while (!await Ask(made, $"select pg_try_advisory_lock({Node})", cancel))
            {
                if (DateTime.UtcNow > until)
                    throw new StoreInUse("A server or a command is at work on this database, and this needs it for itself. Stop it first.");
                await Task.Delay(100, cancel);
            }
            return;
        }
        if (!await Ask(made, $"select pg_try_advisory_lock_shared({Node})", cancel))
            throw new StoreInUse("An import has this database for itself just now. Wait until it is done.");
        if (await Ask(made, "select to_regclass('newsroom.importing') is not null", cancel)
            && await Ask(made, "select exists (select from newsroom.importing)", cancel))
        {
            throw new StoreInUse(
                "An import of a log into this database has not come to its end. Run it again: it goes on where it stopped; or it begins anew, with --anew.");
        }
    }

    private async Task Listen()
    {
        var looked = DateTime.UtcNow;
        string? refused = null;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (connection is null)
                {
                    connection = await Connect(stop.Token);
                    writable = true;
                    logger.LogInformation("The database is back; this node holds its lock again");
                    SomethingCommitted?.Invoke();
                }
                if (DateTime.UtcNow - looked > options.CheckLockEvery)
                {
                    // A network that swallows everything breaks no connection that only listens: it has to be asked. To the
                    // server this is the sign that the node lives.
                    await EndAbandoned(connection, stop.Token);
                    looked = DateTime.UtcNow;
                }
                // Returns at a notification, after half a second, or when the connection breaks.
                await connection.WaitAsync(TimeSpan.FromMilliseconds(500), stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                writable = false;
                if (connection is not null)
                {
                    logger.LogWarning("The connection that holds this node's lock broke ({Why}); writing stops until it is back", e.Message);
                    await connection.DisposeAsync();
                    connection = null;
                    Broke?.Invoke();
                    // Most breaks are of one connection, not of the server: the first try comes at once.
                    continue;
                }
                // Refused: an import has the database now. It is said once, and tried until that is done.
                if (e is StoreInUse && refused != e.Message) logger.LogWarning("This node may not write: {Why}", refused = e.Message);
                await Task.Delay(TimeSpan.FromMilliseconds(200), stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>NOTIFY after the commits, never inside one: there it would make commits queue behind one lock.</summary>
    private async Task Announce()
    {
        await using var source = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxPoolSize = 1, ApplicationName = $"{node} notify", NoResetOnClose = true,
        }.ConnectionString).Build();
        var raised = committedHere.Next;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await raised.WaitAsync(stop.Token);
                await Task.Delay(options.NotifyEvery, stop.Token);
                // Taken before the notification: what is committed while that is under way needs another one.
                raised = committedHere.Next;
                await using var session = await source.OpenConnectionAsync(stop.Token);
                announcer = session.ProcessID;
                await Run(session, $"notify {Channel}", stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Whatever it was, the next commit tries again.
                logger.LogDebug(e, "Other nodes could not be woken; their poll will find it");
            }
        }
    }

    private async Task EndAbandoned(NpgsqlConnection on, CancellationToken cancel)
    {
        await using var end = new NpgsqlCommand(Sql.Of("node/end_abandoned"), on);
        end.Parameters.AddWithValue(node);
        end.Parameters.AddWithValue(options.CommandTimeout + TimeSpan.FromSeconds(5));
        await end.ExecuteNonQueryAsync(cancel);
    }

    private static async Task Run(NpgsqlConnection on, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, on);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<bool> Ask(NpgsqlConnection on, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, on);
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    public async ValueTask DisposeAsync()
    {
        writable = false;
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (connection is not null) await connection.DisposeAsync();
        stop.Dispose();
    }
}
