using System.Text.Json;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Postgres;

/// <summary>Folds inline views ahead of the append that they commit with.</summary>
internal sealed class InlineViews(IReadOnlyList<IView> views)
{
    private readonly IReadOnlyList<IView> inline = [.. views.Where(v => v.Kind == ViewKind.Inline)];

    /// <summary>What goes into the append's transaction behind it, and the recorded time that the folds have seen.</summary>
    public readonly record struct Prepared(DateTimeOffset? At, IReadOnlyList<NpgsqlBatchCommand> Writes);

    /// <summary>
    /// One round trip, and none when no inline view wants the events. The documents are written back only where they
    /// are still those that were read; the stream's version guards the rest.
    /// </summary>
    public async ValueTask<Prepared> Prepare(NpgsqlConnection connection, StreamAppend append, CancellationToken cancel)
    {
        if (inline.Count == 0) return new(null, []);
        List<(IView View, string[] Keys)>? wanted = null;
        foreach (var view in inline)
        {
            var keys = Enumerable.Range(0, append.Ids.Length)
                .SelectMany(i => view.Keys(append.Recorded(i, null, default))).Distinct(StringComparer.Ordinal).ToArray();
            if (keys.Length > 0) (wanted ??= []).Add((view, keys));
        }
        if (wanted is null) return new(null, []);

        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("select clock_timestamp()"));
        foreach (var (view, keys) in wanted)
        {
            batch.BatchCommands.Add(new(Sql.For("views/load_documents", view.Name))
            {
                Parameters = { new() { Value = keys, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar } },
            });
        }

        var writes = new List<NpgsqlBatchCommand>();
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        var at = EventRows.Utc(reader.GetDateTime(0));
        foreach (var (view, keys) in wanted)
        {
            await reader.NextResultAsync(cancel);
            var stored = new Dictionary<string, (string Json, Guid Version)>(StringComparer.Ordinal);
            while (await reader.ReadAsync(cancel))
                stored[reader.GetString(0)] = (reader.GetString(1), reader.GetGuid(2));
            FoldOne(view, keys, stored, append, at, writes);
        }
        return new(at, writes);
    }

    private static void FoldOne(
        IView view, string[] keys, Dictionary<string, (string Json, Guid Version)> stored,
        StreamAppend append, DateTimeOffset at, List<NpgsqlBatchCommand> writes)
    {
        foreach (var key in keys)
        {
            var found = stored.TryGetValue(key, out var old);
            var document = found ? JsonSerializer.Deserialize(old.Json, view.DocumentType, KernelJson.Options) : null;
            for (var i = 0; i < append.Ids.Length; i++)
            {
                var recorded = append.Recorded(i, null, at);
                if (view.Keys(recorded).Contains(key, StringComparer.Ordinal)) document = view.Evolve(key, document, recorded);
            }

            if (document is null && !found) continue;
            writes.Add(document is null
                ? new(Sql.For("views/delete_inline", view.Name)) { Parameters = { Text(key), Uuid(old.Version) } }
                : found
                    ? new(Sql.For("views/update_inline", view.Name))
                    {
                        Parameters = { Text(key), Json(document), Uuid(Guid.CreateVersion7()), DotNet(view), Uuid(old.Version) },
                    }
                    : new(Sql.For("views/insert_inline", view.Name))
                    {
                        Parameters = { Text(key), Json(document), Uuid(Guid.CreateVersion7()), DotNet(view) },
                    });
        }

        NpgsqlParameter Json(object document) => new()
        {
            Value = JsonSerializer.Serialize(document, view.DocumentType, KernelJson.Options), NpgsqlDbType = NpgsqlDbType.Text,
        };
    }

    private static NpgsqlParameter Text(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Varchar };
    private static NpgsqlParameter Uuid(Guid value) => new NpgsqlParameter<Guid> { TypedValue = value };
    private static NpgsqlParameter DotNet(IView view) => Text(StreamAppend.DotNetName(view.DocumentType));
}
