using Newsroom.Core.Kernel;

namespace Newsroom.Store;

/// <summary>
/// Appends that arrive together commit together: one round trip and one flush for all of them, and a verdict for each.
/// Who goes together and when says <see cref="AppendQueue"/>. A group that fails as a whole is run again one append at a
/// time, so that a bad one harms nobody else.
/// </summary>
internal sealed class GroupCommit(GroupSession session, AppendTries tries, NodeConnection node, LogReader tail, RecentStreams recent, WriteHealth health, StoreSettings options)
{
    private readonly AppendQueue queue = new(options.GroupSize, options.GroupBytes, options.Committers, TimeProvider.System);
    private readonly SemaphoreSlim work = new(0);
    private Timer? patience;
    private bool patient;

    /// <param name="enlist">Puts documents and messages of the caller's into the session that commits the append; null for none.</param>
    public Task<Appended> Append(StreamAppend append, Func<Enlistment, ValueTask>? enlist, CancellationToken cancel)
    {
        node.DemandWritable();
        cancel.ThrowIfCancellationRequested();
        var pending = new PendingAppend(append, enlist, cancel);
        Signal(queue.Add(pending));
        return pending.Verdict.Task;
    }

    public async Task Run(CancellationToken stop)
    {
        patience = new(_ => LosePatience());
        await Task.WhenAll(Enumerable.Range(0, options.Committers).Select(_ => Task.Run(() => Commit(stop), CancellationToken.None)));
        foreach (var pending in queue.Close())
            pending.Verdict.TrySetException(new StoreUnavailable("The node was closed before the append was written."));
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
        try
        {
            await Retries.Appends.ExecuteAsync(async _ =>
            {
                node.DemandWritable();
                await WriteTogether(group);
            });
            return;
        }
        catch (InDoubt e)
        {
            doubt = e;
        }
        catch (Exception e) when (States.IsUnavailable(e))
        {
            // Said to the group, meant for everybody: whoever tried alone would be told the same.
            if (States.IsRefusal(e)) health.Refused(e);
            foreach (var pending in group) pending.Failed = States.NothingWritten(e);
            return;
        }
        catch (Exception e) when (e is not StoreUnavailable)
        {
            // One of them is bad: the database, or a snapshot that had to fold it, says so. Or a document was rebuilt under a
            // fold. Alone each has its own outcome.
        }
        await Task.WhenAll(group.Where(p => !p.Decided).Select(async pending =>
        {
            try
            {
                pending.Written = await tries.Run(pending.Append, doubt, _ => WriteAlone(pending), CancellationToken.None);
            }
            catch (Exception e)
            {
                pending.Failed = e;
            }
        }));
    }

    private async Task<Appended> WriteAlone(PendingAppend pending)
    {
        pending.Failed = null;
        await WriteTogether([pending]);
        return pending.Written ?? throw pending.Failed!;
    }

    private async Task WriteTogether(IReadOnlyList<PendingAppend> group)
    {
        await session.Write(group);
        var written = group.Where(p => p.Written is not null).ToList();
        if (written.Count == 0) return;
        // Before anybody is told: whoever is woken then finds the events in memory.
        foreach (var pending in written)
        {
            tail.Offer(pending.Written!.Events, pending.Append.Size);
            recent.Add(pending.Append, pending.Written.Events);
        }
        node.Committed();
    }
}
