using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests.Accounts;

/// <summary>
/// The account as its own stream makes it: inline. It keeps what the envelope says, so that a rebuild which folded with
/// another envelope (a position, a finer time) would give other bytes.
/// </summary>
public sealed class BalanceView(int revision = 1) : View<Balance>
{
    public const string Called = "balance";

    public override string Name => Called;
    public override int Revision => revision;
    public override ViewKind Kind => ViewKind.Inline;
    public override IReadOnlyList<string> Indexes => ["lastNote"];

    public override IEnumerable<string> Keys(Recorded recorded) =>
        Streams.CategoryOf(recorded.Stream) == "account" ? [recorded.Subject] : [];

    public override Balance? Evolve(string key, Balance? document, Recorded recorded)
    {
        if (recorded.Data is Closed) return null;
        var next = (document ?? new Balance(0, 0, 0, null, default, "", false, revision)) with
        {
            Version = recorded.Version,
            ChangedAt = recorded.At,
            ChangedBy = recorded.Metadata.Actor,
            SawPosition = recorded.Position is not null,
        };
        next = next with { Events = next.Events + 1 };
        return recorded.Data switch
        {
            Deposited deposited => next with { Sum = next.Sum + deposited.Amount },
            Moved moved => next with { Sum = next.Sum - moved.Amount },
            Note note => next with { LastNote = note.Text },
            _ => throw new UnknownEvent(recorded.Type),
        };
    }
}

/// <param name="SawPosition">Whether the fold was shown a position; an inline view never is.</param>
/// <param name="Revision">Of the fold that made the document.</param>
public sealed record Balance(
    int Sum, int Events, long Version, string? LastNote, DateTimeOffset ChangedAt, string ChangedBy, bool SawPosition, int Revision);
