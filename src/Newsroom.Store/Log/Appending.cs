using Newsroom.Core.Kernel;

namespace Newsroom.Store;

/// <summary>An event to append.</summary>
/// <param name="Data">One of the records registered in <see cref="EventTypes"/>.</param>
/// <param name="Id">Given when it must be the same on a repeat; otherwise the log makes one.</param>
public sealed record NewEvent(object Data, Guid? Id = null);

/// <summary>What an append wrote.</summary>
/// <param name="Version">The stream's version after it.</param>
/// <param name="Position">Position of the last event appended.</param>
/// <param name="Events">The events as recorded, positions included.</param>
public sealed record Appended(long Version, long Position, IReadOnlyList<Recorded> Events);

/// <summary>A stream as somebody knows it.</summary>
public readonly record struct StreamVersion(string Stream, long Version);

/// <summary>How far to read a stream: to a version, to a position, or (default) to its end.</summary>
public readonly record struct UpTo(long? Version, long? Position)
{
    public static UpTo End => default;
    public static UpTo TheVersion(long version) => new(version, null);
    public static UpTo ThePosition(long position) => new(null, position);
}

/// <summary>A run of the global log.</summary>
/// <param name="Events">In position order.</param>
/// <param name="UpTo">Every event behind the place asked for and up to here is on the page; there is more while it is below the safe head.</param>
/// <param name="SafeHead">Nothing at or below it can still commit; never below the last event's position.</param>
public sealed record LogPage(IReadOnlyList<Recorded> Events, long UpTo, long SafeHead)
{
    /// <summary>Whether the log went on behind the page when it was read.</summary>
    public bool More => UpTo < SafeHead;
}
