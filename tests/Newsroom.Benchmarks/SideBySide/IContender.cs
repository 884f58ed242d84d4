using Newsroom.Core.Kernel;

namespace Newsroom.Benchmarks.SideBySide;

/// <summary>What is asked of each contender; each does it as its users would.</summary>
internal interface IContender : IAsyncDisposable
{
    /// <summary>Appends one event as its users do who know that nobody else writes to the stream.</summary>
    /// <param name="expected">The version that the writer knows the stream to be at.</param>
    /// <returns>Its position.</returns>
    Task<long> Append(string stream, long expected, Measured said);

    /// <summary>Appends one event to just that version.</summary>
    /// <returns>The version after it; or, when somebody was faster and nothing was written, the version found, as a negative number.</returns>
    Task<long> AppendAt(string stream, long expected, Measured said);

    /// <summary>What a command does: reads the state of its stream, appends one event to just that version, and begins again when somebody was faster.</summary>
    /// <param name="hot">Whether many write to the stream, which a contender may have another way for.</param>
    Task Decide(string stream, Measured said, bool hot);

    /// <summary>Makes ready to fill the empty log; what it returns does so.</summary>
    Func<Task> Import(IReadOnlyList<ArchivedEvent> archive);

    /// <summary>Folds the listing for the first time after a log was filled past the daemon.</summary>
    Task FoldAll();

    /// <summary>Folds the listing anew from the whole log.</summary>
    Task Rebuild();

    /// <summary>A stream's present state, folded from its events.</summary>
    /// <returns>How many events are in it.</returns>
    Task<int> Now(string stream);

    /// <summary>As <see cref="Now"/>, at a version.</summary>
    Task<int> AtVersion(string stream, long version);

    /// <summary>As <see cref="Now"/>, at a moment.</summary>
    Task<int> AtMoment(string stream, DateTimeOffset moment);

    /// <summary>Returns when the listing holds everything up to the position.</summary>
    Task WaitForListing(long position);

    /// <summary>Tells of each event that is appended from the call on, in order, until it is cancelled.</summary>
    Task Follow(Action<Measured> told, CancellationToken cancel);
}

/// <summary>What is defined over the events.</summary>
internal enum Shape
{
    /// <summary>Nothing: a log.</summary>
    Log,

    /// <summary>Nothing, but somebody follows the log.</summary>
    Followed,

    /// <summary>A document a stream, committed with the append: <see cref="Last"/>.</summary>
    Inline,

    /// <summary>A listing in which every event has a row: <see cref="SummariesListing"/>; of plain Marten an <c>EventProjection</c>.</summary>
    Listing,

    /// <summary>The same listing; of plain Marten an aggregate, one document a stream, of which nothing is known but the last state.</summary>
    Aggregate,
}
