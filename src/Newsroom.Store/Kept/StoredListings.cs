using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Marten;
using Marten.Services;
using Microsoft.Extensions.Logging;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store;

/// <summary>
/// The listings: how far they have come, their rows at any past moment, and how to fold one anew. All of them advance together,
/// as one composite projection with one checkpoint.
/// </summary>
public sealed class StoredListings
{
    /// <summary>The composite's name.</summary>
    public const string Shard = "listings";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly NpgsqlDataSource database;
    private readonly NpgsqlDataSource patient;
    private readonly StoreModel model;
    private readonly ListingDefinitions definitions;
    private readonly NodeConnection node;
    private readonly ShardStates states;
    private readonly IDocumentStore store;
    private readonly StoreSettings settings;
    private readonly ILogger logger;
    private readonly Dictionary<string, Task<long>> asked = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Rebuilding> rebuilding = new(StringComparer.Ordinal);

    internal StoredListings(
        NpgsqlDataSource database, NpgsqlDataSource patient, StoreModel model, ListingDefinitions definitions, NodeConnection node, ShardStates states,
        IDocumentStore store, StoreSettings settings, ILogger logger)
    {
        (this.database, this.patient, this.model, this.definitions, this.node) = (database, patient, model, definitions, node);
        (this.states, this.store, this.settings, this.logger) = (states, store, settings, logger);
    }

    internal static string CheckpointOf(string name) => name + ":All";

