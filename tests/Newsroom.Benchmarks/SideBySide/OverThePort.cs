using Newsroom.Core.Kernel;

namespace Newsroom.Benchmarks.SideBySide;

/// <summary>Either engine, as the server uses it.</summary>
internal sealed class OverThePort(IEngine engine) : IContender
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Metadata By = new("bench");

    private readonly SummaryView summaries = new();
    private readonly LastView last = new();

    public async Task<long> Append(string stream, long expected, Measured said) =>
        (await engine.Events.Append(stream, expected, [new(said)], By)).Position;

    public async Task Decide(string stream, Measured said, bool hot)
    {
        while (true)
        {
            try
            {
                var state = await engine.Documents.Load<Last>(last.Name, stream);
                await engine.Events.Append(stream, state?.Version ?? 0, [new(said)], By);
                return;
            }
            catch (Exception e) when (e is StreamConflict or StoreUnavailable)
            {
                // Somebody was faster, or all connections were taken: the server would answer 412 or 503, and nothing was written.
            }
        }
    }

    public Func<Task> Import(IReadOnlyList<ArchivedEvent> archive) => () => engine.Events.Import(archive);

    public Task Rebuild() => engine.Projections.Rebuild(SummaryView.ViewName);

    public async Task<int> AtVersion(string stream, long version) =>
        Fold(stream, await engine.Events.ReadStream(stream, UpTo.TheVersion(version)));

    /// <summary>By position, as the newsroom asks: recorded times alone leave holes where clocks were askew.</summary>
    public async Task<int> AtMoment(string stream, DateTimeOffset moment) =>
        Fold(stream, await engine.Events.ReadStream(stream, UpTo.ThePosition(await engine.Events.PositionAt(moment))));

    public Task WaitForView(long position) => engine.Projections.WaitFor(SummaryView.ViewName, position, Patience);

    public async Task Follow(Action<Measured> told, CancellationToken cancel)
    {
        long after = 0;
        while (true)
        {
            await engine.Events.WaitForMore(after, cancel);
            var page = await engine.Events.ReadAll(after, 1_000, cancel);
            foreach (var recorded in page.Events) told((Measured)recorded.Data);
            if (page.Events.Count > 0) after = page.Events[^1].Position!.Value;
        }
    }

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    private int Fold(string stream, IReadOnlyList<Recorded> events)
    {
        Summary? document = null;
        foreach (var recorded in events) document = summaries.Evolve(stream, document, recorded);
        return document?.Events ?? 0;
    }
}
