using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store;

/// <summary>
/// The one reader of a node: reads the log up to the safe head whenever something was committed, keeps the last events
/// in memory, and feeds subscribers and whoever waits from there. Reading <c>pg_locks</c> takes every partition of
/// the lock table, so it is done once, not once a reader.
/// </summary>
/// <remarks>What it keeps is bounded in events and in bytes: events have a few hundred bytes each, or half a megabyte.</remarks>
internal sealed class LogReader(NpgsqlDataSource database, EventTypes types, RecentStreams streams, StoreSettings options, ILogger logger)
{
    /// <summary>Events kept in memory, at most.</summary>
    private const int MostKept = 8192;

    /// <summary>What is handed over from memory at once: events are there already, and cost nothing but the time that the gate is held.</summary>
    private const int Handed = 500;

    private readonly Signal wake = new();
    private readonly Signal grown = new();
    private readonly Lock gate = new();
    private readonly List<SizedEvent> recent = new(2 * MostKept);
    private readonly Dictionary<long, SizedEvent> own = [];
    private long ownBytes;
    private long recentBytes;
    private long recentAfter = long.MaxValue;
    private long seen;
    private long safe;
    private long written;
    private long looked;
    private string? stands;

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

    /// <summary><see cref="Seen"/>, when it looked lately; null when it has not begun, or cannot look.</summary>
    public long? FreshlySeen
    {
        get
        {
            lock (gate) return recentAfter != long.MaxValue && Stopwatch.GetElapsedTime(looked) < 2 * options.Poll ? seen : null;
        }
    }

    /// <summary>Every event above this position that this reader has seen is in memory; null before it has begun.</summary>
    public long? Remembered
    {
        get
        {
            lock (gate) return recentAfter == long.MaxValue ? null : recentAfter;
        }
    }

    /// <summary>Completes when <see cref="Seen"/> is higher than now.</summary>
    public Task Grown => grown.Next;

    /// <summary>Why it stands still, other than that the database is away; null while it does not.</summary>
    public string? Stands => Volatile.Read(ref stands);

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
                var page = await Own(seen, stop) ?? await FromDatabase(seen, options.PageEvents, options.PageBytes, stop);
                Keep(page);
                if (Interlocked.Exchange(ref stands, null) is not null) StoreLog.ReaderGoesOn(logger);
                if (page.More) continue;
                withheld = page.Withheld;
                // Under load something is committed all the time; looking each time would cost the writers more than the
                // readers gain.
                await Task.Delay(options.ReadEvery, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (StoreUnavailable e)
            {
                logger.LogDebug(e, "The log cannot be read just now");
            }
            catch (Exception e)
            {
                // Whatever it is, everybody on this node who waits for the log waits for this loop: it never ends by itself, and
                // says why it stands.
                if (Interlocked.Exchange(ref stands, $"The log cannot be read behind position {Seen}: {e.Message}") is null) StoreLog.ReaderStands(logger, Seen, e);
            }
            await Signal.WaitOr(woken, withheld ? options.PollWithheld : options.Poll, stop)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The highest position that this node has committed.</summary>
    public long Written => Interlocked.Read(ref written);

    /// <summary>Events that this node has just committed: it need not read back what it wrote.</summary>
    /// <param name="bytes">Of their JSON together, about.</param>
    public void Offer(IReadOnlyList<Recorded> committed, long bytes)
    {
        Raise(ref written, committed[^1].Position!.Value);
        var each = (int)(bytes / committed.Count);
        lock (own)
        {
            // Behind a long-open append they pile up; whoever forgets them reads them.
            if (own.Count >= MostKept || ownBytes + bytes > options.RememberedBytes)
            {
                own.Clear();
                ownBytes = 0;
            }
            if (bytes > options.RememberedBytes) return;
            foreach (var recorded in committed) own[recorded.Position!.Value] = new(recorded, each);
            ownBytes += (long)each * committed.Count;
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

    /// <summary>Events after a position from memory, up to what this reader has seen; null when they are not all there.</summary>
    public LogPage? Latest(long after)
    {
        lock (gate)
        {
            if (after < recentAfter) return null;
            var events = Slice(after);
            var upTo = events.Length < Handed ? seen : events[^1].Position!.Value;
            return new(events, Math.Max(upTo, after), Math.Max(seen, after));
        }
    }

    /// <summary>
    /// How many events there are between two positions (after the one, up to the other), from memory; null when it does not have them all.
    /// Nothing can come between them any more.
    /// </summary>
    public int? Count(long after, long upTo, Func<Recorded, bool> counts)
    {
        lock (gate)
        {
            if (after < recentAfter || upTo > seen) return null;
            var count = 0;
            for (var i = PlaceOf(after); i < recent.Count && recent[i].Event.Position <= upTo; i++)
                if (counts(recent[i].Event)) count++;
            return count;
        }
    }

    /// <summary>Straight from the database: whatever has committed before the call and is safe is in it.</summary>
    public async ValueTask<LogPage> ReadPage(long after, int limit, int? bytes, CancellationToken cancel)
    {
        var known = Safe;
        var page = await FromDatabase(after, limit, bytes ?? options.PageBytes, cancel);
        // A caller's own look may run ahead of the reader: it has to follow before anybody is told.
        if (page.SafeHead > known) wake.Raise();
        return new([.. page.Events.Select(e => e.Event)], page.UpTo, page.SafeHead);
    }

    private ValueTask<Page> FromDatabase(long after, int limit, int bytes, CancellationToken cancel) =>
        database.Read(async connection =>
        {
            await using var batch = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    new(Sql.Of("log/mark_head")) { Parameters = { Reading.Of(Safe) } },
                    new(Sql.Of("log/read_all")) { Parameters = { Reading.Of(after), Reading.Of(limit), Reading.Of((long)bytes) } },
                },
            };
            await batch.PrepareAsync(cancel);
            await using var reader = await batch.ExecuteReaderAsync(cancel);
            await reader.ReadAsync(cancel);
            var head = reader.GetInt64(0);
            var withheld = reader.GetInt64(1) > head;
            await reader.NextResultAsync(cancel);
            var events = await EventRows.Run(reader, types, cancel);
            Learn(head);
            var full = events.Count == limit || events.Sum(e => (long)e.Bytes) >= bytes;
            return new Page(events, full ? events[^1].Event.Position!.Value : Math.Max(head, after), head, withheld);
        }, cancel);

    /// <summary>
    /// The page, made of this node's own events, when the database counts as many in that stretch: all of them are
    /// committed and everything up to the safe head is visible, so that as many are the same ones. Null when there are
    /// others.
    /// </summary>
    private async ValueTask<Page?> Own(long after, CancellationToken cancel)
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
                    new(Sql.Of("log/count_new")) { Parameters = { Reading.Of(after), Reading.Of(options.PageEvents) } },
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

        SizedEvent[] mine;
        lock (own)
        {
            mine = [.. own.Where(e => e.Key > after && e.Key <= head).Select(e => e.Value)];
            foreach (var position in own.Keys.Where(p => p <= head).ToList())
            {
                ownBytes -= own[position].Bytes;
                own.Remove(position);
            }
        }
        if (mine.Length != count || count >= options.PageEvents) return null;
        Array.Sort(mine, (a, b) => a.Event.Position!.Value.CompareTo(b.Event.Position!.Value));
        return new(mine, Math.Max(head, after), head, visible > head);
    }

