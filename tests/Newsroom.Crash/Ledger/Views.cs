using Newsroom.Core.Kernel;

namespace Newsroom.Crash.Ledger;

/// <summary>Committed with the append: the account as its own stream makes it.</summary>
public sealed class BalanceView : View<Balance>
{
    public const string Called = "balances";

    public override string Name => Called;
    public override ViewKind Kind => ViewKind.Inline;

    public override IEnumerable<string> Keys(Recorded recorded) =>
        recorded.Data is Booked or Ordered or Emptied ? [recorded.Subject] : [];

    public override Balance? Evolve(string key, Balance? document, Recorded recorded)
    {
        var next = document ?? new Balance(0, 0, 0);
        return recorded.Data switch
        {
            Booked booked => new(next.Sum + booked.Amount, next.Events + 1, recorded.Version),
            Ordered ordered => new(next.Sum - ordered.Amount, next.Events + 1, recorded.Version),
            Emptied => null,
            _ => throw new UnknownEvent(recorded.Type),
        };
    }
}

public sealed record Balance(long Sum, long Events, long Version);

/// <summary>Followed by the daemon, over all streams: one document for each of a few amounts, hit by everybody.</summary>
public sealed class TallyView : View<Tally>
{
    public const string Called = "tallies";
    public const int Documents = 20;

    public override string Name => Called;

    public override IEnumerable<string> Keys(Recorded recorded) => recorded.Data switch
    {
        Booked booked => [KeyOf(booked.Amount)],
        Ordered ordered => [KeyOf(ordered.Amount)],
        _ => [],
    };

    public override Tally? Evolve(string key, Tally? document, Recorded recorded)
    {
        var next = document ?? new Tally(0, 0, 0);
        // Mixes the positions in their order: an event left out, folded twice or too early shows.
        return new(next.Events + 1, (next.Trail * 31 + recorded.Position!.Value) % 1_000_000_007, recorded.Position.Value);
    }

    public static string KeyOf(int amount) => $"amount-{amount % Documents}";
}

public sealed record Tally(long Events, long Trail, long LastPosition);

/// <summary>Kept over time: says little, so that most events leave its documents as they were.</summary>
public sealed class MoodView : View<Mood>
{
    public const string Called = "moods";

    public override string Name => Called;
    public override bool KeptOverTime => true;

    public override IEnumerable<string> Keys(Recorded recorded) =>
        recorded.Data is Booked or Ordered or Emptied ? [recorded.Subject] : [];

    public override Mood? Evolve(string key, Mood? document, Recorded recorded) => recorded.Data switch
    {
        Booked booked => new(booked.Amount % 3 == 0 ? "glad" : "calm"),
        Ordered => new("spending"),
        Emptied => null,
        _ => throw new UnknownEvent(recorded.Type),
    };
}

public sealed record Mood(string Is);
