using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests.Accounts;

/// <summary>
/// What flows in and out of each account, over all streams: a move concerns two accounts and stands in the stream of one.
/// </summary>
public sealed class FlowListing(string name = "flow", int revision = 1) : Listing<Flow>
{
    public override string Name => name;
    public override int Revision => revision;

    public override IEnumerable<string> Keys(Recorded recorded) => recorded.Data switch
    {
        Deposited or Closed => [recorded.Subject],
        Moved moved when moved.To != recorded.Subject => [recorded.Subject, moved.To],
        Moved => [recorded.Subject],
        _ => [],
    };

    public override Flow? Evolve(string key, Flow? row, Recorded recorded)
    {
        if (recorded.Data is Closed) return null;
        var next = (row ?? new Flow(0, 0, 0, 0, default, revision)).Seen(recorded);
        return recorded.Data switch
        {
            Deposited deposited => next with { Sum = next.Sum + deposited.Amount },
            Moved moved => next with { Sum = next.Sum + (key == moved.To ? moved.Amount : -moved.Amount) },
            _ => throw new UnknownEvent(recorded.Type),
        };
    }
}

/// <param name="Trail">Mixes the positions in their order: any event left out, folded twice or too early shows.</param>
/// <param name="Revision">Of the fold that made the row.</param>
public sealed record Flow(int Sum, int Events, long Trail, long LastPosition, DateTimeOffset LastAt, int Revision)
{
    public Flow Seen(Recorded recorded) => this with
    {
        Events = Events + 1,
        Trail = unchecked(Trail * 31 + recorded.Position!.Value) % 1_000_000_007,
        LastPosition = recorded.Position!.Value,
        LastAt = recorded.At,
    };
}
