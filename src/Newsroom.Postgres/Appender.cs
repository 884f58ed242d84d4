using System.Globalization;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Postgres;

/// <summary>Writes appends: one stream, its inline views, and whatever else belongs to the same transaction.</summary>
internal sealed class Appender(NpgsqlDataSource database, EngineDefinition definition, Definitions definitions, Control control)
{
    private readonly InlineViews inline = new(definition.Views, definitions);

    public InlineViews Inline => inline;

    /// <summary>Tries after which an append that was provably not written is given up.</summary>
    private const int Tries = 5;

    private static readonly TimeSpan SettleWithin = TimeSpan.FromSeconds(30);

    /// <summary>Appends alone, in a transaction of its own.</summary>
    /// <param name="broken">Why an earlier try, whose outcome is not known, ended; null when this is the first.</param>
    public async Task<Appended> Append(StreamAppend append, Exception? broken, CancellationToken cancel)
    {
        if (broken is not null && await Settle(append, broken) is { } found) return found;
        for (var attempt = 1; ; attempt++)
        {
            control.DemandWritable();
            cancel.ThrowIfCancellationRequested();
            try
            {
                return (await Write([append], [], [], cancel))[0];
            }
            catch (PostgresException e) when (States.IsAgain(e) && attempt < 100)
            {
                // A document was rebuilt under the fold; fold again on what stands there now.
            }
            catch (Exception e) when (States.IsUnavailable(e))
            {
                if (await Settle(append, e) is { } settled) return settled;
                if (attempt >= Tries) throw new StoreUnavailable("The database did not take the append; nothing was written.", e);
            }
        }
    }

    /// <summary>
    /// One transaction, one round trip but for what inline views read: <paramref name="before"/>, the appends in the
    /// order given, their inline views, <paramref name="after"/>.
    /// </summary>
    /// <exception cref="StreamConflict">From whichever append was refused.</exception>
    public async Task<IReadOnlyList<Appended>> Write(
        IReadOnlyList<StreamAppend> appends,
        IReadOnlyList<NpgsqlBatchCommand> before, IReadOnlyList<NpgsqlBatchCommand> after, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var prepared = await inline.Prepare(connection, appends, fresh: true, cancel);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in before) batch.BatchCommands.Add(command);
        for (var i = 0; i < appends.Count; i++) batch.BatchCommands.Add(appends[i].Command(prepared.At[i]));
        if (prepared.Writes.Count > 0)
        {
            // Here a conflict ends the transaction: what comes so far belongs to appends that were all written.
            batch.BatchCommands.Add(new("select set_config('newsroom.lost', '{}', true)"));
            foreach (var write in prepared.Writes) batch.BatchCommands.Add(write);
        }
        foreach (var command in after) batch.BatchCommands.Add(command);
        await batch.PrepareAsync(cancel);

        var appended = new List<Appended>(appends.Count);
        try
        {
            // Not cancelled from here on: a caller that goes away must not leave an outcome that nobody knows.
            await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
            for (var skip = 0; skip < before.Count; skip++) await reader.NextResultAsync(CancellationToken.None);
            foreach (var append in appends)
            {
                var places = new List<(long, DateTimeOffset)>(append.Ids.Length);
                while (await reader.ReadAsync(CancellationToken.None))
                    places.Add((reader.GetInt64(0), EventRows.Utc(reader.GetDateTime(1))));
                await reader.NextResultAsync(CancellationToken.None);
                appended.Add(new(append.Version, places[^1].Item1, append.Recorded(places)));
            }
            // The errors of what stands behind the appends come up only when their results are asked for.
            while (await reader.NextResultAsync(CancellationToken.None)) { }
        }
        catch (PostgresException e) when (e.SqlState == States.Conflict)
        {
            throw ConflictOf(e, appends);
        }
        control.Committed();
        return appended;
    }

    private static StreamConflict ConflictOf(PostgresException e, IReadOnlyList<StreamAppend> appends)
    {
        var actual = long.TryParse(e.Detail, CultureInfo.InvariantCulture, out var version) ? version : -1;
        var refused = appends.FirstOrDefault(a => e.MessageText.StartsWith($"stream {a.Stream} is", StringComparison.Ordinal)) ?? appends[0];
        return new StreamConflict(refused.Stream, refused.Expected, actual);
    }

    /// <summary>
    /// The connection broke between sending and the answer. What stands at (stream, version) tells: looked up behind
    /// the stream's lock, so that the transaction in doubt has ended either way.
    /// </summary>
    /// <returns>What was written, or null when it was not.</returns>
    private async Task<Appended?> Settle(StreamAppend append, Exception why)
    {
        var until = DateTime.UtcNow + SettleWithin;
        while (true)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
                bool written;
                await using (var transaction = await connection.BeginTransactionAsync(CancellationToken.None))
                {
                    await using var made = new NpgsqlCommand(Sql.Of("append/settle_new"), connection, transaction);
                    made.Parameters.AddWithValue(append.Stream);
                    await made.ExecuteNonQueryAsync(CancellationToken.None);
                    await using var settle = new NpgsqlCommand(Sql.Of("append/settle"), connection, transaction);
                    settle.Parameters.AddWithValue(append.Stream);
                    settle.Parameters.AddWithValue(append.Version);
                    written = await settle.ExecuteScalarAsync(CancellationToken.None) is Guid id && id == append.Ids[^1];
                    await transaction.RollbackAsync(CancellationToken.None);
                }
                if (!written) return null;

                await using var read = new NpgsqlCommand(Sql.Of("log/read_stream"), connection);
                read.Parameters.AddWithValue(append.Stream);
                read.Parameters.AddWithValue(append.Version);
                read.Parameters.AddWithValue(long.MaxValue);
                await using var reader = await read.ExecuteReaderAsync(CancellationToken.None);
                var stream = await EventRows.Read(reader, definition.Events, CancellationToken.None);
                control.Committed();
                return new(append.Version, stream[^1].Position!.Value, [.. stream.Skip((int)append.Expected)]);
            }
            catch (Exception e) when (States.IsUnavailable(e))
            {
                if (DateTime.UtcNow > until)
                    throw new StoreUnavailable("The database went away during the append and its outcome could not be learnt.", why);
                await Task.Delay(200);
            }
        }
    }
}
