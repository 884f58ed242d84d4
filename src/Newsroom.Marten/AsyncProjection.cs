using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Marten;

/// <summary>An async view as Marten's daemon runs it: a run of events folded and written with the daemon's own progress.</summary>
internal sealed class AsyncProjection(IView view, NpgsqlDataSource database, EventTypes types, ShardWatch watch) : IProjection
{
    private static readonly TimeSpan LookForRebuilt = TimeSpan.FromMilliseconds(50);

    private readonly StoredView stored = new(view);

    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        try
        {
            await Fold(operations, events, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // The daemon's own report of it is of another exception, from clearing up.
            watch.StandsStill(view.Name, $"After position {events[0].Sequence - 1}: {e.Message}");
            throw;
        }
    }

    private async Task Fold(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        // What Marten writes into the places of failed appends is nothing that was said.
        var run = events.Where(e => e.Data is not Tombstone).Select(e => e.Recorded(types, position: true)).ToArray();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var fold = new DocumentFold(view);
        long? swaps;
        // Documents of an older definition: the rebuild that replaces them moves the daemon's progress as well, and this
        // run, begun on the former, fails by that.
        while ((swaps = await stored.Know(connection, fold, run, cancellation)) is null) await Task.Delay(LookForRebuilt, cancellation);
        foreach (var recorded in run) fold.Apply(recorded);

        operations.QueueOperation(Statement.Of(stored.StillDefined(swaps.Value)));
        foreach (var write in fold.Writes()) operations.QueueOperation(Statement.Of(write));
    }
}
