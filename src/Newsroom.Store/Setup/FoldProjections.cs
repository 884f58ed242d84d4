using JasperFx.Events;
using Marten.Events.Aggregation;
using Marten.Events.Projections;
using Newsroom.Core.Kernel;

namespace Newsroom.Store;

/// <summary>A state as Marten's live aggregate: <c>AggregateStreamAsync</c> and <c>FetchForWriting</c> fold with its own <c>Evolve</c>.</summary>
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
internal sealed class SnapshotProjection<TState> : MultiStreamProjection<TState, string> where TState : class, IFold<TState>
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
}
