using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Newsroom.Core.Kernel;

namespace Newsroom.Marten;

/// <summary>An inline view as Marten runs it: folded ahead of the append, written in its transaction.</summary>
/// <remarks>
/// Marten does not know the positions yet when it calls this; neither does the view. The documents are written only over
/// those that the fold began with (<c>mt_version</c>), else the whole append is run again. They are read over the append's
/// own connection: appends that each held one and waited for another would wait for each other.
/// </remarks>
internal sealed class InlineProjection(
    IView view, EventTypes types, Definitions definitions, InlineMemory memory) : IProjection
{
    private readonly InlineViews views = new([view], definitions, new DatabaseClock());

    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var appends = events.GroupBy(e => e.StreamKey!, StringComparer.Ordinal).Select(stream => new StreamAppend(
            types, stream.Key, stream.First().Version - 1,
            [.. stream.Select(e => new NewEvent(e.Data, e.Id))], MartenEvents.MetadataOf(stream.First()))).ToArray();
        var prepared = await views.Prepare(
            () => new(operations.Connection), appends, fresh: false, Times.Cut(events[0].Timestamp), cancellation);
        foreach (var write in prepared.Writes) operations.QueueOperation(Statement.Of(write));
        memory.Folded(operations, prepared);
    }
}
