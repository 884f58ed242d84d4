using JasperFx.Events.Daemon;

namespace Newsroom.Store;

/// <summary>
/// Tells Marten's daemon how far it may read as soon as this node's reader knows it. The daemon finds that out by itself too,
/// by four statements and two commits each time, and waits at every position that is taken and not committed yet.
/// </summary>
internal sealed class SafeHeadMarks(ShardStateTracker daemon, LogReader reader, StoreSettings settings)
{
    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var grown = reader.Grown;
            // The daemon's own looks, which are rarer, may have told of less.
            if (daemon.HighWaterMark < reader.Seen) await daemon.MarkHighWaterAsync(reader.Seen);
            await Signal.WaitOr(grown, settings.Poll, stop);
        }
    }
}
