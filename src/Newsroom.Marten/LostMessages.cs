using Microsoft.Extensions.Logging;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;
using Wolverine.Runtime;

namespace Newsroom.Marten;

/// <summary>
/// Gives back messages that this node has taken and lost: their row was written but its answer was not heard, or Wolverine
/// gave up writing down how they ended (it tries three times, for less than a second). Takes home those that wait for a broker
/// which is not there any more.
/// </summary>
internal sealed class LostMessages(NpgsqlDataSource database, IWolverineRuntime runtime, Control control, Queues queues, WakeHandler handler, WolverineNode node,
    NodeOptions options, ILogger logger)
{
    /// <summary>As they were at the last look, when their queue was empty.</summary>
    private HashSet<(Guid Id, int Attempts)> before = [];

    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(options.Poll, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!stop.IsCancellationRequested) await Look(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
            }
            catch (Exception e)
            {
                // Whatever it was: this goes on looking for as long as the node runs.
                logger.Log(States.IsUnavailable(e) || e is StoreUnavailable ? LogLevel.Debug : LogLevel.Error, e, "Lost messages cannot be looked for just now");
            }
        }
    }

    private async Task Look(CancellationToken cancel)
    {
        control.DemandWritable();
        await using var connection = await database.OpenConnectionAsync(cancel);
        if (!queues.HasBroker)
        {
            await using var home = await connection.Command(
                Sql.Of("wolverine/bring_home"), cancel, Reading.Array(queues.Types.ToArray(), NpgsqlDbType.Text),
                Reading.Array(queues.Types.Select(t => $"{queues.Local(t)}").ToArray(), NpgsqlDbType.Text));
            await home.ExecuteNonQueryAsync(cancel);
        }
        // Asked before the rows: what comes into an empty queue meanwhile is not among those of the look before.
        var idle = queues.All.Where(u => runtime.Endpoints.FindListenerCircuit(u) is { QueueCount: 0 }).Select(u => u.ToString()).ToHashSet(StringComparer.Ordinal);
        var now = new HashSet<(Guid, int)>();
        await using (var held = await connection.Command(Sql.Of("wolverine/held"), cancel, Reading.Of(node.Number)))
        await using (var reader = await held.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
                if (idle.Contains(reader.GetString(1)) && !handler.IsRunning(reader.GetGuid(0))) now.Add((reader.GetGuid(0), reader.GetInt32(2)));
        }
        var lost = now.Where(before.Contains).ToArray();
        before = now;
        if (lost.Length == 0) return;
        await using var release = await connection.Command(
            Sql.Of("wolverine/release"), cancel,
            Reading.Array(lost.Select(l => l.Item1).ToArray(), NpgsqlDbType.Uuid), Reading.Array(lost.Select(l => l.Item2).ToArray(), NpgsqlDbType.Integer),
            Reading.Of(node.Number));
        if (await release.ExecuteNonQueryAsync(cancel) is > 0 and var released)
            logger.LogWarning("{Count} messages were taken by this node and lost; they will come again", released);
    }
}
