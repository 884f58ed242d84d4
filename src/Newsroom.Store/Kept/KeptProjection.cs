using System.Diagnostics.CodeAnalysis;
using JasperFx.Events;
using JasperFx.Events.Aggregation;
using JasperFx.Events.Daemon;
using JasperFx.Events.Descriptors;
using JasperFx.Events.Projections;
using JasperFx.Events.Subscriptions;
using Marten;
using Microsoft.Extensions.Logging;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Store;

/// <summary>
/// A listing as a member of the composite projection: a run of events folded onto the stored rows, written with the
/// composite's progress. Marten's own wrapper of an <c>IProjection</c> calls every member by its .NET type; here each has its
/// listing's name.
/// </summary>
internal sealed class KeptProjection : ProjectionBase, IProjectionSource<IDocumentOperations, IQuerySession>, ISubscriptionFactory<IDocumentOperations, IQuerySession>
{
    private readonly IListing listing;
    private readonly EventTypes types;
    private readonly NpgsqlDataSource database;
    private readonly WholeRuns runs;
    private readonly ShardStates states;

    public KeptProjection(IListing listing, EventTypes types, NpgsqlDataSource database, WholeRuns runs, ShardStates states)
    {
        (this.listing, this.types, this.database, this.runs, this.states) = (listing, types, database, runs, states);
        (Name, Version, Lifecycle) = (listing.Name, 1, ProjectionLifecycle.Async);
    }

    /// <summary>Queues what brings the listing's rows up to date with a run of the log.</summary>
    private async Task Fold(IDocumentOperations operations, IReadOnlyList<IEvent> events)
    {
        try
        {
            // What Marten writes into the places of failed appends is nothing that was said.
            var run = events.Where(e => e.Data is not Tombstone).Select(e => e.Recorded(types, position: true)).ToArray();
            var keys = run.SelectMany(listing.Keys).Distinct(StringComparer.Ordinal).ToArray();
            if (keys.Length == 0) return;
            await using var connection = await database.OpenConnectionAsync();
            var fold = new KeptFold(listing);
            if (await ReadRows(connection, fold, keys) is not { } swaps)
            {
                // Rows of an older definition: the rebuild that replaces them folds these events as well, unless it came first.
                operations.QueueOperation(Statement.Of(Guard("listings/still_outdated", null)));
                return;
            }
            foreach (var recorded in run) fold.Apply(recorded);
            operations.QueueOperation(Statement.Of(Guard("listings/still_defined", swaps)));
            foreach (var write in fold.Writes()) operations.QueueOperation(Statement.Of(write));
        }
        catch (Exception e)
        {
            // The daemon names the composite alone.
            states.StandsStill(StoredListings.Shard, $"{listing.Name}, after position {events[0].Sequence - 1}: {e.Message}");
            throw;
        }
    }

    /// <summary>Reads the stored rows that a run concerns.</summary>
    /// <returns>How often the table had been swapped when they were read; null when they are of an older definition.</returns>
    /// <exception cref="InvalidOperationException">They are of a newer one: this node is the outdated one.</exception>
    private async Task<long?> ReadRows(NpgsqlConnection connection, KeptFold fold, string[] keys)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                // Before the rows: a swap between the two must show.
                new(Sql.Of("listings/definition")) { Parameters = { Reading.Of(listing.Name) } },
                new(Sql.For("listings/load_kept", listing.Name)) { Parameters = { Reading.Array(keys, NpgsqlDbType.Text) } },
            },
        };
        await batch.PrepareAsync();
        await using var reader = await batch.ExecuteReaderAsync();
        var (revision, swaps) = await reader.ReadAsync() ? (reader.GetInt32(0), reader.GetInt64(1)) : (0, 0L);
        if (revision < listing.Revision) return null;
        if (revision > listing.Revision)
            throw new InvalidOperationException($"The rows of {listing.Name} are of revision {revision}; this node folds by revision {listing.Revision}.");
        await reader.NextResultAsync();
        while (await reader.ReadAsync()) fold.AddStored(reader.GetString(0), reader.GetString(1), reader.GetInt64(2));
        return swaps;
    }

    /// <summary>Ends the transaction when the listing is not any more what it was when its rows were read.</summary>
    private NpgsqlBatchCommand Guard(string statement, long? swaps)
    {
        var command = new NpgsqlBatchCommand(Sql.Of(statement))
        {
            Parameters = { new() { Value = listing.Name, NpgsqlDbType = NpgsqlDbType.Text }, new NpgsqlParameter<int> { TypedValue = listing.Revision } },
        };
        if (swaps is { } count) command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = count });
        return command;
    }

    public SubscriptionType Type => SubscriptionType.EventProjection;

    public Type ImplementationType => listing.GetType();

    public ShardName[] ShardNames() => [new(Name, ShardName.All, Version)];

    public SubscriptionDescriptor Describe(IEventStore store) => new(this, store);

    public IReadOnlyList<AsyncShard<IDocumentOperations, IQuerySession>> Shards() =>
        [new(Options, ShardRole.Projection, new ShardName(Name, ShardName.All, Version), this, this)];

    /// <summary>Never by the daemon, which would empty the table first: see <see cref="ListingRebuild"/>.</summary>
    public bool TryBuildReplayExecutor(
        IEventStore<IDocumentOperations, IQuerySession> store, IEventDatabase database, [NotNullWhen(true)] out IReplayExecutor? executor)
    {
        executor = null;
        return false;
    }

    public IInlineProjection<IDocumentOperations> BuildForInline() => throw new NotSupportedException("A listing needs positions, which are not known before the append.");

    public ISubscriptionExecution BuildExecution(
        IEventStore<IDocumentOperations, IQuerySession> store, IEventDatabase database, ILoggerFactory loggerFactory, ShardName shardName) => new Execution(this, shardName);

    public ISubscriptionExecution BuildExecution(
        IEventStore<IDocumentOperations, IQuerySession> store, IEventDatabase database, ILogger logger, ShardName shardName) => new Execution(this, shardName);

    /// <summary>Writes into the composite's batch, and leaves its end to the composite.</summary>
    private sealed class Execution(KeptProjection projection, ShardName name) : ISubscriptionExecution
    {
        public ShardName ShardName => name;

        public ShardExecutionMode Mode { get; set; }

        public async Task ProcessRangeAsync(EventRange range)
        {
            if (range.ActiveBatch is not IProjectionBatch<IDocumentOperations, IQuerySession> batch) return;
            await projection.runs.Demand(range, StoredListings.Shard, CancellationToken.None);
            if (range.Events.Count == 0) return;
            await using var session = batch.SessionForTenant(range.Events[0].TenantId);
            await projection.Fold(session, range.Events);
        }

        public ValueTask EnqueueAsync(EventPage page, ISubscriptionAgent subscriptionAgent) => ValueTask.CompletedTask;

        public Task StopAndDrainAsync(CancellationToken token) => Task.CompletedTask;

        public Task HardStopAsync() => Task.CompletedTask;

        public Task ProcessImmediatelyAsync(SubscriptionAgent subscriptionAgent, EventPage events, CancellationToken cancellation) => Task.CompletedTask;

        public bool TryBuildReplayExecutor([NotNullWhen(true)] out IReplayExecutor? executor)
        {
            executor = null;
            return false;
        }

        public bool TryGetAggregateCache<TId, TDoc>([NotNullWhen(true)] out IAggregateCaching<TId, TDoc>? caching)
        {
            caching = null;
            return false;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
