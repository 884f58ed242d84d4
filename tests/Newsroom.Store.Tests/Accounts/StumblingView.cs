using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests.Accounts;

/// <summary>Counts deposits and cannot fold one of a certain amount, as a fold with a mistake in it would.</summary>
public sealed class StumblingView(string name, ViewKind kind, int? stumblesAt) : View<Stumbled>
{
    public const string Complaint = "this amount is beyond me";

    public override string Name => name;
    public override ViewKind Kind => kind;

    public override IEnumerable<string> Keys(Recorded recorded) => recorded.Data is Deposited ? [recorded.Subject] : [];

    public override Stumbled? Evolve(string key, Stumbled? document, Recorded recorded) =>
        recorded.Amount() == stumblesAt
            ? throw new InvalidOperationException(Complaint)
            : new Stumbled((document?.Deposits ?? 0) + 1);
}

public sealed record Stumbled(int Deposits);
