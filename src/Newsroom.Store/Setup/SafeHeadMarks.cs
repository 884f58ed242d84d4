using JasperFx.Events.Daemon;
using Microsoft.Extensions.Logging;
using Polly;

namespace Newsroom.Store;

/// <summary>
/// Tells Marten's daemon how far it may read as soon as this node's reader knows it. The daemon finds that out by itself too,
/// by four statements and two commits each time, and waits at every position that is taken and not committed yet.
/// </summary>
internal sealed class SafeHeadMarks(ShardStateTracker daemon, ShardStates states, LogReader reader, StoreSettings settings, ILogger logger)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(25);

    private readonly ResiliencePipeline marks = Retries.UntilDone(
        "marks of the safe head", settings.Poll, settings.DaemonPoll, (pause, why) => StoreLog.NotTold(logger, pause, why));

    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var grown = reader.Grown;
            var head = reader.Seen;
            // The daemon's own looks, which are rarer, may have told of less.
            if (daemon.HighWaterMark < head)
            {
                await marks.ExecuteAsync(_ => daemon.MarkHighWaterAsync(head), stop);
                await Done(head, stop);
            }
            await Signal.WaitOr(grown, settings.Poll, stop);
        }
    }

    /// <summary>
    /// Returns when this node's shards have come so far, or have taken long. Of each mark the daemon makes a page at once: told of
    /// every few events while it is at work, it would have a queue of small pages, each a transaction.
    /// </summary>
    private async Task Done(long head, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Longest);
        while (!patience.IsCancellationRequested)
        {
            var advanced = states.Advanced;
            if (states.AllReached(head)) return;
            await advanced.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