    public async ValueTask<long> SafeHead(CancellationToken cancel) => (await Look(cancel)).Safe;

    /// <summary>The safe head, and the highest position that is committed, perhaps above it.</summary>
    public async ValueTask<(long Safe, long Visible)> Look(CancellationToken cancel)
    {
        var found = await database.Read(async connection =>
        {
            await using var command = await connection.Command(Sql.Of("log/safe_head"), cancel, Reading.Of(Safe));
            await using var row = await command.ExecuteReaderAsync(cancel);
            await row.ReadAsync(cancel);
            return (Safe: row.GetInt64(0), Visible: row.GetInt64(1));
        }, cancel);
        // As in ReadPage.
        if (Learn(found.Safe)) wake.Raise();
        return found;
    }

    private int PlaceOf(long after)
    {
        int low = 0, high = recent.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (recent[middle].Event.Position <= after) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private Recorded[] Slice(long after)
    {
        var low = PlaceOf(after);
        var events = new Recorded[Math.Min(Handed, recent.Count - low)];
        for (var i = 0; i < events.Length; i++) events[i] = recent[low + i].Event;
        return events;
    }

    private void Keep(Page page)
    {
        foreach (var (recorded, _) in page.Events) streams.Seen(recorded);
        lock (gate)
        {
            recent.AddRange(page.Events);
            recentBytes += page.Events.Sum(e => (long)e.Bytes);
            looked = Stopwatch.GetTimestamp();
            Shorten();
            if (page.UpTo <= seen) return;
            seen = page.UpTo;
        }
        grown.Raise();
    }

    private void Shorten()
    {
        if (recent.Count <= MostKept && recentBytes <= options.RememberedBytes) return;
        // Down to half: each time the list moves.
        var dropped = 0;
        while (dropped < recent.Count && (recent.Count - dropped > MostKept / 2 || recentBytes > options.RememberedBytes / 2)) recentBytes -= recent[dropped++].Bytes;
        recentAfter = recent[dropped - 1].Event.Position!.Value;
        recent.RemoveRange(0, dropped);
    }

    /// <returns>Whether it is news.</returns>
    private bool Learn(long head) => Raise(ref safe, head);

    private static bool Raise(ref long highest, long position)
    {
        long known;
        do
        {
            known = Interlocked.Read(ref highest);
            if (position <= known) return false;
        }
        while (Interlocked.CompareExchange(ref highest, position, known) != known);
        return true;
    }

    /// <param name="UpTo">Everything up to here is on the page, or before it.</param>
    /// <param name="Withheld">Whether something above the safe head is visible already.</param>
    private sealed record Page(IReadOnlyList<SizedEvent> Events, long UpTo, long SafeHead, bool Withheld)
    {
        public bool More => UpTo < SafeHead;
    }
}
