using System.Text.Json;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Postgres;

/// <summary>Folds a run of events into a view's documents in memory, and gives what has to be written.</summary>
/// <remarks>
/// Every document passes through JSON after each event, whether it comes from a table or from the event before: a live
/// fold and a rebuild cut the log at different places and must still write the same text.
/// </remarks>
internal sealed class DocumentFold(IView view)
{
    private readonly Dictionary<string, Life> lives = new(StringComparer.Ordinal);
    private readonly List<KeptRow> ended = [];

    /// <summary>One version of one document.</summary>
    /// <param name="To">Exclusive; null while it holds.</param>
    public readonly record struct KeptRow(string Id, long Born, long From, long? To, string Json);

    private sealed class Life
    {
        public object? Document;
        public string? Json;
        public long Born;
        public long From;
        public bool Stored;      // the open version is already in the table
        public bool Changed;
    }

    /// <summary>What is stored about a document now.</summary>
    public void Know(string id, string json, long born)
    {
        // The column's text is jsonb's, with its own spaces and order: only what is written in our way can be compared.
        var document = Parse(json);
        lives[id] = new Life
        {
            Document = document, Json = JsonSerializer.Serialize(document, view.DocumentType, KernelJson.Options), Born = born, Stored = true,
        };
    }

    public void Apply(Recorded recorded)
    {
        foreach (var key in view.Keys(recorded))
        {
            if (!lives.TryGetValue(key, out var life)) lives[key] = life = new Life();
            var position = recorded.Position ?? 0;
            var seen = view.Kind == ViewKind.Inline ? recorded with { Position = null } : recorded;
            var document = view.Evolve(key, life.Document, seen);
            var json = document is null ? null : JsonSerializer.Serialize(document, view.DocumentType, KernelJson.Options);
            if (string.Equals(json, life.Json, StringComparison.Ordinal)) continue;

            if (life.Json is not null)
            {
                if (life.Stored) closed.Add((key, position));
                else ended.Add(new(key, life.Born, life.From, position, life.Json));
            }
            else
            {
                life.Born = position;
            }
            life.Stored = false;
            life.Json = json;
            life.From = position;
            life.Changed = true;
            life.Document = json is null ? null : Parse(json);
        }
    }

    private readonly List<(string Id, long Position)> closed = [];

    /// <summary>The statements that bring the view's table up to date.</summary>
    public IEnumerable<NpgsqlBatchCommand> Writes() => view.KeptOverTime ? KeptWrites() : DocumentWrites();

    private IEnumerable<NpgsqlBatchCommand> DocumentWrites()
    {
        var put = lives.Where(l => l.Value.Changed && l.Value.Json is not null).ToArray();
        if (put.Length > 0)
        {
            yield return new(Sql.For("views/put_documents", view.Name))
            {
                Parameters =
                {
                    Array(put.Select(l => l.Key).ToArray(), NpgsqlDbType.Varchar),
                    Array(put.Select(l => l.Value.Json!).ToArray(), NpgsqlDbType.Text),
                    new() { Value = StreamAppend.DotNetName(view.DocumentType), NpgsqlDbType = NpgsqlDbType.Varchar },
                },
            };
        }
        var gone = lives.Where(l => l.Value.Changed && l.Value.Json is null).Select(l => l.Key).ToArray();
        if (gone.Length > 0)
            yield return new(Sql.For("views/delete_documents", view.Name)) { Parameters = { Array(gone, NpgsqlDbType.Varchar) } };
    }

    private IEnumerable<NpgsqlBatchCommand> KeptWrites()
    {
        if (closed.Count > 0)
        {
            yield return new(Sql.For("views/close_kept", view.Name))
            {
                Parameters =
                {
                    Array(closed.Select(c => c.Id).ToArray(), NpgsqlDbType.Text),
                    Array(closed.Select(c => c.Position).ToArray(), NpgsqlDbType.Bigint),
                },
            };
        }
        var rows = KeptRows().ToArray();
        if (rows.Length > 0)
        {
            yield return new(Sql.For("views/insert_kept", view.Name))
            {
                Parameters =
                {
                    Array(rows.Select(r => r.Id).ToArray(), NpgsqlDbType.Text),
                    Array(rows.Select(r => r.Born).ToArray(), NpgsqlDbType.Bigint),
                    Array(rows.Select(r => r.From).ToArray(), NpgsqlDbType.Bigint),
                    Array(rows.Select(r => r.To).ToArray(), NpgsqlDbType.Bigint),
                    Array(rows.Select(r => r.Json).ToArray(), NpgsqlDbType.Text),
                },
            };
        }
    }

    private IEnumerable<KeptRow> KeptRows() =>
        ended.Concat(lives.Where(l => l.Value.Changed && l.Value.Json is not null)
            .Select(l => new KeptRow(l.Key, l.Value.Born, l.Value.From, null, l.Value.Json!)));

    /// <summary>All of it into an emptied table, by COPY. For rebuilds and imports, where nothing was known before.</summary>
    public async Task WriteAll(NpgsqlConnection connection, CancellationToken cancel)
    {
        if (view.KeptOverTime)
        {
            await using var copy = await connection.BeginBinaryImportAsync(
                $"copy newsroom.kept_{Sql.Identifier(view.Name)} (id, born, from_position, to_position, data) from stdin (format binary)", cancel);
            foreach (var row in KeptRows())
            {
                await copy.StartRowAsync(cancel);
                await copy.WriteAsync(row.Id, NpgsqlDbType.Text, cancel);
                await copy.WriteAsync(row.Born, NpgsqlDbType.Bigint, cancel);
                await copy.WriteAsync(row.From, NpgsqlDbType.Bigint, cancel);
                if (row.To is { } to) await copy.WriteAsync(to, NpgsqlDbType.Bigint, cancel);
                else await copy.WriteNullAsync(cancel);
                await copy.WriteAsync(row.Json, NpgsqlDbType.Jsonb, cancel);
            }
            await copy.CompleteAsync(cancel);
        }
        else
        {
            var dotnet = StreamAppend.DotNetName(view.DocumentType);
            await using var copy = await connection.BeginBinaryImportAsync(
                $"copy public.mt_doc_{Sql.Identifier(view.Name)} (id, data, mt_dotnet_type) from stdin (format binary)", cancel);
            foreach (var (id, life) in lives)
            {
                if (life.Json is null) continue;
                await copy.StartRowAsync(cancel);
                await copy.WriteAsync(id, NpgsqlDbType.Varchar, cancel);
                await copy.WriteAsync(life.Json, NpgsqlDbType.Jsonb, cancel);
                await copy.WriteAsync(dotnet, NpgsqlDbType.Varchar, cancel);
            }
            await copy.CompleteAsync(cancel);
        }
    }

    private object Parse(string json) => JsonSerializer.Deserialize(json, view.DocumentType, KernelJson.Options)!;

    private static NpgsqlParameter Array(object values, NpgsqlDbType element) =>
        new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | element };
}
