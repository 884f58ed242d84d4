using Newsroom.Core.Kernel;

namespace Newsroom.Benchmarks;

/// <summary>What one event of a benchmark says: about as much as a newsroom's smaller events do.</summary>
public sealed record Measured(int Number, string Text);

/// <summary>An inline snapshot over <see cref="Measured"/>: the last number of a stream, committed with the append.</summary>
/// <param name="Id">What stands behind the slash of the stream's id.</param>
public sealed record Last(string Id, int Number, long Version) : IFold<Last>
{
    public static string Category => "measure";

    public static InlineSnapshot Snapshot { get; } = InlineSnapshot.Of<Last>("last");

    // Explicitly: for a public method of this name Marten's source generator writes a caller with arguments of its own.
    static Last IFold<Last>.Evolve(Last? state, Recorded recorded) => new(recorded.Subject, ((Measured)recorded.Data).Number, recorded.Version);
}

/// <summary>A row of a listing over <see cref="Measured"/>: some 300 bytes a stream, as a list would show it.</summary>
internal sealed record Summary(
    string Stream, long Version, int Events, long Sum, string Title, string By, DateTimeOffset OpenedAt, DateTimeOffset ChangedAt);

/// <summary>Of each row every version is kept, one an event.</summary>
internal sealed class SummariesListing : Listing<Summary>
{
    public const string ListingName = "summaries";

    public override string Name => ListingName;

    public override IEnumerable<string> Keys(Recorded recorded) => [recorded.Stream];

    public override Summary Evolve(string key, Summary? row, Recorded recorded)
    {
        var said = (Measured)recorded.Data;
        row ??= new(recorded.Stream, 0, 0, 0, said.Text[..90], recorded.Metadata.Actor, recorded.At, recorded.At);
        return row with
        {
            Version = recorded.Version, Events = row.Events + 1, Sum = row.Sum + said.Number, ChangedAt = recorded.At,
        };
    }
}

/// <summary>What is defined over the events, for this store.</summary>
internal static class Models
{
    public static EventTypes Types { get; } = new(EventType.Of<Measured>("measured"));

    /// <summary>A log and nothing else.</summary>
    public static StoreModel Log { get; } = new(Types, []);

    public static StoreModel WithSnapshot { get; } = Log with { Snapshots = [Last.Snapshot] };

    public static StoreModel WithListing { get; } = Log with { Listings = [new SummariesListing()] };
}
