using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Tables;

/// <summary>An async view's stored documents: read before a run of events is folded, guarded while it is written.</summary>
internal sealed class StoredView(IView view)
{
    /// <summary>Reads the stored documents that the events concern.</summary>
    /// <returns>How often the table had been swapped when they were read; null when they are of an older definition.</returns>
    /// <exception cref="InvalidOperationException">They are of a newer one: this node is the outdated one.</exception>
    public async Task<long?> Know(NpgsqlConnection connection, DocumentFold fold, IReadOnlyList<Recorded> events, CancellationToken cancel)
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

    /// <summary>Goes into the transaction of the fold, behind the checkpoint's lock.</summary>
    /// <param name="swaps">As they were when the documents were read.</param>
    public NpgsqlBatchCommand StillDefined(long swaps) => new(Sql.Of("views/still_defined"))
    {
        Parameters =
        {
            NamePlace(), new NpgsqlParameter<int> { TypedValue = view.Revision }, new NpgsqlParameter<long> { TypedValue = swaps },
        },
    };

    private NpgsqlParameter NamePlace() => new() { Value = view.Name, NpgsqlDbType = NpgsqlDbType.Text };
}
