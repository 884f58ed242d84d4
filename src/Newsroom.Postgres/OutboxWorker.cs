using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Postgres;

/// <summary>
/// Handles due messages, competing with the workers of every node. It goes in turns: one transaction writes down how
/// those that ended have ended, and claims as many as have a free place, counting the attempt; the handlers then run
/// outside of any transaction, under the node's <see cref="Lease"/>. Each type has its own places, so that a slow
/// handler holds up nothing but its own kind.
/// </summary>
internal sealed class OutboxWorker(
    NpgsqlDataSource database, string connectionString, EngineDefinition definition, IEventStore events,
    Control control, Signal sent, PostgresEngineOptions options, ILogger logger)
{
    /// <summary>How long an engine that ends waits for handlers that were told to stop.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, IMessageHandler> handlers = definition.Handlers.ToDictionary(h => h.Type, StringComparer.Ordinal);
    private readonly ConcurrentQueue<Ending> ended = [];
    private readonly Signal finished = new();

    // Touched by the loop alone.
    private readonly HashSet<Claim> underWay = [];
    private readonly List<Ending> unwritten = [];
    private IReadOnlyList<string> unhandledTypes = [];
    private long tidyAt;

    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var lease = await Lease.Take(connectionString, logger, stop);
                await Work(lease, stop);
                if (stop.IsCancellationRequested) await End();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
            }
            catch (Exception e)
            {
                Say(e);
            }
            await Pause(AfterFailure, stop);
        }
        // Nothing is left to do when it has ended under its lease.
        await End();
    }

    private async Task Work(Lease lease, CancellationToken stop)
    {
        // Not disposed of: a handler that does not listen may hold its token longer than this.
        var mine = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Lost);
        tidyAt = 0;
        try
        {
            while (!mine.IsCancellationRequested)
            {
                var woken = Task.WhenAny(sent.Next, finished.Next);
                try
                {
                    if (await Turn(lease, mine.Token)) continue;
                    var pause = await UntilNext(lease, mine.Token);
                    await Signal.WaitOr(woken, pause, mine.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
                catch (Exception e) when (!mine.IsCancellationRequested)
                {
                    Say(e);
                    // The turn may have been committed all the same: what it claimed must be found.
                    tidyAt = 0;
                    await Pause(AfterFailure, mine.Token);
                }
            }
        }
        finally
        {
            await mine.CancelAsync();
        }
    }

    /// <returns>Whether it claimed anything.</returns>
    private async Task<bool> Turn(Lease lease, CancellationToken mine)
    {
        control.DemandWritable();
        Collect();
        var tidy = Environment.TickCount64 >= tidyAt;
        var types = handlers.Keys.Concat(unhandledTypes).ToList();
        var free = types.ToDictionary(t => t, FreePlaces, StringComparer.Ordinal);
        var suspectFree = SuspectFree(lease);
        if (!tidy && unwritten.Count == 0 && !suspectFree && free.Values.All(f => f == 0)) return false;

        await using var connection = await database.OpenConnectionAsync(mine);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { With("hold", lease.Number) } };
        AddEndings(batch);
        if (tidy)
        {
            batch.BatchCommands.Add(With("disown", lease.Number, underWay.Concat(unwritten.Select(e => e.Claim)).Where(c => c.Lease == lease.Number).Select(c => c.Delivery.Id).ToArray()));
            batch.BatchCommands.Add(With("prune", options.KeepHandled));
            batch.BatchCommands.Add(With("reclaim", definition.Retries.MaxAttempts));
            batch.BatchCommands.Add(With("other_types", [handlers.Keys.ToArray()]));
        }
        var claims = 0;
        foreach (var (type, places) in free)
        {
            if (places == 0) continue;
            batch.BatchCommands.Add(With("claim", type, lease.Number, places));
            claims++;
        }
        if (suspectFree)
        {
            batch.BatchCommands.Add(With("claim_suspect", lease.Number, free.Where(f => f.Value == 0).Select(f => f.Key).ToArray()));
            claims++;
        }
        await batch.PrepareAsync(mine);

        var claimed = new List<Claim>();
        // Not cancelled from here on: a claim whose answer nobody hears would be taken for a crash.
        await using (var reader = await batch.ExecuteReaderAsync(CancellationToken.None))
        {
            if (tidy)
            {
                await reader.NextResultAsync(CancellationToken.None);
                while (await reader.ReadAsync(CancellationToken.None))
                {
                    var (id, type, attempt, dead) = (reader.GetGuid(0), reader.GetString(1), reader.GetInt32(2), reader.GetBoolean(3));
                    logger.Log(dead ? LogLevel.Error : LogLevel.Warning,
                        "Message {Id} ({Type}): attempt {Attempt} never ended{Dead}", id, type, attempt, dead ? "; it is a dead letter" : "");
                }
                await reader.NextResultAsync(CancellationToken.None);
                var others = new List<string>();
                while (await reader.ReadAsync(CancellationToken.None)) others.Add(reader.GetString(0));
                unhandledTypes = others;
            }
            for (var i = 0; i < claims; i++)
            {
                await reader.NextResultAsync(CancellationToken.None);
                while (await reader.ReadAsync(CancellationToken.None))
                {
                    claimed.Add(new Claim(
                        new Delivery(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3)),
                        lease.Number, reader.GetInt32(4) > 0));
                }
            }
            while (await reader.NextResultAsync(CancellationToken.None)) { }
        }
        unwritten.Clear();
        if (tidy) tidyAt = Environment.TickCount64 + (long)options.Poll.TotalMilliseconds;
        foreach (var claim in claimed)
        {
            underWay.Add(claim);
            // On the pool: a handler that blocks must not block this loop.
            claim.Running = Task.Run(() => Handle(claim, mine), CancellationToken.None);
        }
        return claimed.Count > 0;
    }

    private async Task Handle(Claim claim, CancellationToken mine)
    {
        var ending = new Ending(claim, null, Released: true);
        try
        {
            if (mine.IsCancellationRequested) return;
            var handler = handlers.GetValueOrDefault(claim.Delivery.Type)
                ?? throw new InvalidOperationException($"There is no handler for '{claim.Delivery.Type}'.");
            await handler.Handle(claim.Delivery, events, mine);
            ending = new Ending(claim, null);
        }
        catch (Exception e)
        {
            // One that was told to stop has not failed, whatever it says.
            if (!mine.IsCancellationRequested) ending = new Ending(claim, e);
        }
        finally
        {
            ended.Enqueue(ending);
            finished.Raise();
        }
    }

    private void Collect()
    {
        while (ended.TryDequeue(out var ending))
        {
            underWay.Remove(ending.Claim);
            unwritten.Add(ending);
            if (ending.Failure is null) continue;
            var (id, type, _, attempt) = ending.Claim.Delivery;
            logger.Log(IsLast(ending) ? LogLevel.Error : LogLevel.Warning, ending.Failure,
                "Message {Id} ({Type}) failed at attempt {Attempt}", id, type, attempt);
        }
    }

    private void AddEndings(NpgsqlBatch batch)
    {
        Add("done", [.. unwritten.Where(e => e is { Failure: null, Released: false })]);
        Add("release", [.. unwritten.Where(e => e.Released)]);
        var failed = unwritten.Where(e => e.Failure is not null).ToArray();
        Add("failed", failed,
            failed.Select(e => ErrorText.Of($"{e.Failure!.GetType().Name}: {e.Failure.Message}")).ToArray(),
            failed.Select(e => definition.Retries.DelayAfter(e.Claim.Delivery.Attempt, Random.Shared.NextDouble()).TotalSeconds).ToArray(),
            failed.Select(IsLast).ToArray());

        void Add(string statement, Ending[] endings, params object[] more)
        {
            if (endings.Length == 0) return;
            batch.BatchCommands.Add(With(statement,
            [
                endings.Select(e => e.Claim.Delivery.Id).ToArray(), endings.Select(e => e.Claim.Lease).ToArray(),
                endings.Select(e => e.Claim.Delivery.Attempt).ToArray(), .. more,
            ]));
        }
    }

    /// <summary>Handlers were told to stop; what they come to in a while is written down, and the rest is given back by the lease's end.</summary>
    private async Task End()
    {
        await Task.WhenAny(Task.WhenAll(underWay.Select(c => c.Running)), Task.Delay(Farewell));
        Collect();
        if (unwritten.Count == 0) return;
        try
        {
            await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
            await using var batch = new NpgsqlBatch(connection);
            AddEndings(batch);
            await batch.ExecuteNonQueryAsync(CancellationToken.None);
            unwritten.Clear();
        }
        catch (Exception e) when (States.IsUnavailable(e))
        {
            logger.LogWarning("{Count} messages ended with this engine, which could not say so any more; they will come again", unwritten.Count);
        }
    }

    private async Task<TimeSpan> UntilNext(Lease lease, CancellationToken mine)
    {
        var most = TimeSpan.FromMilliseconds(Math.Max(1, tidyAt - Environment.TickCount64));
        var open = handlers.Keys.Concat(unhandledTypes).Where(t => FreePlaces(t) > 0).ToArray();
        var suspects = SuspectFree(lease);
        if (open.Length == 0 && !suspects) return most;
        await using var connection = await database.OpenConnectionAsync(mine);
        await using var command = await connection.Command(Sql.Of("outbox/next_due"), mine, Value(open), Value(suspects));
        if (await command.ExecuteScalarAsync(mine) is not double seconds || seconds >= most.TotalSeconds) return most;
        // A due row that could not be claimed is being claimed elsewhere at this moment: no reason to spin.
        return TimeSpan.FromSeconds(Math.Max(seconds, 0.02));
    }

    private int FreePlaces(string type) => Math.Max(0, options.MessageWorkers - underWay.Count(c => c.Delivery.Type == type));

    /// <summary>A handler that goes on under a lost lease, deaf to its token, is not waited for.</summary>
    private bool SuspectFree(Lease lease) => !underWay.Any(c => c.Suspect && c.Lease == lease.Number);

    private bool IsLast(Ending ending) => ending.Claim.Delivery.Attempt >= definition.Retries.MaxAttempts;

    private void Say(Exception e)
    {
        if (States.IsUnavailable(e) || e is StoreUnavailable || e is PostgresException p && States.IsAgain(p))
            logger.LogDebug(e, "Messages cannot be handled just now");
        else
            logger.LogError(e, "Messages cannot be handled; it will be tried again");
    }

    private static async Task Pause(TimeSpan time, CancellationToken cancel) =>
        await Task.Delay(time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static NpgsqlBatchCommand With(string statement, params IReadOnlyList<object> values)
    {
        var command = new NpgsqlBatchCommand(Sql.Of("outbox/" + statement));
        foreach (var value in values) command.Parameters.Add(Value(value));
        return command;
    }

    private static NpgsqlParameter Value(object value) => value is string[]
        ? new() { Value = value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text }
        : new() { Value = value };

    /// <param name="Suspect">It was once under way when a process ended, and may have been the reason.</param>
    private sealed class Claim(Delivery delivery, long lease, bool suspect)
    {
        public Delivery Delivery => delivery;
        public long Lease => lease;
        public bool Suspect => suspect;
        public Task Running { get; set; } = Task.CompletedTask;
    }

    /// <param name="Failure">Null when it was handled, or released.</param>
    /// <param name="Released">It was given up unfinished.</param>
    private sealed record Ending(Claim Claim, Exception? Failure, bool Released = false);
}
