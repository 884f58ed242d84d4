namespace Newsroom.Server.Observability;

/// <summary>What became of this node's latest append: what no question to the database tells (a full disk, a lost lock).</summary>
public sealed class WriteOutcomes(TimeProvider clock)
{
    /// <summary>A refusal is news for so long; then, with no later append to go by, it is not known any more.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private long refusedAt;

    public void Written()
    {
        if (Volatile.Read(ref refusedAt) != 0) Volatile.Write(ref refusedAt, 0);
    }

    public void Unavailable() => Volatile.Write(ref refusedAt, clock.GetTimestamp());

    /// <summary>The database would not take an append, and has taken none since.</summary>
    public bool LatelyRefused =>
        Volatile.Read(ref refusedAt) is var at and not 0 && clock.GetElapsedTime(at) < Remembered;
}
