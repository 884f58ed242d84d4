using System.Globalization;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Postgres;

/// <summary>Writes appends: one stream, its inline views, and whatever else belongs to the same transaction.</summary>
internal sealed class Appender(
    NpgsqlDataSource database, EngineDefinition definition, Definitions definitions, AppendTries tries, Control control, WriteHealth health,
    DatabaseClock clock)
{
    private readonly InlineViews inline = new(definition.Views, definitions, clock);

    public InlineViews Inline => inline;

    public DatabaseClock Clock => clock;

    /// <summary>Appends alone, in a transaction of its own.</summary>
    /// <param name="doubt">An earlier try whose outcome is not known; null when this is the first.</param>
    public Task<Appended> Append(StreamAppend append, InDoubt? doubt, CancellationToken cancel) =>
        tries.Run(append, doubt, async again => (await Write([append], [], [], again))[0], cancel);

    /// <summary>
    /// One transaction, one round trip but for what inline views read: <paramref name="before"/>, the appends in the
    /// order given, their inline views, <paramref name="after"/>.
    /// </summary>
    /// <exception cref="StreamConflict">From whichever append was refused.</exception>
    /// <exception cref="InDoubt">The connection broke after the transaction had been sent.</exception>
    public async Task<IReadOnlyList<Appended>> Write(
        IReadOnlyList<StreamAppend> appends,
        IReadOnlyList<NpgsqlBatchCommand> before, IReadOnlyList<NpgsqlBatchCommand> after, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var prepared = await inline.Prepare(() => new(connection), appends, fresh: true, null, cancel);
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

        var session = connection.ProcessID;
        var appended = new List<Appended>(appends.Count);
        try
        {
            // Not cancelled from here on: a caller that goes away must not leave an outcome that nobody knows.
            await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
            for (var skip = 0; skip < before.Count; skip++) await reader.NextResultAsync(CancellationToken.None);
            foreach (var append in appends)
            {
                var positions = new List<long>(append.Ids.Length);
                DateTimeOffset at = default;
                while (await reader.ReadAsync(CancellationToken.None))
                {
                    positions.Add(reader.GetInt64(0));
                    at = EventRows.Utc(reader.GetDateTime(1));
                }
                await reader.NextResultAsync(CancellationToken.None);
                appended.Add(new(append.Version, positions[^1], append.Recorded(positions.ToArray(), at)));
            }
            // The errors of what stands behind the appends come up only when their results are asked for.
            while (await reader.NextResultAsync(CancellationToken.None)) { }
        }
        catch (PostgresException e) when (e.SqlState == States.Conflict)
        {
            throw ConflictOf(e, appends);
        }
        catch (Exception e) when (States.IsUnavailable(e) && !States.IsRefusal(e))
        {
            throw new InDoubt(session, e);
        }
        health.Taken();
        control.Committed();
        return appended;
    }

    private static StreamConflict ConflictOf(PostgresException e, IReadOnlyList<StreamAppend> appends)
    {
        var actual = long.TryParse(e.Detail, CultureInfo.InvariantCulture, out var version) ? version : -1;
        var refused = appends.FirstOrDefault(a => e.MessageText.StartsWith($"stream {a.Stream} is", StringComparison.Ordinal)) ?? appends[0];
        return new StreamConflict(refused.Stream, refused.Expected, actual);
    }
}
