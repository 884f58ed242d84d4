using Marten;
using Newsroom.Core.Kernel;

namespace Newsroom.Store;

/// <summary>What a store keeps, named one by one.</summary>
/// <param name="Listings">Run together, as one composite projection.</param>
public sealed record StoreModel(EventTypes Events, IReadOnlyList<IListing> Listings)
{
    /// <summary>Projections of Marten's own that commit with the append.</summary>
    public IReadOnlyList<InlineSnapshot> Snapshots { get; init; } = [];

    /// <summary>Names of the event subscriptions that are registered beside the store, for <see cref="StoredListings.Progress"/>.</summary>
    public IReadOnlyList<string> Subscriptions { get; init; } = [];

    /// <summary>Further settings of Marten's.</summary>
    public Action<StoreOptions>? Configure { get; init; }
}

/// <summary>An inline projection: a state of one stream, kept as a Marten document and committed with the append.</summary>
/// <param name="Name">The projection's name in Marten; names what <c>rebuild</c> takes.</param>
/// <param name="Revision">Raised when the fold changes: the documents are then made anew when a node opens.</param>
/// <param name="Register">Adds the projection, under that name.</param>
public sealed record InlineSnapshot(string Name, int Revision, Action<StoreOptions> Register)
{
    /// <summary>The state itself, by its subject (what stands behind the slash of the stream's id).</summary>
    public static InlineSnapshot Of<TState>(string name, int revision = 1) where TState : class, IFold<TState> =>
        new(name, revision, options =>
        {
            options.Schema.For<TState>().DocumentAlias(name);
            options.Projections.Add(new SnapshotProjection<TState>(name), JasperFx.Events.Projections.ProjectionLifecycle.Inline);
        });
}
