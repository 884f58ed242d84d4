using Newsroom.Tables;

namespace Newsroom.Postgres;

/// <summary>What may be set of the embedded engine beside what every node has.</summary>
public sealed record PostgresEngineOptions : NodeOptions
{
    /// <summary>Connections over which groups of appends are committed: one writes while the other waits for the disk.</summary>
    public int Committers { get; init; } = 2;

    /// <summary>Appends in one group, at most.</summary>
    public int GroupSize { get; init; } = 128;

    /// <summary>Events that an async view folds in one transaction.</summary>
    public int ViewBatch { get; init; } = 500;
}
