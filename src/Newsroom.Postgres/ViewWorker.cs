using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Postgres;

/// <summary>Catches one async view up, for as long as this node leads.</summary>
internal sealed class ViewWorker(
    IView view, NpgsqlDataSource database, LogTail tail, PostgresEngineOptions options) : IFollower
{
    public string Name => view.Name;

    public async Task<long> Advance(long from, CancellationToken cancel)
    {
        var page = await tail.Read(from, options.ViewBatch, cancel);
        var to = page.Events.Count == options.ViewBatch ? page.Events[^1].Position!.Value : page.SafeHead;
        if (to <= from) return from;

        await using var connection = await database.OpenConnectionAsync(cancel);
        var fold = await Fold(connection, page.Events, cancel);

        await using var batch = new NpgsqlBatch(connection);
        // A view that loses its last moments in a crash folds them again: its checkpoint is lost with them.
        batch.BatchCommands.Add(new("select set_config('synchronous_commit', 'off', true)"));
        batch.BatchCommands.Add(Checkpoints.Advance(view.Name, from, to));
        foreach (var write in fold.Writes()) batch.BatchCommands.Add(write);
        await batch.PrepareAsync(cancel);
        await batch.ExecuteNonQueryAsync(cancel);
        return to;
    }

    private async Task<DocumentFold> Fold(NpgsqlConnection connection, IReadOnlyList<Recorded> events, CancellationToken cancel)
    {
        var fold = new DocumentFold(view);
        var keys = events.SelectMany(view.Keys).Distinct(StringComparer.Ordinal).ToArray();
        if (keys.Length == 0) return fold;

        await using (var load = await connection.Command(
            Sql.For(view.KeptOverTime ? "views/load_kept" : "views/load_documents", view.Name), cancel,
            new NpgsqlParameter { Value = keys, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar }))
        {
            await using var reader = await load.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
                fold.Know(reader.GetString(0), reader.GetString(1), view.KeptOverTime ? reader.GetInt64(2) : 0);
        }
        foreach (var recorded in events) fold.Apply(recorded);
        return fold;
    }
}
