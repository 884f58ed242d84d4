using System.Text;
using System.Text.Json;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Store;

/// <summary>Folds a run of events into a listing's rows in memory, and gives what has to be written.</summary>
/// <remarks>
/// A live fold and a rebuild cut the log at different places and must still write the same text. They do because a
/// document survives its JSON, which <see cref="Listing{TRow}"/> promises: whether a fold goes on from a row in
/// memory or from a stored one makes no difference.
/// </remarks>
internal sealed class KeptFold(IListing listing)
{
    /// <summary>What an entry takes beside its row, in bytes.</summary>
    private const int Overhead = 300;

    private readonly Dictionary<string, Life> lives = new(StringComparer.Ordinal);
    private readonly List<(string Id, long Position)> closed = [];
    private List<Row> ended = [];
    private long now;
    private bool marked;

    /// <summary>One version of a row.</summary>
    /// <param name="Born">Position at which the row's present life began.</param>
    /// <param name="To">Exclusive; null while it holds.</param>
    public readonly record struct Row(string Id, long Born, long From, long? To, byte[] Json);

    private sealed class Life
    {
        public object? Document;
        public byte[]? Json;     // of the version, once it was asked for
        public long Born;
        public long From;
        public bool Stored;      // the open version is already in the table
        public bool Changed;
        public long Weight;
        public long Touched;
    }

    /// <summary>About how many bytes of memory the rows take; on the high side.</summary>
    public long Weight { get; private set; }

    /// <summary>About how many bytes the versions take that ended and wait to be written.</summary>
    public long EndedWeight { get; private set; }

    public bool Holds(string id) => lives.ContainsKey(id);

    /// <summary>What is stored about a row now, and stays stored.</summary>
    public void AddStored(string id, string json, long born) =>
        lives[id] = new Life { Document = Parse(json), Born = born, Stored = true };

    /// <summary>What was stored about a document, and has been taken out of the table.</summary>
    public void Take(string id, string json, long born, long from)
    {
        var life = new Life { Document = Parse(json), Born = born, From = from, Changed = true, Touched = now };
        lives[id] = life;
        Weigh(life, 3L * json.Length + Overhead);
    }

    public void Apply(Recorded recorded)
    {
        foreach (var key in listing.Keys(recorded)) Apply(key, recorded);
    }

    public void Apply(string key, Recorded recorded)
    {
        if (!lives.TryGetValue(key, out var life)) lives[key] = life = new Life();
        life.Touched = now;
        var next = listing.Evolve(key, life.Document, recorded);
        if (ReferenceEquals(next, life.Document)) return;

        var position = recorded.Position!.Value;
        var json = next is null ? null : Serialize(next);
        if (life.Document is null)
        {
            life.Born = position;
        }
        else
        {
            life.Json ??= Serialize(life.Document);
            if (json is not null && json.AsSpan().SequenceEqual(life.Json)) return;
            if (life.Stored)
            {
                closed.Add((key, position));
            }
            else
            {
                ended.Add(new(key, life.Born, life.From, position, life.Json));
                EndedWeight += life.Json.Length + 100;
            }
        }
        (life.Stored, life.Json, life.From) = (false, json, position);
        Weigh(life, 4L * (json?.Length ?? 0) + Overhead);
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

    /// <summary>From here on a row that is touched counts as touched lately. Again only after a release.</summary>
    public void Mark()
    {
        if (marked) return;
        marked = true;
        now++;
    }

    /// <summary>
    /// Lets go of rows until the rest weigh no more than is allowed, of those first that were not touched since the
    /// mark, and gives those that have to be written.
    /// </summary>
    public IEnumerable<Row> Release(long allowed)
    {
        if (Weight <= allowed) yield break;
        foreach (var row in Release(life => life.Touched < now)) yield return row;
        marked = false;
        if (Weight <= allowed * 3 / 4) yield break;
        foreach (var row in Release(static _ => true)) yield return row;
    }

    /// <summary>Lets go of every row and gives those that have to be written.</summary>
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

    /// <summary>The statements that bring the listing's table up to date.</summary>
    public IEnumerable<NpgsqlBatchCommand> Writes()
    {
        if (closed.Count > 0)
        {
            yield return new(Sql.For("listings/close_kept", listing.Name))
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
            yield return new(Sql.For("listings/insert_kept", listing.Name))
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

    private object Parse(string json) => JsonSerializer.Deserialize(json, listing.RowType, KernelJson.Options)!;

    private byte[] Serialize(object document) => JsonSerializer.SerializeToUtf8Bytes(document, listing.RowType, KernelJson.Options);

    private static string Text(byte[] json) => Encoding.UTF8.GetString(json);
}
