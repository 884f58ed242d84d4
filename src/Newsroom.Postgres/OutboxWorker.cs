using Microsoft.Extensions.Logging;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Postgres;

/// <summary>
/// Handles due messages, competing with the workers of every node: a message under way is a locked row, so that a
/// worker that dies gives it back at once.
/// </summary>
internal sealed class OutboxWorker(
    NpgsqlDataSource database, EngineDefinition definition, IEventStore events, Signal wake,
    PostgresEngineOptions options, ILogger logger)
{
    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var woken = wake.Next;
            var pause = options.Poll;
            try
            {
                if (await HandleOne(stop)) continue;
                pause = await UntilNext(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (States.IsUnavailable(e))
            {
                logger.LogDebug(e, "Messages cannot be handled just now");
            }
            await Signal.WaitOr(woken, pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> HandleOne(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        Delivery delivery;
        await using (var claim = new NpgsqlCommand(Sql.Of("outbox/claim"), connection, transaction))
        {
            await using var reader = await claim.ExecuteReaderAsync(stop);
            if (!await reader.ReadAsync(stop)) return false;
            delivery = new(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3) + 1);
        }

        Exception? failure = null;
        try
        {
            var handler = definition.Handlers.FirstOrDefault(h => h.Type == delivery.Type)
                ?? throw new InvalidOperationException($"There is no handler for '{delivery.Type}'.");
            await handler.Handle(delivery, events, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            failure = e;
        }

        await using var settle = new NpgsqlCommand(Sql.Of(failure is null ? "outbox/done" : "outbox/failed"), connection, transaction);
        settle.Parameters.AddWithValue(delivery.Id);
        if (failure is not null)
        {
            var dead = delivery.Attempt >= definition.Retries.MaxAttempts;
            settle.Parameters.AddWithValue(delivery.Attempt);
            settle.Parameters.AddWithValue($"{failure.GetType().Name}: {failure.Message}".Replace('\0', '\uFFFD'));
            settle.Parameters.AddWithValue(Delay(delivery.Attempt));
            settle.Parameters.AddWithValue(dead);
            logger.Log(dead ? LogLevel.Error : LogLevel.Warning, failure,
                "Message {Id} ({Type}) failed at attempt {Attempt}", delivery.Id, delivery.Type, delivery.Attempt);
        }
        await settle.ExecuteNonQueryAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    /// <summary>Doubled at each failure, with up to a quarter of jitter, so that what failed together does not come back together.</summary>
    private TimeSpan Delay(int attempt)
    {
        var delay = definition.Retries.FirstDelay * Math.Pow(2, Math.Min(attempt - 1, 30));
        if (delay > definition.Retries.MaxDelay) delay = definition.Retries.MaxDelay;
        return delay * (1 + Random.Shared.NextDouble() / 4);
    }

    private async Task<TimeSpan> UntilNext(CancellationToken stop)
    {
        await using var command = database.CreateCommand(Sql.Of("outbox/next_due"));
        if (await command.ExecuteScalarAsync(stop) is not double seconds || seconds > options.Poll.TotalSeconds) return options.Poll;
        // A due row that could not be claimed is under way elsewhere: no reason to spin.
        return TimeSpan.FromSeconds(Math.Max(seconds, 0.02));
    }
}
