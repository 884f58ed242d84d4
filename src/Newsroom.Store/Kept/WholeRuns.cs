using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Store;

/// <summary>
/// Whether a run of events that Marten's daemon hands out is all that there is. The daemon passes a gap in the positions when
/// it finds nobody who could still fill it; whoever began between the time of its look and the look itself it does not find.
/// </summary>
public sealed class WholeRuns
{
    private readonly NpgsqlDataSource database;
    private readonly EventTypes types;
    private readonly LogReader reader;
    private readonly ShardStates states;

    internal WholeRuns(NpgsqlDataSource database, EventTypes types, LogReader reader, ShardStates states) =>
        (this.database, this.types, this.reader, this.states) = (database, types, reader, states);

    /// <summary>Returns when nothing is missing and nothing can come any more. To be asked first, of an empty run too: its end is a checkpoint.</summary>
    /// <param name="shard">The subscription, or the listings: named by <c>/health/ready</c> while it waits.</param>
    /// <param name="only">The records that the subscription asked for; all when none is named.</param>
    /// <exception cref="InvalidOperationException">Something may be missing. The daemon reads the run again after that.</exception>
    public async Task Demand(EventRange run, string shard, CancellationToken cancel, params IReadOnlyList<Type> only)
    {
        if (only.Count == 0 && run.Events.Count == run.SequenceCeiling - run.SequenceFloor) return;
        var said = run.Events.Count(e => e.Data is not Tombstone);
        // Mostly the node's reader has been here already, and knows all that there ever will be.
        if (reader.Count(run.SequenceFloor, run.SequenceCeiling, e => only.Count == 0 || only.Contains(e.Data.GetType())) == said) return;
        var names = types.All.Where(t => only.Contains(t.Type)).SelectMany(t => t.Older.Select(o => o.Name).Prepend(t.Name)).ToArray();
        var (all, wanted) = await Count(run, names, cancel);
        if (all < run.SequenceCeiling - run.SequenceFloor)
        {
            // Not the safe head: that ends with the last event, and the run may end with positions that none will ever have.
            await using var open = database.CreateCommand(Sql.Of("listings/open_below"));
            open.Parameters.Add(Reading.Of(run.SequenceCeiling));
            if ((bool)(await open.ExecuteScalarAsync(cancel))!)
            {
                states.StandsStill(shard, $"After position {await reader.SafeHead(cancel)} an append has not ended.");
                throw new InvalidOperationException($"Position {run.SequenceCeiling} is above an append that has not ended.");
            }
            // Now nothing can come between any more.
            (_, wanted) = await Count(run, names, cancel);
        }
        if (wanted != said) throw new InvalidOperationException($"Up to position {run.SequenceCeiling} some were committed since the log was read.");
    }

    private async Task<(long All, long Wanted)> Count(EventRange run, string[] names, CancellationToken cancel)
    {
        await using var count = database.CreateCommand(Sql.Of("listings/count_run"));
        count.Parameters.Add(Reading.Of(run.SequenceFloor));
        count.Parameters.Add(Reading.Of(run.SequenceCeiling));
        count.Parameters.Add(Reading.Array(names, NpgsqlDbType.Text));
        await using var row = await count.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (row.GetInt64(0), row.GetInt64(1));
    }
}
