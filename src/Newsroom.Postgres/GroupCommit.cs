using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Postgres;

/// <summary>
/// Appends that arrive together commit together: one round trip and one flush for all of them, and a verdict for each.
/// Nothing waits for a group to fill; a group is what came in while the ones before it were being written.
/// </summary>
/// <remarks>
/// A stream is in one group at a time, and in a group once. A group that fails as a whole is run again one append at a
/// time, so that a bad one harms nobody else.
/// </remarks>
internal sealed class GroupCommit(
    NpgsqlDataSource database, Appender appender, Control control, WriteHealth health, PostgresEngineOptions options)
{
    private sealed class Pending(StreamAppend append, CancellationToken cancel)
    {
        public StreamAppend Append { get; } = append;
        public CancellationToken Cancel { get; } = cancel;
        public TaskCompletionSource<Appended> Verdict { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private readonly Lock gate = new();
    private readonly LinkedList<Pending> waiting = new();
    private readonly HashSet<string> underWay = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim work = new(0);
    private bool closed;

    public Task<Appended> Append(StreamAppend append, CancellationToken cancel)
    {
        control.DemandWritable();
        cancel.ThrowIfCancellationRequested();
        var pending = new Pending(append, cancel);
        lock (gate)
        {
            if (closed) throw new StoreUnavailable("The engine is closed.");
            waiting.AddLast(pending);
        }
        Wake();
        return pending.Verdict.Task;
    }

    public async Task Run(CancellationToken stop)
    {
        await Task.WhenAll(Enumerable.Range(0, options.Committers).Select(_ => Task.Run(() => Commit(stop), CancellationToken.None)));
        lock (gate)
        {
            closed = true;
            foreach (var pending in waiting) pending.Verdict.TrySetException(new StoreUnavailable("The engine was closed before the append was written."));
            waiting.Clear();
        }
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
            var group = Take();
            if (group.Count == 0) continue;
            if (group.Count == options.GroupSize) Wake();
            try
            {
                await Write(group);
            }
            catch (Exception e)
            {
                // Not for lack of a verdict may an append hang.
                foreach (var pending in group) pending.Verdict.TrySetException(e);
            }
            Release(group);
        }
    }

    private List<Pending> Take()
    {
        var group = new List<Pending>();
        lock (gate)
        {
            for (var node = waiting.First; node is not null && group.Count < options.GroupSize;)
            {
                var next = node.Next;
                var pending = node.Value;
                if (pending.Cancel.IsCancellationRequested)
                {
                    waiting.Remove(node);
                    pending.Verdict.TrySetCanceled(pending.Cancel);
                }
                else if (underWay.Add(pending.Append.Stream))
                {
                    waiting.Remove(node);
                    group.Add(pending);
                }
                node = next;
            }
        }
        return group;
    }

    private void Release(List<Pending> group)
    {
        bool more;
        lock (gate)
        {
            foreach (var pending in group) underWay.Remove(pending.Append.Stream);
            if (waiting.Count > 0) RefuseOvertaken(group);
            more = waiting.Count > 0;
        }
        // Those that waited for a stream of this group have spent their signal.
        if (more) Wake();
    }

    /// <summary>
    /// A stream's version never falls: whoever still waits with one that has just been passed would be refused by the
    /// database as well, and need not ask it.
    /// </summary>
    private void RefuseOvertaken(List<Pending> group)
    {
        var versions = new Dictionary<string, long>(group.Count, StringComparer.Ordinal);
        foreach (var pending in group)
        {
            if (pending.Verdict.Task is { IsCompletedSuccessfully: true } done) versions[pending.Append.Stream] = done.Result.Version;
        }
        for (var node = waiting.First; node is not null;)
        {
            var next = node.Next;
            var append = node.Value.Append;
            if (versions.TryGetValue(append.Stream, out var version) && append.Expected < version)
            {
                waiting.Remove(node);
                node.Value.Verdict.TrySetException(new StreamConflict(append.Stream, append.Expected, version));
            }
            node = next;
        }
    }

    /// <summary>One signal is enough: whoever takes it sees everything that waits by then.</summary>
    private void Wake()
    {
        if (work.CurrentCount == 0) work.Release();
    }

    private async Task Write(List<Pending> group)
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
                foreach (var pending in group) pending.Verdict.TrySetException(States.NothingWritten(e));
                return;
            }
            catch (Exception e) when (States.IsUnavailable(e))
            {
                // Nothing had been sent yet, of none of them.
                if (failures < Appender.Tries)
                {
                    await Appender.Pause(failures, CancellationToken.None);
                    continue;
                }
                foreach (var pending in group) pending.Verdict.TrySetException(States.NothingWritten(e));
                return;
            }
            catch (Exception e) when (e is not StoreUnavailable)
            {
                // One of them is bad: the database, or a view that had to fold it, says so. Or a document was rebuilt under a
                // fold. Alone each has its own outcome.
                break;
            }
        }
        await Task.WhenAll(group.Where(p => !p.Verdict.Task.IsCompleted).Select(async pending =>
        {
            try
            {
                pending.Verdict.TrySetResult(await appender.Append(pending.Append, doubt, CancellationToken.None));
            }
            catch (Exception e)
            {
                pending.Verdict.TrySetException(e);
            }
        }));
    }

    private async Task WriteTogether(IReadOnlyList<StreamAppend> appends, List<Pending> group)
    {
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        var prepared = await appender.Inline.Prepare(connection, appends, CancellationToken.None);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command(appends, prepared.At));
        foreach (var write in prepared.Writes) batch.BatchCommands.Add(write);
        await batch.PrepareAsync(CancellationToken.None);

        var places = new List<(long, DateTimeOffset)>?[appends.Count];
        var found = new long[appends.Count];
        var session = connection.ProcessID;
        try
        {
            await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
            while (await reader.ReadAsync(CancellationToken.None))
            {
                var place = reader.GetInt32(0) - 1;
                if (reader.IsDBNull(1)) found[place] = reader.GetInt64(3);
                else (places[place] ??= []).Add((reader.GetInt64(1), EventRows.Utc(reader.GetDateTime(2))));
            }
            while (await reader.NextResultAsync(CancellationToken.None)) { }
        }
        catch (Exception e) when (States.IsUnavailable(e) && !States.IsRefusal(e))
        {
            throw new InDoubt(session, e);
        }

        // From here on all of it is committed, and each append has its verdict.
        health.Taken();
        control.Committed();
        for (var i = 0; i < appends.Count; i++)
        {
            var append = appends[i];
            if (places[i] is { } at) group[i].Verdict.TrySetResult(new(append.Version, at[^1].Item1, append.Recorded(at)));
            else group[i].Verdict.TrySetException(new StreamConflict(append.Stream, append.Expected, found[i]));
        }
    }

    private static NpgsqlBatchCommand Command(IReadOnlyList<StreamAppend> appends, DateTimeOffset?[] at)
    {
        var of = new List<int>();
        var nth = new List<int>();
        for (var place = 1; place <= appends.Count; place++)
        {
            for (var i = 1; i <= appends[place - 1].Ids.Length; i++)
            {
                of.Add(place);
                nth.Add(i);
            }
        }
        return new(Sql.Of("append/append_group"))
        {
            Parameters =
            {
                Array(appends.Select(a => a.Stream).ToArray(), NpgsqlDbType.Varchar),
                Array(appends.Select(a => a.Expected).ToArray(), NpgsqlDbType.Bigint),
                Array(appends.Select(a => (long)a.Ids.Length).ToArray(), NpgsqlDbType.Bigint),
                Array(appends.Select(a => a.Metadata.CorrelationId).ToArray(), NpgsqlDbType.Varchar),
                Array(appends.Select(a => a.Metadata.CausationId).ToArray(), NpgsqlDbType.Varchar),
                Array(appends.Select(a => StreamAppend.Headers(a.Metadata)).ToArray(), NpgsqlDbType.Text),
                Array(appends.Select(a => a.Metadata.Actor).ToArray(), NpgsqlDbType.Varchar),
                Array(at.Select(t => t?.UtcDateTime).ToArray(), NpgsqlDbType.TimestampTz),
                Array(of.ToArray(), NpgsqlDbType.Integer),
                Array(nth.ToArray(), NpgsqlDbType.Integer),
                Array(appends.SelectMany(a => a.Ids).ToArray(), NpgsqlDbType.Uuid),
                Array(appends.SelectMany(a => a.Names).ToArray(), NpgsqlDbType.Varchar),
                Array(appends.SelectMany(a => a.Data).Select(d => StreamAppend.DotNetName(d.GetType())).ToArray(), NpgsqlDbType.Varchar),
                Array(appends.SelectMany(a => a.Json).ToArray(), NpgsqlDbType.Text),
            },
        };
    }

    private static NpgsqlParameter Array(object values, NpgsqlDbType element) =>
        new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | element };
}
