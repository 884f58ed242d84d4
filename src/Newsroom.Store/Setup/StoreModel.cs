using JasperFx.Events.Projections;
using Marten;
using Newsroom.Core.Kernel;

namespace Newsroom.Store;

/// <summary>What a store keeps, named one by one.</summary>
/// <param name="Listings">Run together, as one composite projection.</param>
public sealed record StoreModel(EventTypes Events, IReadOnlyList<IListing> Listings)
{
    /// <summary>Which texts are left in the database when a stream is read, since later ones of it have replaced them.</summary>
    public IReadOnlyList<EventOutline> Outlines { get; init; } = [];

    /// <summary>Projections of Marten's own that commit with the append.</summary>
    public IReadOnlyList<InlineSnapshot> Snapshots { get; init; } = [];

    /// <summary>Documents that commit with an append (<see cref="Enlistment.Session"/>): their tables are made with the others.</summary>
    public IReadOnlyList<Type> Documents { get; init; } = [];

    /// <summary>Names of the event subscriptions that are registered beside the store, for <see cref="StoredListings.Progress"/>.</summary>
    public IReadOnlyList<string> Subscriptions { get; init; } = [];

    /// <summary>Further settings of Marten's.</summary>
    public Action<StoreOptions>? Configure { get; init; }
}

/// <summary>An inline projection: a state of one stream, kept as a Marten document and committed with the append.</summary>
/// <param name="Name">The projection's name in Marten and its documents' alias; names what <c>rebuild</c> takes.</param>
/// <param name="Revision">Raised when the fold changes: the documents are then made anew when a node opens.</param>
public abstract record InlineSnapshot(string Name, int Revision)
{
    /// <summary>The state itself, by its subject (what stands behind the slash of the stream's id).</summary>
    public static InlineSnapshot Of<TState>(string name, int revision = 1) where TState : class, IFold<TState> => new Fold<TState>(name, revision);

    internal abstract void Register(StoreOptions options);

    /// <summary>Stores every state anew, after the former documents went.</summary>
    internal abstract Task Fill(IDocumentSession session, CancellationToken cancel);

    private sealed record Fold<TState>(string Name, int Revision) : InlineSnapshot(Name, Revision) where TState : class, IFold<TState>
    {
        internal override void Register(StoreOptions options)
        {
            options.Schema.For<TState>().DocumentAlias(Name);
            options.Projections.Add(new SnapshotProjection<TState>(Name), ProjectionLifecycle.Inline);
        }

        internal override async Task Fill(IDocumentSession session, CancellationToken cancel)
        {
            var prefix = TState.Category + "/";
            var states = new Dictionary<string, TState?>(StringComparer.Ordinal);
            var events = session.Events.QueryAllRawEvents().Where(e => e.StreamKey!.StartsWith(prefix)).OrderBy(e => e.Sequence);
            await foreach (var e in events.ToAsyncEnumerable(cancel))
            {
                var subject = Streams.IdOf(e.StreamKey!);
                states[subject] = TState.Evolve(states.GetValueOrDefault(subject), e.RecordedInline());
            }
            session.Store(states.Values.OfType<TState>());
        }
    }
}
