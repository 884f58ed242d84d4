namespace Newsroom.Postgres;

/// <summary>What may be set; the defaults suit one node and a laptop's database.</summary>
public sealed record PostgresEngineOptions
{
    /// <summary>The safety net under wake-ups: readers look at least this often.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a reader looks again while a position is withheld by an append that has not ended.</summary>
    public TimeSpan PollWithheld { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>The node's reader looks at the log at most this often.</summary>
    public TimeSpan ReadEvery { get; init; } = TimeSpan.FromMilliseconds(2);

    /// <summary>Wake-ups of other nodes are sent at most this often.</summary>
    public TimeSpan NotifyEvery { get; init; } = TimeSpan.FromMilliseconds(3);

    /// <summary>Messages of one type handled at the same time on this node.</summary>
    public int MessageWorkers { get; init; } = 8;

    /// <summary>How long the id of a handled message is remembered: sent again within that time it does nothing.</summary>
    public TimeSpan KeepHandled { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How often lost messages are made again out of what is due, beside once when a node begins to lead.</summary>
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Connections over which groups of appends are committed: while one waits for the disk, the next fills.</summary>
    public int Committers { get; init; } = 3;

    /// <summary>Appends in one group, at most.</summary>
    public int GroupSize { get; init; } = 128;

    /// <summary>Events that an async view folds in one transaction.</summary>
    public int ViewBatch { get; init; } = 500;

    /// <summary>How long to try to get a lost lock back before the node gives up.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromMinutes(5);
}
