using Marten;
using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>Short words for what the suites do to a node all the time.</summary>
public static class Writing
{
    public static Metadata By(string actor) => new(actor);

    /// <summary>A node that keeps no listing and no snapshot.</summary>
    public static StoreModel Bare { get; } = new(AccountEvents.Types, []);

    public static StoreModel With(params IListing[] listings) => Bare with { Listings = listings };

    /// <summary>With the balances as an inline snapshot.</summary>
    public static StoreModel AndBalances(this StoreModel model) => model with { Snapshots = [Balance.Snapshot] };

    public static ValueTask<Appended> Append(this TestNode node, string stream, long expectedVersion, params object[] events) =>
        node.Events.Append(stream, expectedVersion, [.. events.Select(data => new NewEvent(data))], By("teller"));

    /// <summary>Appends at whatever version the stream turns out to be: looks again after each conflict.</summary>
    /// <returns>The append, and how many conflicts came before it.</returns>
    public static async Task<(Appended Appended, int Conflicts)> AppendRetrying(
        this TestNode node, string stream, params NewEvent[] events)
    {
        long version = 0;
        for (var conflicts = 0; ; conflicts++)
        {
            try
            {
                return (await node.Events.Append(stream, version, events, By("teller")), conflicts);
            }
            catch (StreamConflict conflict)
            {
                version = conflict.Actual >= 0
                    ? conflict.Actual
                    : (await node.Events.ReadStream(stream)).Count;
            }
        }
    }

    public static Task<(Appended Appended, int Conflicts)> AppendRetrying(this TestNode node, string stream, params object[] events) =>
        node.AppendRetrying(stream, [.. events.Select(data => new NewEvent(data))]);

    /// <summary>The whole log up to the safe head, page by page.</summary>
    public static async Task<IReadOnlyList<Recorded>> WholeLog(this TestNode node)
    {
        var log = new List<Recorded>();
        for (long after = 0; ;)
        {
            var page = await node.Events.ReadAll(after, 1_000);
            if (page.Events.Count == 0) return log;
            log.AddRange(page.Events);
            after = page.Events[^1].Position!.Value;
        }
    }

    /// <summary>Returns when every event appended so far can be read from the log, whatever gaps lie between.</summary>
    public static Task LogReaches(this TestNode node, long position) => Patience.Until(
        async () => await node.Events.SafeHead() >= position,
        async () => $"the safe head to reach {position}; it is at {await node.Events.SafeHead()}");

    /// <summary>Returns when the listings show everything up to the position.</summary>
    public static Task ListingsReach(this TestNode node, long position) => Patience.Within(
        node.Listings.WaitFor(position, Patience.Limit, CancellationToken.None), $"the listings to come to {position}");

    /// <summary>Returns the log when the listings show all of it.</summary>
    public static async Task<IReadOnlyList<Recorded>> ListingsCatchUp(this TestNode node)
    {
        var log = await node.WholeLog();
        if (log.Count > 0) await node.ListingsReach(log[^1].Position!.Value);
        return log;
    }

    /// <summary>A listing's row as it is now.</summary>
    public static ValueTask<TRow?> Row<TRow>(this TestNode node, string listing, string id) where TRow : class =>
        node.Listings.LoadAt<TRow>(listing, id, long.MaxValue);

    /// <summary>A snapshot's document.</summary>
    public static async Task<TState?> Document<TState>(this TestNode node, string id) where TState : class
    {
        await using var session = node.Store.QuerySession();
        return await session.LoadAsync<TState>(id);
    }

    /// <summary>The deposited amount, which doubles as a name in tests that look for each single event.</summary>
    public static int Amount(this Recorded recorded) => ((Deposited)recorded.Data).Amount;

    /// <summary>Events as text, to compare all that they say: lists in records have no equality of their own.</summary>
    public static string Text(this Recorded recorded) =>
        $"{recorded.Position} {recorded.Stream}@{recorded.Version} {recorded.Id} {recorded.Type} "
        + $"{AccountEvents.Types.Write(recorded.Data)} {Times.Text(recorded.At)} {recorded.Metadata}";

    public static IEnumerable<string> Texts(this IEnumerable<Recorded> events) => events.Select(Text);
}
