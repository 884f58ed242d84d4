using Microsoft.Extensions.Logging;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store;

/// <summary>
/// The one reader of a node: reads the log up to the safe head whenever something was committed, keeps the last events
/// in memory, and feeds subscribers and whoever waits from there. Reading <c>pg_locks</c> takes every partition of
/// the lock table, so it is done once, not once a reader.
/// </summary>
internal sealed class LogReader(NpgsqlDataSource database, EventTypes types, StoreSettings options, ILogger logger)
{
    private const int Kept = 4096;
    private const int PageSize = 1000;

    /// <summary>This node's own events that wait to be seen in their places, at most.</summary>
    private const int Offered = 8192;

    private readonly Signal wake = new();
    private readonly Signal grown = new();
    private readonly Lock gate = new();
    private readonly List<Recorded> recent = new(2 * Kept);
    private readonly Dictionary<long, Recorded> own = [];
    private long recentAfter;
    private long seen;
    private long safe;

    /// <summary>The highest position proven safe so far.</summary>
    public long Safe => Interlocked.Read(ref safe);

    /// <summary>Up to here this reader has read; at most <see cref="Safe"/>.</summary>
    public long Seen
    {
        get
        {
            lock (gate) return seen;
        }
    }

    /// <summary>Completes when <see cref="Seen"/> is higher than now.</summary>
    public Task Grown => grown.Next;

    /// <summary>Something may have been committed.</summary>
    public void Wake() => wake.Raise();

    public async Task Run(CancellationToken stop)
    {
        var started = false;
        while (!stop.IsCancellationRequested)
        {
            var woken = wake.Next;
            var withheld = false;
            try
            {
                if (!started)
                {
                    // What came before this node is read from the database by whoever needs it.
                    var head = await SafeHead(stop);
                    lock (gate) recentAfter = seen = head;
                    started = true;
                    grown.Raise();
                }
                var page = await Own(seen, stop) ?? await FromDatabase(seen, PageSize, stop);
                Keep(page.Events, page.Events.Count == PageSize ? page.Events[^1].Position!.Value : page.SafeHead);
                if (page.Events.Count == PageSize) continue;
                withheld = page.Withheld;
                // Under load something is committed all the time; looking each time would cost the writers more than the
                // readers gain.
                await Task.Delay(options.ReadEvery, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is StoreUnavailable)
            {
                logger.LogDebug(e, "The log cannot be read just now");
            }
            await Signal.WaitOr(woken, withheld ? options.PollWithheld : options.Poll, stop)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Events that this node has just committed: it need not read back what it wrote.</summary>
    public void Offer(IReadOnlyList<Recorded> committed)
    {
        lock (own)
        {
            // Behind a long-open append they pile up; whoever forgets them reads them.
            if (own.Count >= Offered) own.Clear();
            foreach (var recorded in committed) own[recorded.Position!.Value] = recorded;
        }
    }

    /// <summary>Waits until this reader has seen the safe head above the position.</summary>
    public async Task WaitForMore(long after, CancellationToken cancel)
    {
        while (true)
        {
            var next = grown.Next;
            lock (gate)
            {
                if (seen > after) return;
            }
            await next.WaitAsync(cancel);
        }
    }

    /// <summary>Events after a position, from memory where they are there, up to what this reader has seen.</summary>
    public async ValueTask<LogPage> Read(long after, int limit, CancellationToken cancel)
    {
        lock (gate)
        {
            if (after >= recentAfter) return new(Slice(after, limit), seen);
        }
        var page = await Page(after, limit, cancel);
        return new(page.Events, page.SafeHead);
    }

    /// <summary>Straight from the database: whatever has committed before the call and is safe is in it.</summary>
    public async ValueTask<(IReadOnlyList<Recorded> Events, long SafeHead, bool Withheld)> Page(long after, int limit, CancellationToken cancel)
    {
        var known = Safe;
        var page = await FromDatabase(after, limit, cancel);
        // A caller's own look may run ahead of the reader: it has to follow before anybody is told.
        if (page.SafeHead > known) wake.Raise();
        return page;
    }

    private ValueTask<(IReadOnlyList<Recorded> Events, long SafeHead, bool Withheld)> FromDatabase(
        long after, int limit, CancellationToken cancel) =>
        database.Read<(IReadOnlyList<Recorded>, long, bool)>(async connection =>
        {
            await using var batch = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    new(Sql.Of("log/mark_head")) { Parameters = { Reading.Of(Safe) } },
                    new(Sql.Of("log/read_all")) { Parameters = { Reading.Of(after), Reading.Of(limit) } },
                },
            };
            await batch.PrepareAsync(cancel);
            await using var reader = await batch.ExecuteReaderAsync(cancel);
            await reader.ReadAsync(cancel);
            var head = reader.GetInt64(0);
            var withheld = reader.GetInt64(1) > head;
            await reader.NextResultAsync(cancel);
            var events = await EventRows.Read(reader, types, cancel);
            Learn(head);
            return (events, head, withheld);
        }, cancel);

    /// <summary>
    /// The page, made of this node's own events, when the database counts as many in that stretch: all of them are
    /// committed and everything up to the safe head is visible, so that as many are the same ones. Null when there are
    /// others.
    /// </summary>
    private async ValueTask<(IReadOnlyList<Recorded> Events, long SafeHead, bool Withheld)?> Own(long after, CancellationToken cancel)
    {
        lock (own)
        {
            if (own.Count == 0) return null;
        }
        var (head, visible, count) = await database.Read(async connection =>
        {
            await using var batch = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    new(Sql.Of("log/mark_head")) { Parameters = { Reading.Of(Safe) } },
                    new(Sql.Of("log/count_new")) { Parameters = { Reading.Of(after), Reading.Of(PageSize) } },
                },
            };
            await batch.PrepareAsync(cancel);
            await using var reader = await batch.ExecuteReaderAsync(cancel);
            await reader.ReadAsync(cancel);
            var (safe, visible) = (reader.GetInt64(0), reader.GetInt64(1));
            await reader.NextResultAsync(cancel);
            await reader.ReadAsync(cancel);
            return (safe, visible, reader.GetInt64(0));
        }, cancel);
        Learn(head);

