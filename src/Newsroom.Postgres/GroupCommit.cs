using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Postgres;

/// <summary>
/// Appends that arrive together commit together: one round trip and one flush for all of them, and a verdict for each.
/// Who goes together and when says <see cref="AppendQueue"/>. A group that fails as a whole is run again one append at a
/// time, so that a bad one harms nobody else.
/// </summary>
internal sealed class GroupCommit(
    NpgsqlDataSource database, Appender appender, Control control, LogTail tail, WriteHealth health, PostgresEngineOptions options)
{
    private readonly AppendQueue queue = new(options.GroupSize, options.Committers, TimeProvider.System);
    private readonly SemaphoreSlim work = new(0);
    private Timer? patience;
    private bool patient;

    public Task<Appended> Append(StreamAppend append, CancellationToken cancel)
    {
        control.DemandWritable();
        cancel.ThrowIfCancellationRequested();
        var pending = new PendingAppend(append, cancel);
        Signal(queue.Add(pending));
        return pending.Verdict.Task;
    }

    public async Task Run(CancellationToken stop)
    {
        patience = new(_ => LosePatience());
        await Task.WhenAll(Enumerable.Range(0, options.Committers).Select(_ => Task.Run(() => Commit(stop), CancellationToken.None)));
        foreach (var pending in queue.Close())
            pending.Verdict.TrySetException(new StoreUnavailable("The engine was closed before the append was written."));
    }

    private async Task Commit(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await work.WaitAsync(stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            var group = queue.Take(out var after);
            Signal(after);
            if (group.Count == 0) continue;
            try
            {
                await Write(group);
            }
            catch (Exception e)
            {
                // Not for lack of a verdict may an append hang.
                foreach (var pending in group) pending.Failed ??= e;
            }
            // First the streams are free, then the writers are told: they may come back before this line is left.
            Signal(queue.Release(group));
            foreach (var pending in group) pending.Tell();
        }
    }

    private void Signal(GroupIs next)
    {
        // One signal is enough: whoever takes it sees everything that waits by then.
        if (next == GroupIs.Due && work.CurrentCount == 0) work.Release();
        else if (next == GroupIs.Forming && !Interlocked.Exchange(ref patient, true))
            patience?.Change(AppendQueue.Expected, Timeout.InfiniteTimeSpan);
    }

    private void LosePatience()
    {
        Volatile.Write(ref patient, false);
        Signal(queue.Next);
    }

    private async Task Write(List<PendingAppend> group)
    {
        // The order in which the streams are locked and the positions given.
        group.Sort((a, b) => string.CompareOrdinal(a.Append.Stream, b.Append.Stream));
        InDoubt? doubt = null;
        for (var failures = 1; ; failures++)
        {
            try
            {
                control.DemandWritable();
                await WriteTogether([.. group.Select(p => p.Append)], group);
                return;
            }
            catch (InDoubt e)
            {
                doubt = e;
                break;
            }
            catch (Exception e) when (States.IsRefusal(e))
            {
                // Said to the group, meant for everybody: whoever tried alone would be told the same.
                health.Refused(e);
                foreach (var pending in group) pending.Failed = States.NothingWritten(e);
                return;
            }
            catch (Exception e) when (States.IsUnavailable(e))
            {
                // Nothing had been sent yet, of none of them.
                if (failures < AppendTries.Most)
                {
                    await AppendTries.Pause(failures, CancellationToken.None);
                    continue;
                }
                foreach (var pending in group) pending.Failed = States.NothingWritten(e);
                return;
            }
            catch (Exception e) when (e is not StoreUnavailable)
            {
                // One of them is bad: the database, or a view that had to fold it, says so. Or a document was rebuilt under a
                // fold. Alone each has its own outcome.
                break;
            }
        }
        await Task.WhenAll(group.Where(p => !p.Decided).Select(async pending =>
        {
            try
            {
                pending.Written = await appender.Append(pending.Append, doubt, CancellationToken.None);
            }
            catch (Exception e)
            {
                pending.Failed = e;
            }
        }));
    }

    private async Task WriteTogether(IReadOnlyList<StreamAppend> appends, List<PendingAppend> group)
    {
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        var prepared = await appender.Inline.Prepare(() => new(connection), appends, fresh: false, null, CancellationToken.None);
        long[]? positions;
        DateTimeOffset now;
        var session = connection.ProcessID;
        var sent = false;
        var found = new long?[appends.Count];
        try
        {
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(Command(appends, prepared.At));
            foreach (var write in prepared.Writes) batch.BatchCommands.Add(write);
            await batch.PrepareAsync(CancellationToken.None);

            sent = true;
            await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
            await reader.ReadAsync(CancellationToken.None);
            positions = reader.IsDBNull(0) ? null : reader.GetFieldValue<long[]>(0);
            now = reader.IsDBNull(1) ? default : EventRows.Utc(reader.GetDateTime(1));
            if (!reader.IsDBNull(2))
            {
                var versions = reader.GetFieldValue<long[]>(3);
                foreach (var (i, place) in reader.GetFieldValue<int[]>(2).Index()) found[place - 1] = versions[i];
            }
            while (await reader.NextResultAsync(CancellationToken.None)) { }
        }
        catch (Exception e)
        {
            InlineViews.Forget(prepared);
            if (sent && States.IsUnavailable(e) && !States.IsRefusal(e)) throw new InDoubt(session, e);
            throw;
        }

        // From here on all of it is committed, and each append has its verdict.
        health.Taken();
        InlineViews.Keep(prepared, place => found[place - 1] is null);
        if (positions is not null) appender.Clock.Hear(now);
        var next = 0;
        var written = new List<Recorded>(positions?.Length ?? 0);
        for (var i = 0; i < appends.Count; i++)
        {
            var append = appends[i];
            if (found[i] is { } actual)
            {
                group[i].Failed = new StreamConflict(append.Stream, append.Expected, actual);
                continue;
            }
            var recorded = append.Recorded(positions.AsSpan(next, append.Ids.Length), prepared.At[i] ?? now);
            next += append.Ids.Length;
            written.AddRange(recorded);
            group[i].Written = new(append.Version, recorded[^1].Position!.Value, recorded);
        }
        // Before anybody is told: whoever is woken then finds the events in memory.
        tail.Offer(written);
        control.Committed();
    }

    /// <summary>One statement for the whole group, whatever its size: arrays by append, and arrays by event.</summary>
    private static NpgsqlBatchCommand Command(IReadOnlyList<StreamAppend> appends, DateTimeOffset?[] at)
    {
        var events = appends.Sum(a => a.Ids.Length);
        var of = new int[events];
        var stream = new string[events];
        var version = new long[events];
        var ids = new Guid[events];
        var types = new string[events];
        var dotnet = new string[events];
        var data = new string[events];
        var correlation = new string?[events];
        var causation = new string?[events];
        var headers = new string?[events];
        var user = new string?[events];
        var times = new DateTime?[events];
        var line = 0;
        for (var place = 1; place <= appends.Count; place++)
        {
            var append = appends[place - 1];
            var written = StreamAppend.Headers(append.Metadata);
            for (var i = 0; i < append.Ids.Length; i++, line++)
            {
                of[line] = place;
                stream[line] = append.Stream;
                version[line] = append.Expected + i + 1;
                ids[line] = append.Ids[i];
                types[line] = append.Names[i];
                dotnet[line] = StreamAppend.DotNetName(append.Data[i].GetType());
                data[line] = append.Json[i];
                correlation[line] = append.Metadata.CorrelationId;
                causation[line] = append.Metadata.CausationId;
                headers[line] = written;
                user[line] = append.Metadata.Actor;
                times[line] = at[place - 1]?.UtcDateTime;
            }
        }
        return new(Sql.Of("append/append_group"))
        {
            Parameters =
            {
                Reading.Array(appends.Select(a => a.Stream).ToArray(), NpgsqlDbType.Varchar),
                Reading.Array(appends.Select(a => a.Expected).ToArray(), NpgsqlDbType.Bigint),
                Reading.Array(appends.Select(a => (long)a.Ids.Length).ToArray(), NpgsqlDbType.Bigint),
                Reading.Array(of, NpgsqlDbType.Integer),
                Reading.Array(stream, NpgsqlDbType.Varchar),
                Reading.Array(version, NpgsqlDbType.Bigint),
                Reading.Array(ids, NpgsqlDbType.Uuid),
                Reading.Array(types, NpgsqlDbType.Varchar),
                Reading.Array(dotnet, NpgsqlDbType.Varchar),
                Reading.Array(data, NpgsqlDbType.Text),
                Reading.Array(correlation, NpgsqlDbType.Varchar),
                Reading.Array(causation, NpgsqlDbType.Varchar),
                Reading.Array(headers, NpgsqlDbType.Text),
                Reading.Array(user, NpgsqlDbType.Varchar),
                Reading.Array(times, NpgsqlDbType.TimestampTz),
            },
        };
    }
}
