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

    public TState? State<TState>(string id) where TState : class, IFold<TState> =>
        Fold.Of<TState>(Stream(Streams.Of(TState.Category, id)));
}
