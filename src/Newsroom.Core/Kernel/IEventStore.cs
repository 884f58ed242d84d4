namespace Newsroom.Core.Kernel;

/// <summary>The log. Appends to one stream at a time; reads a stream, or everything in order.</summary>
public interface IEventStore
{
    /// <summary>Appends to one stream, all or nothing, with the inline views of what is appended.</summary>
    /// <param name="stream">Stream id, <c>category/id</c>, at most 250 characters.</param>
    /// <param name="expectedVersion">Version before the append; 0 for a stream that does not exist. There is no "any".</param>
    /// <param name="events">At least one.</param>
    /// <exception cref="StreamConflict">The stream is at another version. Nothing was written, no position was used.</exception>
    /// <exception cref="StoreUnavailable">The database cannot be written to; nothing was written, or the outcome was settled.</exception>
    ValueTask<Appended> Append(
        string stream, long expectedVersion, IReadOnlyList<NewEvent> events, Metadata metadata,
        CancellationToken cancel = default);

    /// <summary>A contiguous prefix of the stream, from version 1; empty when there is none.</summary>
    ValueTask<IReadOnlyList<Recorded>> ReadStream(string stream, UpTo upTo = default, CancellationToken cancel = default);

    /// <summary>The global log after a position, in position order, never past the safe head.</summary>
    /// <param name="after">Position to start behind; 0 for the beginning.</param>
    /// <param name="limit">At most so many events, 1 to 10,000.</param>
    ValueTask<LogPage> ReadAll(long after, int limit, CancellationToken cancel = default);

    /// <summary>The highest position below which nothing can still commit; 0 for an empty log.</summary>
    ValueTask<long> SafeHead(CancellationToken cancel = default);

    /// <summary>
    /// Returns when the safe head is above <paramref name="after"/>. Wake-ups come from commits, here and on other nodes;
    /// a slow poll is the safety net.
    /// </summary>
    Task WaitForMore(long after, CancellationToken cancel);

    /// <summary>
    /// The last position before the first event recorded later than <paramref name="time"/>; 0 when that is the first
    /// event, or the log is empty. Answers for everything up to the safe head at the time of the call.
    /// </summary>
    ValueTask<long> PositionAt(DateTimeOffset time, CancellationToken cancel = default);

    /// <summary>
    /// Fills an empty log with an archive, all or nothing, keeping its recorded times (which must not fall) and ids.
    /// Positions are given anew, from 1.
    /// </summary>
    /// <exception cref="LogNotEmpty">The log has events, so nothing can be recorded in the past any more.</exception>
    Task Import(IReadOnlyList<ArchivedEvent> archive, CancellationToken cancel = default);
}

/// <summary>An event to append.</summary>
/// <param name="Data">One of the records registered in <see cref="EventTypes"/>.</param>
/// <param name="Id">Given when it must be the same on a repeat; otherwise the engine makes one.</param>
public sealed record NewEvent(object Data, Guid? Id = null);

/// <summary>What an append wrote.</summary>
/// <param name="Version">The stream's version after it.</param>
/// <param name="Position">Position of the last event appended.</param>
/// <param name="Events">The events as recorded, positions included.</param>
public sealed record Appended(long Version, long Position, IReadOnlyList<Recorded> Events);

/// <summary>How far to read a stream: to a version, to a position, or (default) to its end.</summary>
public readonly record struct UpTo(long? Version, long? Position)
{
    public static UpTo End => default;
    public static UpTo TheVersion(long version) => new(version, null);
    public static UpTo ThePosition(long position) => new(null, position);
}

/// <summary>A run of the global log.</summary>
/// <param name="Events">In position order.</param>
/// <param name="SafeHead">Nothing at or below it can still commit; never below the last event's position.</param>
public sealed record LogPage(IReadOnlyList<Recorded> Events, long SafeHead);

/// <summary>An event of an archive, with the time at which that archive recorded it.</summary>
public sealed record ArchivedEvent(string Stream, long Version, Guid Id, object Data, DateTimeOffset At, Metadata Metadata);
