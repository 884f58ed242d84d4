using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests.Accounts;

/// <summary>Counts deposits and cannot fold one of a certain amount, as a fold with a mistake in it would.</summary>
public sealed record Stumbled(string Id, int Deposits) : IFold<Stumbled>
{
    public const string Called = "stumbled";
    public const string Complaint = "this amount is beyond me";

    /// <summary>The amount that is beyond it.</summary>
    public const int Beyond = 13;

    public static string Category => "account";

    public static InlineSnapshot Snapshot { get; } = InlineSnapshot.Of<Stumbled>(Called);

    // Explicitly: for a public method of this name Marten's source generator writes a caller with arguments of its own.
    static Stumbled IFold<Stumbled>.Evolve(Stumbled? state, Recorded recorded) => Next(state, recorded);

    internal static Stumbled Next(Stumbled? state, Recorded recorded) => recorded.Data switch
    {
        Deposited { Amount: Beyond } => throw new InvalidOperationException(Complaint),
        Deposited => new Stumbled(recorded.Subject, (state?.Deposits ?? 0) + 1),
        _ => state ?? new Stumbled(recorded.Subject, 0),
    };
}

/// <summary>The same as a listing, until the mistake is put right.</summary>
public sealed class StumblingListing(bool mended = false) : Listing<Stumbled>
{
    public const string Called = "stumbling";

    public override string Name => Called;

    public override IEnumerable<string> Keys(Recorded recorded) => recorded.Data is Deposited ? [recorded.Subject] : [];

    public override Stumbled Evolve(string key, Stumbled? row, Recorded recorded) =>
        mended ? new Stumbled(key, (row?.Deposits ?? 0) + 1) : Stumbled.Next(row, recorded);
}
