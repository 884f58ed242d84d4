using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests.Accounts;

/// <summary>One row that every event changes: the sharpest eye for an event folded twice, or not at all.</summary>
public sealed class TallyListing(string name = "tally") : Listing<Flow>
{
    public const string Everything = "everything";

    public override string Name => name;

    public override IEnumerable<string> Keys(Recorded recorded) => [Everything];

    public override Flow Evolve(string key, Flow? row, Recorded recorded) => (row ?? new Flow(0, 0, 0, 0, default, 1)).Seen(recorded);
}
