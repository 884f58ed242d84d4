using Microsoft.Extensions.Options;
using Newsroom.Server.Messages;
using Newsroom.Server.Hosting;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Observability;

/// <summary>Looks at the store every few seconds, so that reading a gauge costs nothing.</summary>
public sealed class StoreObserver(StoreNode node, ListMessages messages, IOptions<ServerOptions> options) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private volatile Observation latest = Observation.Closed;

    public Observation Latest => latest;

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(options.Value.ObserveEvery);
        do
        {
            latest = await Look(stopping);
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }

    private async Task<Observation> Look(CancellationToken stopping)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(Patience);
        try
        {
            var head = await node.Log.SafeHead(patience.Token);
            var shards = await node.Listings.Progress(patience.Token);
            return new(true, node.TakesWrites, head, shards, WithEmpty(await messages.Count(patience.Token)));
        }
        catch (Exception) when (!stopping.IsCancellationRequested)
        {
            // Whatever it was, requests meet it too, and the log has it from them; here it is a gauge that says so.
            return Observation.Closed;
        }
    }

    /// <summary>A type without messages is a zero on a curve, not a gap in it.</summary>
    private static IReadOnlyList<MessageCounts> WithEmpty(IReadOnlyList<MessageCounts> counts) =>
    [
        .. counts,
        .. Messaging.Types.Except(counts.Select(c => c.Type), StringComparer.Ordinal)
            .Select(type => new MessageCounts(type, 0, 0, 0, 0)),
    ];
}
