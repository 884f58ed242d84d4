using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests.Accounts;

/// <summary>
/// An account as its own stream makes it, kept as an inline snapshot. It keeps what the envelope says, so that a rebuild which
/// folded with another envelope (a position, a finer time) would give other bytes.
/// </summary>
/// <param name="SawPosition">Whether the fold was shown a position; an inline one never is.</param>
public sealed record Balance(
    string Id, int Sum, int Events, long Version, string? LastNote, DateTimeOffset ChangedAt, string ChangedBy, bool SawPosition, bool Closed) : IFold<Balance>
{
    public const string Called = "balance";

    public static string Category => "account";

    public static InlineSnapshot Snapshot { get; } = InlineSnapshot.Of<Balance>(Called);

    // Explicitly: for a public method of this name Marten's source generator writes a caller with arguments of its own.
    static Balance IFold<Balance>.Evolve(Balance? state, Recorded recorded)
    {
        var next = (state ?? new Balance(recorded.Subject, 0, 0, 0, null, default, "", false, false)) with
        {
            Version = recorded.Version,
            ChangedAt = recorded.At,
            ChangedBy = recorded.Metadata.Actor,
            SawPosition = recorded.Position is not null,
            Closed = recorded.Data is Closed,
        };
        next = next with { Events = next.Events + 1 };
        return recorded.Data switch
        {
            Deposited deposited => next with { Sum = next.Sum + deposited.Amount },
            Moved moved => next with { Sum = next.Sum - moved.Amount },
            Note note => next with { LastNote = note.Text },
            Accounts.Closed => next with { Sum = 0, Events = 0, LastNote = null },
            _ => throw new UnknownEvent(recorded.Type),
        };
    }
}
