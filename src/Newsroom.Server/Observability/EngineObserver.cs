using Newsroom.Core;
using Newsroom.Core.Kernel;
using Newsroom.Server.Hosting;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Observability;

/// <summary>Looks at the engine through its port every few seconds, so that reading a gauge costs nothing.</summary>
public sealed class EngineObserver(EngineRoom room, WriteOutcomes writes, ServerOptions options) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private volatile Observation latest = Observation.Closed;

    public Observation Latest => latest;

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(options.ObserveEvery);
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
            var engine = room.Engine;
            var head = await engine.Events.SafeHead(patience.Token);
            var followers = await engine.Projections.Progress(patience.Token);
            var messages = await engine.Outbox.Counts(patience.Token);
            await using var command = room.Reads.CreateCommand(Listings.Statement("Observability/writable.sql"));
            var writable = await command.ExecuteScalarAsync(patience.Token) is true && !engine.Lost.IsCompleted && !writes.LatelyRefused;
            return new(true, writable, head, followers, WithEmpty(messages));
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
        .. NewsroomModel.Definition.Handlers.Select(h => h.Type).Except(counts.Select(c => c.Type), StringComparer.Ordinal)
            .Select(type => new MessageCounts(type, 0, 0, 0, 0)),
    ];
}
