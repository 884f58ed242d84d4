using System.Text.Json;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Tests.Kernel;

/// <summary>A log in memory: positions from 1, one second between events.</summary>
public sealed class TestLog
{
    private readonly List<Recorded> all = [];

    public static DateTimeOffset Start { get; } = new(2024, 10, 14, 8, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<Recorded> All => all;

    public string Actor { get; set; } = "camille.roux";

    public IReadOnlyList<Recorded> Add(string stream, params object[] events) =>
        [.. events.Select(e => Add(stream, e, Start.AddSeconds(all.Count)))];

    public Recorded Add(string stream, object data, DateTimeOffset at, Metadata? metadata = null)
    {
        var recorded = new Recorded(
            all.Count + 1, stream, all.Count(r => r.Stream == stream) + 1, Ids.NameBased("test", stream, $"{all.Count}"),
            NewsroomEvents.Types.NameOf(data), data, at, metadata ?? new Metadata(Actor));
        all.Add(recorded);
        return recorded;
    }

    public IReadOnlyList<Recorded> Stream(string stream, long upTo = long.MaxValue) =>
        [.. all.Where(r => r.Stream == stream && r.Position <= upTo)];

    /// <summary>The rows of a listing, in key order.</summary>
    /// <param name="throughJson">Every event and every row is written and read between two steps.</param>
    public SortedDictionary<string, object> Fold(IListing listing, bool throughJson = false)
    {
        var rows = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var recorded in all)
        {
            var seen = throughJson
                ? recorded with { Data = NewsroomEvents.Types.Read(recorded.Type, NewsroomEvents.Types.Write(recorded.Data)) }
                : recorded;
            foreach (var key in listing.Keys(seen))
            {
                var before = rows.GetValueOrDefault(key);
                if (throughJson && before is not null)
                {
                    before = JsonSerializer.Deserialize(Json(before), listing.RowType, KernelJson.Options);
                }
                if (listing.Evolve(key, before, seen) is { } after) rows[key] = after;
                else rows.Remove(key);
            }
        }
        return rows;
    }

    public static string Json(object document) => JsonSerializer.Serialize(document, document.GetType(), KernelJson.Options);

    public TState? State<TState>(string id) where TState : class, IFold<TState> =>
        Newsroom.Core.Kernel.Fold.Of<TState>(Stream(Streams.Of(TState.Category, id)));
}