    /// <summary>How far the listings and each subscription have come, and the listings that are being rebuilt.</summary>
    /// <exception cref="StoreUnavailable">The database cannot be reached.</exception>
    public async ValueTask<IReadOnlyList<Progress>> Progress(CancellationToken cancel = default)
    {
        var known = await database.Read(async connection =>
        {
            var rows = new Dictionary<string, long>(StringComparer.Ordinal);
            await using var command = new NpgsqlCommand("select name, coalesce(last_seq_id, 0) from public.mt_event_progression", connection);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel)) rows[reader.GetString(0)] = reader.GetInt64(1);
            return rows;
        }, cancel);
        var progress = new List<Progress>();
        foreach (var name in model.Listings.Count > 0 ? model.Subscriptions.Prepend(Shard) : model.Subscriptions)
            progress.Add(new(name, known.GetValueOrDefault(CheckpointOf(name)), states.ErrorOf(name)));
        foreach (var listing in model.Listings)
            if (RebuildingOf(listing) is { } now) progress.Add(new(listing.Name, now.Done, null, now));
        return progress;
    }

    /// <summary>Returns when the listings show everything up to the position.</summary>
    /// <param name="names">Listings that must not be of an older definition; none for all.</param>
    /// <exception cref="TimeoutException">They did not come so far in time, or one is still being rebuilt.</exception>
    /// <exception cref="StoreUnavailable">The database cannot be reached.</exception>
    public async Task WaitFor(long position, TimeSpan timeout, CancellationToken cancel, params IReadOnlyList<string> names)
    {
        await WaitFor(Shard, position, timeout, cancel);
        if (!definitions.AnyOutdated) return;
        await database.Read(async connection =>
        {
            await definitions.Look(connection, cancel);
            return true;
        }, cancel);
        if (definitions.Outdated.FirstOrDefault(l => names.Count == 0 || names.Contains(l.Name, StringComparer.Ordinal)) is { } outdated)
            throw new TimeoutException($"{outdated.Name} is being rebuilt by another definition.");
    }

    /// <summary>Returns when the listings, or a subscription, have handled everything up to the position.</summary>
    /// <param name="name"><see cref="Shard"/> or a subscription's.</param>
    /// <exception cref="TimeoutException">It did not come so far in time.</exception>
    public async Task WaitFor(string name, long position, TimeSpan timeout, CancellationToken cancel = default)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(timeout);
        try
        {
            for (var since = Stopwatch.StartNew(); ;)
            {
                var (next, led) = (states.Advanced, states.IsLed(name));
                if (states.PositionOf(name) >= position) return;
                // On a node that does not lead, the stored checkpoint is all there is to look at; on one that does, the safety net.
                if (!led || since.Elapsed >= settings.Poll)
                {
                    if (await SharedCheckpoint(name).WaitAsync(time.Token) >= position) return;
                    since.Restart();
                }
                await Signal.WaitOr(next, led ? settings.Poll : TimeSpan.FromMilliseconds(10), time.Token);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"{name} did not reach position {position} within {timeout.TotalSeconds} s{(states.ErrorOf(name) is { } e ? $": {e}" : "")}.");
        }
    }

    /// <summary>A listing's row as it was at a position that the listings have reached; null when there was none.</summary>
    public ValueTask<TRow?> LoadAt<TRow>(string listing, string id, long position, CancellationToken cancel = default) where TRow : class =>
        database.Read(async connection =>
        {
            await using var command = await connection.Command(Sql.For("listings/load_at", listing), cancel, Reading.Of(id), Reading.Of(position));
            return await command.ExecuteScalarAsync(cancel) is string json ? JsonSerializer.Deserialize<TRow>(json, KernelJson.Options) : null;
        }, cancel);

    /// <summary>
    /// Folds a listing, or an inline snapshot, anew from the log. Of a listing readers see the old rows until the new ones are
    /// complete, and appends go on; one rebuild of a listing at a time, over all nodes: another waits for its turn.
    /// </summary>
    /// <param name="name">A listing's or an inline snapshot's name.</param>
    /// <param name="report">Positions folded so far, of how many.</param>
    public async Task Rebuild(string name, IProgress<(long Done, long Total)>? report = null, CancellationToken cancel = default)
    {
        if (model.Snapshots.FirstOrDefault(s => s.Name == name) is { } snapshot)
        {
            await Rebuild(snapshot, cancel);
            return;
        }
        await Rebuild(model.Listings.FirstOrDefault(l => l.Name == name) ?? throw new ArgumentException($"There is no listing called '{name}'."), report, null, cancel);
    }

    /// <summary>Folds everything anew after a whole log was written past the door, by whoever has the database for himself.</summary>
    /// <param name="report">Called for each with its name; gives what is told of its progress.</param>
    public async Task RebuildAll(Func<string, Func<IProgress<(long Done, long Total)>, Task>, Task> report, CancellationToken cancel = default)
    {
        await using (var move = patient.CreateCommand(Sql.Of("checkpoints/move_to_end")))
        {
            move.Parameters.AddWithValue(CheckpointOf(Shard));
            move.Parameters.AddWithValue(model.Listings.Select(l => CheckpointOf(l.Name)).ToArray());
            await move.ExecuteNonQueryAsync(cancel);
        }
        foreach (var name in model.Snapshots.Select(s => s.Name).Concat(model.Listings.Select(l => l.Name)))
            await report(name, progress => Rebuild(name, progress, cancel));
    }

    /// <summary>In one transaction: until it commits, readers see the former documents, and appends wait.</summary>
    /// <remarks>Marten's own rebuild of a projection empties the table first: meanwhile no key would open anything.</remarks>
    internal async Task Rebuild(InlineSnapshot snapshot, CancellationToken cancel)
    {
        node.DemandWritable();
        await using var connection = await patient.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var empty = new NpgsqlCommand(Sql.For("rebuild/empty_snapshot", snapshot.Name), connection, transaction)) await empty.ExecuteNonQueryAsync(cancel);
        await using (var session = store.LightweightSession(SessionOptions.ForTransaction(transaction)))
        {
            await snapshot.Fill(session, cancel);
            await session.SaveChangesAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
        await StoreSchema.Remember(patient, snapshot, cancel);
    }

    private async Task Rebuild(IListing listing, IProgress<(long Done, long Total)>? report, Func<Task<bool>>? needless, CancellationToken cancel)
    {
        node.DemandWritable();
        rebuilding[listing.Name] = new(0, 0, false);
        try
        {
            await new ListingRebuild(patient, model.Events, listing, settings).Run(new Noted(this, listing.Name, report), needless, cancel);
            await using var connection = await patient.OpenConnectionAsync(cancel);
            await definitions.Look(connection, cancel);
        }
        finally
        {
            rebuilding.TryRemove(listing.Name, out _);
        }
    }

    /// <summary>
    /// Rebuilds the listings whose stored rows were folded by another definition, one after the other, while everything
    /// else goes on; again and again, when that fails.
    /// </summary>
    internal async Task RebuildOutdated(CancellationToken stop)
    {
        foreach (var listing in definitions.Outdated)
        {
            if (!definitions.IsOutdated(listing)) continue;
            var again = Retries.UntilDone(
                $"rebuild of {listing.Name}", Pause, LongestPause, (pause, why) => StoreLog.RebuildFailed(logger, listing.Name, pause, why));
            StoreLog.Rebuilding(logger, listing.Name);
            // Two nodes that start together both find it changed; the second to come has nothing left to do.
            await again.ExecuteAsync(async token => await Rebuild(listing, null, () => IsCurrent(listing, token), token), stop);
            StoreLog.Rebuilt(logger, listing.Name);
        }
    }

    private async Task<bool> IsCurrent(IListing listing, CancellationToken cancel)
    {
        await using var connection = await patient.OpenConnectionAsync(cancel);
        await definitions.Look(connection, cancel);
        return !definitions.IsOutdated(listing);
    }

    /// <summary>One question at a time for all who wait: who comes while it is under way asks again, if that has to be.</summary>
    private Task<long> SharedCheckpoint(string name)
    {
        lock (asked)
        {
            if (asked.TryGetValue(name, out var underWay) && !underWay.IsCompleted) return underWay;
            return asked[name] = Checkpoint(name, CancellationToken.None).AsTask();
        }
    }

    private ValueTask<long> Checkpoint(string name, CancellationToken cancel) => database.Read(async connection =>
    {
        await using var command = await connection.Command(Sql.Of("checkpoints/one"), cancel, Reading.Of(CheckpointOf(name)));
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }, cancel);

    private Rebuilding? RebuildingOf(IListing listing)
    {
        var changed = definitions.IsOutdated(listing);
        return rebuilding.TryGetValue(listing.Name, out var now) ? now with { Changed = changed } : changed ? new Rebuilding(0, 0, true) : null;
    }

    private sealed class Noted(StoredListings owner, string listing, IProgress<(long Done, long Total)>? report) : IProgress<(long Done, long Total)>
    {
        public void Report((long Done, long Total) value)
        {
            owner.rebuilding[listing] = new(value.Done, value.Total, false);
            report?.Report(value);
        }
    }
}

/// <param name="Name">The listings together, a subscription, or a listing that is being rebuilt.</param>
/// <param name="Position">Everything up to here is done.</param>
/// <param name="Error">Why it stands still, when it does; known on the node that leads it.</param>
/// <param name="Rebuilding">While this node rebuilds the listing, or is about to because its definition has changed.</param>
public sealed record Progress(string Name, long Position, string? Error, Rebuilding? Rebuilding = null);

/// <summary>How far a rebuild has come.</summary>
/// <param name="Done">Everything up to this position is folded.</param>
/// <param name="Total">Of so many positions; 0 before it is known.</param>
/// <param name="Changed">The stored rows are of another definition until the rebuild is over.</param>
public sealed record Rebuilding(long Done, long Total, bool Changed);
