using Microsoft.Extensions.Logging;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Tables;

/// <summary>
/// The node's own connection, direct and never pooled: it holds the engine's lock and, when this node leads, the
/// daemon's; it listens for other nodes' commits. When it breaks, writing stops until the lock is held again.
/// </summary>
internal sealed class Control(string connectionString, string node, EngineLock engine, NodeOptions options, ILogger logger) : IAsyncDisposable
{
    /// <summary>Session-level advisory lock of the node that leads.</summary>
    private const long Daemon = 0x4E57_0020;
    private const string Channel = "newsroom";

    /// <summary>Of a notification: messages are among what was committed. Without it no worker looks.</summary>
    private const string WithMessages = "messages";

    /// <summary>Signs of life that a node may leave out before the server ends its session.</summary>
    private const int SignsMissed = 6;

    private static readonly TimeSpan PatienceWithTheDead = TimeSpan.FromSeconds(3);

    private readonly TaskCompletionSource<string> lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Signal committedHere = new();
    private readonly CancellationTokenSource stop = new();
    private NpgsqlConnection? connection;
    private Task running = Task.CompletedTask;
    private volatile bool writable;
    private volatile bool wantsToLead;
    private bool messagesToo;
    private CancellationTokenSource? leading;

    /// <summary>Something was committed, here or on another node.</summary>
    public event Action? SomethingCommitted;

    /// <summary>Messages were sent or replayed, here or on another node.</summary>
    public event Action? MessagesSent;

    /// <summary>This node leads the daemon until the token is cancelled.</summary>
    public event Action<CancellationToken>? BecameLeader;

    /// <summary>The connection that holds this node's lock broke: its others may be no better.</summary>
    public event Action? Broke;

    public Task<string> Lost => lost.Task;

    /// <exception cref="EngineRefused">The other engine writes to this database.</exception>
    public async Task Open(CancellationToken cancel)
    {
        connection = await Connect(cancel);
        writable = true;
        running = Task.WhenAll(Task.Run(Listen, CancellationToken.None), Task.Run(Announce, CancellationToken.None));
    }

    public void Lead() => wantsToLead = true;

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

    /// <summary>Wakes the workers here at once, and those of other nodes within milliseconds.</summary>
    public void Sent()
    {
        MessagesSent?.Invoke();
        Volatile.Write(ref messagesToo, true);
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
            await TakeEngineLock(made, cancel);
            // Looked at, not tried: two nodes that tried at once would each take the other for the other engine.
            if (await Ask(made, $"select exists (select from pg_locks where locktype = 'advisory' and objsubid = 1 and classid = 0 and objid = {engine.RivalKey} and database = (select oid from pg_database where datname = current_database()))", cancel))
            {
                throw new EngineRefused(
                    $"The {engine.Rival} engine is writing to this database; one engine at a time does. Stop its servers first, or point this one to another database.");
            }
            await Run(made, $"listen {Channel}", cancel);
            made.Notification += (_, notification) =>
            {
                SomethingCommitted?.Invoke();
                if (notification.Payload == WithMessages) MessagesSent?.Invoke();
            };
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    private async Task TakeEngineLock(NpgsqlConnection made, CancellationToken cancel)
    {
        if (options.Alone)
        {
            // The server may not have noticed yet that the last node is gone.
            var until = DateTime.UtcNow + PatienceWithTheDead;
            while (!await Ask(made, $"select pg_try_advisory_lock({engine.Key})", cancel))
            {
                if (DateTime.UtcNow > until)
                    throw new EngineRefused("A server or a command is at work on this database, and this needs it for itself. Stop it first.");
                await Task.Delay(100, cancel);
            }
            return;
        }
        if (!await Ask(made, $"select pg_try_advisory_lock_shared({engine.Key})", cancel))
            throw new EngineRefused("An import has this database for itself just now. Wait until it is done.");
        if (await Ask(made, "select to_regclass('newsroom.importing') is not null", cancel)
            && await Ask(made, "select exists (select from newsroom.importing)", cancel))
        {
            throw new EngineRefused(
                "An import of a log into this database has not come to its end. Run it again: it goes on where it stopped; or it begins anew, with --anew.");
        }
    }

    private async Task Listen()
    {
        var brokenSince = DateTime.MinValue;
        var looked = DateTime.UtcNow;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (connection is null)
                {
                    connection = await Connect(stop.Token);
                    writable = true;
                    brokenSince = DateTime.MinValue;
                    logger.LogInformation("The database is back; this node holds its lock again");
                    SomethingCommitted?.Invoke();
                    MessagesSent?.Invoke();
                }
                if (wantsToLead && leading is null && await Ask(connection, $"select pg_try_advisory_lock({Daemon})", stop.Token))
                {
                    leading = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
                    BecameLeader?.Invoke(leading.Token);
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
                if (leading is not null) await leading.CancelAsync();
                leading = null;
                if (connection is not null)
                {
                    logger.LogWarning("The connection that holds this node's lock broke ({Why}); writing stops until it is back", e.Message);
                    await connection.DisposeAsync();
                    connection = null;
                    Broke?.Invoke();
                    brokenSince = DateTime.UtcNow;
                    // Most breaks are of one connection, not of the server: the first try comes at once.
                    continue;
                }
                if (e is EngineRefused || (brokenSince > DateTime.MinValue && DateTime.UtcNow - brokenSince > options.GiveUpAfter))
                {
                    lost.TrySetResult(e.Message);
                    return;
                }
                await Task.Delay(TimeSpan.FromMilliseconds(200), stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>NOTIFY after the commits, never inside one: there it would make commits queue behind one lock.</summary>
    private async Task Announce()
    {
        await using var source = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxPoolSize = 1, ApplicationName = $"{node} notify",
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
                var messages = Interlocked.Exchange(ref messagesToo, false);
                await using var notify = source.CreateCommand(messages ? $"notify {Channel}, '{WithMessages}'" : $"notify {Channel}");
                await notify.ExecuteNonQueryAsync(stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (States.IsUnavailable(e))
            {
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
        lost.TrySetResult("The engine was closed.");
        stop.Dispose();
    }
}