        Recorded[] mine;
        lock (own)
        {
            mine = [.. own.Where(e => e.Key > after && e.Key <= head).Select(e => e.Value)];
            foreach (var position in own.Keys.Where(p => p <= head).ToList()) own.Remove(position);
        }
        if (mine.Length != count || count >= PageSize) return null;
        Array.Sort(mine, (a, b) => a.Position!.Value.CompareTo(b.Position!.Value));
        return (mine, head, visible > head);
    }

    public async ValueTask<long> SafeHead(CancellationToken cancel)
    {
        var head = await database.Read(async connection =>
        {
            await using var command = await connection.Command(Sql.Of("log/safe_head"), cancel, Reading.Of(Safe));
            return (long)(await command.ExecuteScalarAsync(cancel))!;
        }, cancel);
        // As in Page.
        if (Learn(head)) wake.Raise();
        return head;
    }

    private List<Recorded> Slice(long after, int limit)
    {
        int low = 0, high = recent.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (recent[middle].Position <= after) low = middle + 1;
            else high = middle;
        }
        return recent.GetRange(low, Math.Min(limit, recent.Count - low));
    }

    private void Keep(IReadOnlyList<Recorded> events, long upTo)
    {
        lock (gate)
        {
            recent.AddRange(events);
            if (recent.Count >= 2 * Kept)
            {
                var dropped = recent.Count - Kept;
                recentAfter = recent[dropped - 1].Position!.Value;
                recent.RemoveRange(0, dropped);
            }
            if (upTo <= seen) return;
            seen = upTo;
        }
        grown.Raise();
    }

    /// <returns>Whether it is news.</returns>
    private bool Learn(long head)
    {
        long known;
        do
        {
            known = Safe;
            if (head <= known) return false;
        }
        while (Interlocked.CompareExchange(ref safe, head, known) != known);
        return true;
    }
}
