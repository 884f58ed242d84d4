using Newsroom.Core.Kernel;

namespace Newsroom.Crash.Ledger;

/// <summary>Over all streams: one row for each of a few amounts, hit by everybody.</summary>
public sealed class TallyListing : Listing<Tally>
{
    public const string Called = "tallies";
    public const int Rows = 20;

    public override string Name => Called;

    public override IEnumerable<string> Keys(Recorded recorded) => recorded.Data switch
    {
        Booked booked => [KeyOf(booked.Amount)],
        Ordered ordered => [KeyOf(ordered.Amount)],
        _ => [],
    };

    public override Tally? Evolve(string key, Tally? row, Recorded recorded)
    {
        var next = row ?? new Tally(0, 0, 0);
        // Mixes the positions in their order: an event left out, folded twice or too early shows.
        return new(next.Events + 1, (next.Trail * 31 + recorded.Position!.Value) % 1_000_000_007, recorded.Position.Value);
    }

    public static string KeyOf(int amount) => $"amount-{amount % Rows}";
}

public sealed record Tally(long Events, long Trail, long LastPosition);

/// <summary>Says little, so that most events leave its rows as they were; a row ends and begins again.</summary>
public sealed class MoodListing : Listing<Mood>
{
    public const string Called = "moods";

    public override string Name => Called;

    public override IEnumerable<string> Keys(Recorded recorded) =>
        recorded.Data is Booked or Ordered or Emptied ? [recorded.Subject] : [];

    public override Mood? Evolve(string key, Mood? row, Recorded recorded) => recorded.Data switch
    {
        Booked booked => new(booked.Amount % 3 == 0 ? "glad" : "calm"),
        Ordered => new("spending"),
        Emptied => null,
        _ => throw new UnknownEvent(recorded.Type),
    };
}

public sealed record Mood(string Is);
