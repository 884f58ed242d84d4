using Newsroom.Server.Messages;

namespace Newsroom.Server.Observability;

/// <summary>How the newsroom stood when a node last looked.</summary>
/// <param name="Open">The store is open here and the database answers.</param>
/// <param name="Writable">Appends are taken, as far as one can know without making one.</param>
/// <param name="Head">The safe head.</param>
public sealed record Observation(bool Open, bool Writable, long Head, IReadOnlyList<Progress> Shards, IReadOnlyList<MessageCounts> Messages)
{
    public static Observation Closed { get; } = new(false, false, 0, [], []);
}
