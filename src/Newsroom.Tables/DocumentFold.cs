using System.Text;
using System.Text.Json;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Tables;

/// <summary>Folds a run of events into a view's documents in memory, and gives what has to be written.</summary>
/// <remarks>
/// A live fold and a rebuild cut the log at different places and must still write the same text. They do because a
/// document survives its JSON, which <see cref="View{TDocument}"/> promises: whether a fold goes on from a document in
/// memory or from a stored one makes no difference.
/// </remarks>
internal sealed class DocumentFold(IView view)
{
    /// <summary>What an entry takes beside its document, in bytes.</summary>
    private const int Overhead = 300;

    private readonly Dictionary<string, Life> lives = new(StringComparer.Ordinal);
    private readonly List<(string Id, long Position)> closed = [];
    private List<Row> ended = [];
    private long now;
    private bool marked;
    private double growth = 2;

    /// <summary>A document, or one version of one that is kept over time.</summary>
    /// <param name="Born">0 when it is not kept over time, as <paramref name="From"/> is.</param>
    /// <param name="To">Exclusive; null while it holds.</param>
    public readonly record struct Row(string Id, long Born, long From, long? To, byte[] Json);

    private sealed class Life
    {
        public object? Document;
        public byte[]? Json;     // of a version kept over time, once it was asked for
        public long Born;
        public long From;
        public bool Stored;      // the open version is already in the table
        public bool Changed;
        public long Weight;
        public long Bytes;       // of event data that went into it
        public long Touched;
    }

    /// <summary>About how many bytes of memory the documents take; on the high side.</summary>
    public long Weight { get; private set; }

    /// <summary>About how many bytes the versions take that ended and wait to be written.</summary>
    public long EndedWeight { get; private set; }

    public bool Holds(string id) => lives.ContainsKey(id);

    /// <summary>What is stored about a document now, and stays stored.</summary>
    public void Know(string id, string json, long born) =>
        lives[id] = new Life { Document = Parse(json), Born = born, Stored = true };

    /// <summary>What was stored about a document, and has been taken out of the table.</summary>
    public void Take(string id, string json, long born, long from)
    {
        var life = new Life { Document = Parse(json), Born = born, From = from, Changed = true, Touched = now, Bytes = json.Length };
        lives[id] = life;
        Weigh(life, 3L * json.Length + Overhead);
    }

    public void Apply(Recorded recorded)
    {
        var seen = view.Kind == ViewKind.Inline ? recorded with { Position = null } : recorded;
        foreach (var key in view.Keys(seen)) Apply(key, seen, 0);
    }

    /// <param name="recorded">As the view may see it: an inline one sees no position.</param>
    /// <param name="bytes">Of the event's data: by so much the document may have grown.</param>
    public void Apply(string key, Recorded recorded, int bytes)
    {
        if (!lives.TryGetValue(key, out var life)) lives[key] = life = new Life();
        life.Touched = now;
        var next = view.Evolve(key, life.Document, recorded);
        if (ReferenceEquals(next, life.Document)) return;

        if (view.KeptOverTime)
        {
            var json = next is null ? null : Serialize(next);
            if (life.Document is null)
            {
                life.Born = recorded.Position!.Value;
            }
            else
            {
                life.Json ??= Serialize(life.Document);
                if (json is not null && json.AsSpan().SequenceEqual(life.Json)) return;
                if (life.Stored)
                {
                    closed.Add((key, recorded.Position!.Value));
                }
                else
                {
                    ended.Add(new(key, life.Born, life.From, recorded.Position!.Value, life.Json));
                    EndedWeight += life.Json.Length + 100;
                }
            }
            life.Stored = false;
            life.Json = json;
            life.From = recorded.Position!.Value;
            Weigh(life, 4L * (json?.Length ?? 0) + Overhead);
        }
        else
        {
            life.Bytes += bytes;
            Weigh(life, Overhead + (long)(growth * life.Bytes));
        }
        life.Changed = true;
        life.Document = next;
    }

    /// <summary>The versions that have ended since this was last asked.</summary>
    public List<Row> TakeEnded()
    {
        var taken = ended;
        ended = [];
        EndedWeight = 0;
        return taken;
    }

    /// <summary>From here on a document that is touched counts as touched lately. Again only after a release.</summary>
    public void Mark()
    {
        if (marked) return;
        marked = true;
        now++;
    }

    /// <summary>
    /// Lets go of documents until the rest weigh no more than is allowed, of those first that were not touched since the
    /// mark, and gives those that have to be written.
    /// </summary>
    public IEnumerable<Row> Release(long allowed)
    {
        if (!view.KeptOverTime) Calibrate();
        if (Weight <= allowed) yield break;
        foreach (var row in Release(life => life.Touched < now)) yield return row;
        marked = false;
        if (Weight <= allowed * 3 / 4) yield break;
        foreach (var row in Release(static _ => true)) yield return row;
    }

