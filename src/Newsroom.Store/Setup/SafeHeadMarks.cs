using JasperFx.Events.Daemon;
using Microsoft.Extensions.Logging;
using Polly;

namespace Newsroom.Store;

/// <summary>
/// Tells Marten's daemon how far it may read as soon as this node's reader knows it. The daemon finds that out by itself too,
/// by four statements and two commits each time, and waits at every position that is taken and not committed yet.
/// </summary>
internal sealed class SafeHeadMarks(ShardStateTracker daemon, LogReader reader, StoreSettings settings, ILogger logger)
{
    private readonly ResiliencePipeline marks = Retries.UntilDone(
        "marks of the safe head", settings.Poll, settings.DaemonPoll, (pause, why) => StoreLog.NotTold(logger, pause, why));

    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var grown = reader.Grown;
            // The daemon's own looks, which are rarer, may have told of less.
            if (daemon.HighWaterMark < reader.Seen) await marks.ExecuteAsync(_ => daemon.MarkHighWaterAsync(reader.Seen), stop);
            await Signal.WaitOr(grown, settings.Poll, stop);
        }
    }
}
