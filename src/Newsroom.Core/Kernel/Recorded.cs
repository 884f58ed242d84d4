namespace Newsroom.Core.Kernel;

/// <summary>An event as the log holds it: the fact, and the envelope that says where, when, who and why.</summary>
/// <param name="Position">
/// Place in the global log (Marten's sequence), from 1, rising, with gaps. Null while an <em>inline</em> projection folds it:
/// the position is known only after the append.
/// </param>
/// <param name="Stream">Stream id, <c>category/id</c>.</param>
/// <param name="Version">Place in the stream: 1, 2, 3 … without gaps.</param>
/// <param name="Id">The event's own id; one that must be the same on a repeat is derived from what caused it.</param>
/// <param name="Type">Today's storage name of the record; what is stored may be an older shape under an older name.</param>
/// <param name="Data">The fact: one of the records registered in <see cref="EventTypes"/>.</param>
/// <param name="At">Recorded time by the database's clock, UTC, whole microseconds.</param>
/// <param name="Metadata">Who, why, and what caused it.</param>
public sealed record Recorded(
    long? Position,
    string Stream,
    long Version,
    Guid Id,
    string Type,
    object Data,
    DateTimeOffset At,
    Metadata Metadata)
{
    /// <summary>What stands behind the slash of the stream's id.</summary>
    public string Subject => Streams.IdOf(Stream);
}