    /// <summary>How much a document grows by an event's data is learnt from some: a sum stays small, a list does not.</summary>
    private void Calibrate()
    {
        long json = 0, bytes = 1;
        var nth = 0;
        var step = Math.Max(1, lives.Count / 500);
        foreach (var life in lives.Values)
        {
            if (nth++ % step != 0 || life.Document is null) continue;
            json += Serialize(life.Document).Length;
            bytes += life.Bytes;
        }
        growth = 3.0 * json / bytes;
        foreach (var life in lives.Values) Weigh(life, Overhead + (long)(growth * life.Bytes));
    }

    /// <summary>Lets go of every document and gives those that have to be written.</summary>
    public IEnumerable<Row> ReleaseAll() => Release(static _ => true);

    private IEnumerable<Row> Release(Func<Life, bool> which)
    {
        foreach (var (id, life) in lives)
        {
            if (!which(life)) continue;
            lives.Remove(id);
            Weight -= life.Weight;
            if (life.Changed && life.Document is not null)
                yield return new(id, life.Born, life.From, null, life.Json ?? Serialize(life.Document));
        }
    }

    private void Weigh(Life life, long weight)
    {
        Weight += weight - life.Weight;
        life.Weight = weight;
    }

    /// <summary>The statements that bring the view's table up to date.</summary>
    public IEnumerable<NpgsqlBatchCommand> Writes() => view.KeptOverTime ? KeptWrites() : DocumentWrites();

    private IEnumerable<NpgsqlBatchCommand> DocumentWrites()
    {
        var put = lives.Where(l => l.Value.Changed && l.Value.Document is not null).ToArray();
        if (put.Length > 0)
        {
            yield return new(Sql.For("views/put_documents", view.Name))
            {
                Parameters =
                {
                    Reading.Array(put.Select(l => l.Key).ToArray(), NpgsqlDbType.Varchar),
                    Reading.Array(put.Select(l => Text(Serialize(l.Value.Document!))).ToArray(), NpgsqlDbType.Text),
                    new() { Value = StreamAppend.DotNetName(view.DocumentType), NpgsqlDbType = NpgsqlDbType.Varchar },
                },
            };
        }
        var gone = lives.Where(l => l.Value.Changed && l.Value.Document is null).Select(l => l.Key).ToArray();
        if (gone.Length > 0)
            yield return new(Sql.For("views/delete_documents", view.Name)) { Parameters = { Reading.Array(gone, NpgsqlDbType.Varchar) } };
    }

    private IEnumerable<NpgsqlBatchCommand> KeptWrites()
    {
        if (closed.Count > 0)
        {
            yield return new(Sql.For("views/close_kept", view.Name))
            {
                Parameters =
                {
                    Reading.Array(closed.Select(c => c.Id).ToArray(), NpgsqlDbType.Text),
                    Reading.Array(closed.Select(c => c.Position).ToArray(), NpgsqlDbType.Bigint),
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
                    Reading.Array(rows.Select(r => r.Id).ToArray(), NpgsqlDbType.Text),
                    Reading.Array(rows.Select(r => r.Born).ToArray(), NpgsqlDbType.Bigint),
                    Reading.Array(rows.Select(r => r.From).ToArray(), NpgsqlDbType.Bigint),
                    Reading.Array(rows.Select(r => r.To).ToArray(), NpgsqlDbType.Bigint),
                    Reading.Array(rows.Select(r => Text(r.Json)).ToArray(), NpgsqlDbType.Text),
                },
            };
        }
    }

    private IEnumerable<Row> KeptRows() =>
        ended.Concat(lives.Where(l => l.Value.Changed && l.Value.Document is not null)
            .Select(l => new Row(l.Key, l.Value.Born, l.Value.From, null, l.Value.Json ?? Serialize(l.Value.Document!))));

    /// <summary>All of it into an emptied table, by COPY. For imports, where nothing was known before.</summary>
    public Task WriteAll(NpgsqlConnection connection, CancellationToken cancel) =>
        ViewCopy.Write(connection, view, view.KeptOverTime ? "newsroom" : "public", [.. TakeEnded(), .. ReleaseAll()], cancel);

    private object Parse(string json) => JsonSerializer.Deserialize(json, view.DocumentType, KernelJson.Options)!;

    private byte[] Serialize(object document) => JsonSerializer.SerializeToUtf8Bytes(document, view.DocumentType, KernelJson.Options);

    private static string Text(byte[] json) => Encoding.UTF8.GetString(json);
}
