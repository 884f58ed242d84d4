using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests.Accounts;

/// <summary>
/// Rows that say little: many events leave them as they were, and one that was deleted comes back with the very same words.
/// </summary>
public sealed class StateListing : Listing<State>
{
    public override string Name => "states";
    public override IReadOnlyList<string> Indexes => ["is"];

    public override IEnumerable<string> Keys(Recorded recorded) => [recorded.Subject];

    public override State? Evolve(string key, State? row, Recorded recorded) => recorded.Data switch
    {
        Closed => null,
        Moved => new State("spending"),
        Deposited => new State("saving"),
        _ => row,
    };
}

public sealed record State(string Is);
