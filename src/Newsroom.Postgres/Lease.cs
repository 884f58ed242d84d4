using Microsoft.Extensions.Logging;
using Npgsql;

namespace Newsroom.Postgres;

/// <summary>
/// This node's hold on the messages that it has under way: a session of its own with an advisory lock under a number that
/// stands in their rows. When the session ends, by whatever death, PostgreSQL lets the lock go, and other nodes see in it
/// that those messages are free. No clock is compared and no transaction is kept open.
/// </summary>
internal sealed class Lease : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource ending = new();
    private Task watching = Task.CompletedTask;

    private Lease(NpgsqlConnection connection, long number) => (this.connection, Number) = (connection, number);

    /// <summary>1 to 2⁴⁷ − 1, drawn by lot, so that no two sessions ever have the same.</summary>
    public long Number { get; }

    /// <summary>Fires when the session is gone: other nodes may have the messages by now.</summary>
    public CancellationToken Lost => lost.Token;

    public static async Task<Lease> Take(string connectionString, ILogger logger, CancellationToken cancel)
    {
        // "Pooling=false": a session lock must not outlive its owner in a pool.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false, KeepAlive = 5, Multiplexing = false, ApplicationName = "newsroom-lease",
        }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            var number = Random.Shared.NextInt64(1, 1L << 47);
            await using var take = new NpgsqlCommand($"select pg_advisory_lock((x'4E4C'::bigint << 48) | {number})", connection);
            await take.ExecuteNonQueryAsync(cancel);
            var lease = new Lease(connection, number);
            lease.watching = Task.Run(() => lease.Watch(logger), CancellationToken.None);
            return lease;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task Watch(ILogger logger)
    {
        try
        {
            while (!ending.IsCancellationRequested) await connection.WaitAsync(ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e)
        {
            logger.LogDebug(e, "The session that holds this node's messages broke");
        }
        await lost.CancelAsync();
    }

    /// <summary>Ends the session; what is still under way is free.</summary>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await connection.DisposeAsync();
        ending.Dispose();
    }
}
