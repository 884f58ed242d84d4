using System.Text.Json;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Postgres;

/// <summary>Folds inline views ahead of the appends that they commit with.</summary>
internal sealed class InlineViews(IReadOnlyList<IView> views, Definitions definitions)
{
    private readonly IReadOnlyList<IView> inline = [.. views.Where(v => v.Kind == ViewKind.Inline)];

    /// <summary>What goes into the appends' transaction behind them, and the recorded time that the folds have seen.</summary>
    /// <param name="At">One an append; null where no fold has seen it, so that the database may say.</param>
    public readonly record struct Prepared(DateTimeOffset?[] At, IReadOnlyList<NpgsqlBatchCommand> Writes);

    /// <summary>
    /// One round trip for all of them, and none when no inline view wants the events. The documents are written back
    /// only where they are still those that were read; the streams' versions guard the rest.
    /// </summary>
    /// <param name="appends">At most one a stream; a document's append is its place in here, from 1.</param>
    public async ValueTask<Prepared> Prepare(
        NpgsqlConnection connection, IReadOnlyList<StreamAppend> appends, CancellationToken cancel)
    {
        var at = new DateTimeOffset?[appends.Count];
        if (inline.Count == 0) return new(at, []);

        if (definitions.AnyOutdated) await definitions.Look(connection, cancel);
        var wanted = new List<(IView View, List<(int Place, string Key)> Keys)>();
        var writes = new List<NpgsqlBatchCommand>();
        foreach (var view in inline)
        {
            var keys = new List<(int, string)>();
            for (var place = 1; place <= appends.Count; place++)
            {
                var append = appends[place - 1];
                foreach (var key in Enumerable.Range(0, append.Ids.Length)
                    .SelectMany(i => view.Keys(append.Recorded(i, null, default))).Distinct(StringComparer.Ordinal))
                {
                    keys.Add((place, key));
                }
            }
            if (keys.Count == 0) continue;
            if (definitions.IsOutdated(view)) writes.AddRange(Definitions.PassBy(view));
            else wanted.Add((view, keys));
        }
        if (wanted.Count == 0) return new(at, writes);

        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("select clock_timestamp()"));
        foreach (var (view, keys) in wanted)
        {
            batch.BatchCommands.Add(new(Sql.For("views/load_documents", view.Name))
            {
                Parameters = { Array(keys.Select(k => k.Key).ToArray(), NpgsqlDbType.Varchar) },
            });
        }
        await batch.PrepareAsync(cancel);

        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        var now = EventRows.Utc(reader.GetDateTime(0));
        foreach (var (view, keys) in wanted)
        {
            await reader.NextResultAsync(cancel);
            var stored = new Dictionary<string, (string Json, Guid Version)>(StringComparer.Ordinal);
            while (await reader.ReadAsync(cancel))
                stored[reader.GetString(0)] = (reader.GetString(1), reader.GetGuid(2));
            foreach (var (place, _) in keys) at[place - 1] = now;
            writes.Add(Write(view, keys, stored, appends, now));
        }
        return new(at, writes);
    }

    private static NpgsqlBatchCommand Write(
        IView view, List<(int Place, string Key)> keys, Dictionary<string, (string Json, Guid Version)> stored,
        IReadOnlyList<StreamAppend> appends, DateTimeOffset at)
    {
        var places = new List<int>();
        var ids = new List<string>();
        var data = new List<string?>();
        var versions = new List<Guid>();
        var olds = new List<Guid?>();
        foreach (var (place, key) in keys)
        {
            var append = appends[place - 1];
            var found = stored.TryGetValue(key, out var old);
            var document = found ? JsonSerializer.Deserialize(old.Json, view.DocumentType, KernelJson.Options) : null;
            for (var i = 0; i < append.Ids.Length; i++)
            {
                var recorded = append.Recorded(i, null, at);
                if (view.Keys(recorded).Contains(key, StringComparer.Ordinal)) document = view.Evolve(key, document, recorded);
            }
            places.Add(place);
            ids.Add(key);
            data.Add(document is null ? null : JsonSerializer.Serialize(document, view.DocumentType, KernelJson.Options));
            versions.Add(Guid.CreateVersion7());
            olds.Add(found ? old.Version : null);
        }
        return new(Sql.For("views/put_inline", view.Name))
        {
            Parameters =
            {
                Array(places.ToArray(), NpgsqlDbType.Integer),
                Array(ids.ToArray(), NpgsqlDbType.Varchar),
                Array(data.ToArray(), NpgsqlDbType.Text),
                Array(versions.ToArray(), NpgsqlDbType.Uuid),
                Array(olds.ToArray(), NpgsqlDbType.Uuid),
                new() { Value = StreamAppend.DotNetName(view.DocumentType), NpgsqlDbType = NpgsqlDbType.Varchar },
            },
        };
    }

    private static NpgsqlParameter Array(object values, NpgsqlDbType element) =>
        new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | element };
}
