using JasperFx.Events;
using JasperFx.Events.Aggregation;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Aggregation;
using Marten.Events.Projections;
using Newsroom.Core.Kernel;

namespace Newsroom.Store;

/// <summary>A state as Marten's live aggregate: <c>AggregateStreamAsync</c> and <c>FetchForWriting</c> fold with its own <c>Evolve</c>.</summary>
/// <remarks>Marten writes the stream's id into the identity of what it has folded: the state's own is what stands behind the slash.</remarks>
public sealed class FoldProjection<TState> : SingleStreamProjection<TState, string> where TState : class, IFold<TState>
{
    private readonly EventTypes types;

    public FoldProjection(EventTypes types)
    {
        this.types = types;
        Name = TState.Category;
    }

    public override TState? Evolve(TState? snapshot, string id, IEvent e) => TState.Evolve(snapshot, e.Recorded(types, position: true));
}

/// <summary>A state kept as a document by its subject, committed with the append.</summary>
/// <remarks>
/// Into a member called Version Marten writes, last of all, the last event's position, which is 0 inline: a state's own is the
/// stream's version. Both places where it would do so are therefore implemented here.
/// </remarks>
internal sealed class SnapshotProjection<TState> :
    MultiStreamProjection<TState, string>, IInlineProjection<IDocumentOperations>, IAggregationProjection<TState, string, IDocumentOperations, IQuerySession>
    where TState : class, IFold<TState>
{
    public SnapshotProjection(string name)
    {
        Name = name;
        CustomGrouping((_, events, grouping) =>
        {
            foreach (var e in events)
                if (Streams.CategoryOf(e.StreamKey!) == TState.Category) grouping.AddEvent(Streams.IdOf(e.StreamKey!), e);
            return Task.CompletedTask;
        });
    }

    public override TState? Evolve(TState? snapshot, string id, IEvent e) => TState.Evolve(snapshot, e.RecordedInline());

    async Task IInlineProjection<IDocumentOperations>.ApplyAsync(
        IDocumentOperations operations, IEnumerable<StreamAction> streams, CancellationToken cancellation)
    {
        var own = streams.Where(s => Streams.CategoryOf(s.Key!) == TState.Category).ToArray();
        if (own.Length == 0) return;
        var documents = await operations.FetchProjectionStorageAsync<TState, string>(operations.TenantId, cancellation);
        var states = await documents.LoadManyAsync([.. own.Select(s => Streams.IdOf(s.Key!))], cancellation);
        foreach (var stream in own)
        {
            var id = Streams.IdOf(stream.Key!);
            var state = stream.Events.Aggregate(states.GetValueOrDefault(id), (before, e) => TState.Evolve(before, e.RecordedInline()));
            documents.ApplyInline(state, ActionType.Store, id, operations.TenantId);
        }
    }

    (IEvent?, TState?) IAggregationProjection<TState, string, IDocumentOperations, IQuerySession>.TryApplyMetadata(
        IReadOnlyList<IEvent> events, TState? aggregate, string id, IIdentitySetter<TState, string> identitySetter) => (events.LastOrDefault(), aggregate);
}
