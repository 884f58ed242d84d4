using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Postgres;

/// <summary>Catches one async view up, for as long as this node leads.</summary>
internal sealed class ViewWorker(
    IView view, NpgsqlDataSource database, LogTail tail, PostgresEngineOptions options) : IFollower
{
    private static readonly TimeSpan LookForRebuilt = TimeSpan.FromMilliseconds(50);

    public string Name => view.Name;

    public async Task<long> Advance(long from, CancellationToken cancel)
    {
        var page = await tail.Read(from, options.ViewBatch, cancel);
        var to = page.Events.Count == options.ViewBatch ? page.Events[^1].Position!.Value : page.SafeHead;
        if (to <= from) return from;

        await using var connection = await database.OpenConnectionAsync(cancel);
        var fold = new DocumentFold(view);
        if (await Know(connection, fold, page.Events, cancel) is not { } swaps)
        {
            // Documents of an older definition: the rebuild that replaces them moves the checkpoint as well.
            await Task.Delay(LookForRebuilt, cancel);
            return from;
        }
        foreach (var recorded in page.Events) fold.Apply(recorded);

        await using var batch = new NpgsqlBatch(connection);
        // A view that loses its last moments in a crash folds them again: its checkpoint is lost with them.
        batch.BatchCommands.Add(new("select set_config('synchronous_commit', 'off', true)"));
        batch.BatchCommands.Add(Checkpoints.Advance(view.Name, from, to));
        batch.BatchCommands.Add(new(Sql.Of("views/still_defined"))
        {
            Parameters =
            {
                NamePlace(), new NpgsqlParameter<int> { TypedValue = view.Revision }, new NpgsqlParameter<long> { TypedValue = swaps },
            },
        });
        foreach (var write in fold.Writes()) batch.BatchCommands.Add(write);
        await batch.PrepareAsync(cancel);
        await batch.ExecuteNonQueryAsync(cancel);
        return to;
    }

    /// <summary>Reads the stored documents that the events concern.</summary>
    /// <returns>How often the table had been swapped when they were read; null when they are of an older definition.</returns>
    /// <exception cref="InvalidOperationException">They are of a newer one: this node is the outdated one.</exception>
    private async Task<long?> Know(NpgsqlConnection connection, DocumentFold fold, IReadOnlyList<Recorded> events, CancellationToken cancel)
    {
        var keys = events.SelectMany(view.Keys).Distinct(StringComparer.Ordinal).ToArray();
        await using var batch = new NpgsqlBatch(connection);
        // Before the documents: a swap between the two must show.
        batch.BatchCommands.Add(new(Sql.Of("views/definition")) { Parameters = { NamePlace() } });
        if (keys.Length > 0)
        {
            batch.BatchCommands.Add(new(Sql.For(view.KeptOverTime ? "views/load_kept" : "views/load_documents", view.Name))
            {
                Parameters = { new() { Value = keys, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar } },
            });
        }
        await batch.PrepareAsync(cancel);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        var (revision, swaps) = (reader.GetInt32(0), reader.GetInt64(1));
        if (revision < view.Revision) return null;
        if (revision > view.Revision)
            throw new InvalidOperationException($"The documents of {view.Name} are of revision {revision}; this node folds by revision {view.Revision}.");
        if (keys.Length > 0)
        {
            await reader.NextResultAsync(cancel);
            while (await reader.ReadAsync(cancel))
                fold.Know(reader.GetString(0), reader.GetString(1), view.KeptOverTime ? reader.GetInt64(2) : 0);
        }
        return swaps;
    }

    private NpgsqlParameter NamePlace() => new() { Value = view.Name, NpgsqlDbType = NpgsqlDbType.Text };
}
