using Newsroom.Core.Kernel;

namespace Newsroom.Crash.Ledger;

/// <summary>Committed with the append: the account as its own stream makes it.</summary>
public sealed record Balance(string Id, long Sum, long Events, long Last) : IFold<Balance>
{
    /// <summary>As a document.</summary>
    public const string Called = "balances";

    public static string Category => "account";

    // Explicitly: for a public method of this name Marten's source generator writes a caller with arguments of its own.
    static Balance IFold<Balance>.Evolve(Balance? state, Recorded recorded)
    {
        var before = state ?? new Balance(recorded.Subject, 0, 0, 0);
        return recorded.Data switch
        {
            Booked booked => before with { Sum = before.Sum + booked.Amount, Events = before.Events + 1, Last = recorded.Version },
            Ordered ordered => before with { Sum = before.Sum - ordered.Amount, Events = before.Events + 1, Last = recorded.Version },
            Emptied => new(recorded.Subject, 0, 0, recorded.Version),
            _ => throw new UnknownEvent(recorded.Type),
        };
    }
}
