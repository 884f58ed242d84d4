using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>Short words for what the suites do to an engine all the time.</summary>
public static class Writing
{
    public static Metadata By(string actor) => new(actor);

    /// <summary>An engine that runs no view, reactor or handler.</summary>
    public static EngineDefinition Bare { get; } = new(AccountEvents.Types, [], [], []);

    public static EngineDefinition With(params IView[] views) => Bare with { Views = views };

    public static ValueTask<Appended> Append(this IEngine engine, string stream, long expectedVersion, params object[] events) =>
        engine.Events.Append(stream, expectedVersion, [.. events.Select(data => new NewEvent(data))], By("teller"));

    /// <summary>Appends at whatever version the stream turns out to be: looks again after each conflict.</summary>
    /// <returns>The append, and how many conflicts came before it.</returns>
    public static async Task<(Appended Appended, int Conflicts)> AppendRetrying(
        this IEngine engine, string stream, params NewEvent[] events)
    {
        long version = 0;
        for (var conflicts = 0; ; conflicts++)
        {
            try
            {
                return (await engine.Events.Append(stream, version, events, By("teller")), conflicts);
            }
            catch (StreamConflict conflict)
            {
                version = conflict.Actual >= 0
                    ? conflict.Actual
                    : (await engine.Events.ReadStream(stream)).Count;
            }
        }
    }

    public static Task<(Appended Appended, int Conflicts)> AppendRetrying(this IEngine engine, string stream, params object[] events) =>
        engine.AppendRetrying(stream, [.. events.Select(data => new NewEvent(data))]);

    /// <summary>The whole log up to the safe head, page by page.</summary>
    public static async Task<IReadOnlyList<Recorded>> WholeLog(this IEngine engine)
    {
        var log = new List<Recorded>();
        for (long after = 0; ;)
        {
            var page = await engine.Events.ReadAll(after, 1_000);
            if (page.Events.Count == 0) return log;
            log.AddRange(page.Events);
            after = page.Events[^1].Position!.Value;
        }
    }

    /// <summary>Returns when every event appended so far can be read from the log, whatever gaps lie between.</summary>
    public static Task LogReaches(this IEngine engine, long position) => Patience.Until(
        async () => await engine.Events.SafeHead() >= position,
        async () => $"the safe head to reach {position}; it is at {await engine.Events.SafeHead()}");

    /// <summary>The deposited amount, which doubles as a name in tests that look for each single event.</summary>
    public static int Amount(this Recorded recorded) => ((Deposited)recorded.Data).Amount;

    /// <summary>Events as text, to compare all that they say: lists in records have no equality of their own.</summary>
    public static string Text(this Recorded recorded) =>
        $"{recorded.Position} {recorded.Stream}@{recorded.Version} {recorded.Id} {recorded.Type} "
        + $"{AccountEvents.Types.Write(recorded.Data)} {Times.Text(recorded.At)} {recorded.Metadata}";

    public static IEnumerable<string> Texts(this IEnumerable<Recorded> events) => events.Select(Text);
}
