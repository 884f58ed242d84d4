using Newsroom.Core.Kernel;

namespace Newsroom.Benchmarks.SideBySide;

/// <summary>What is asked of each contender; each does it as its users would.</summary>
internal interface IContender : IAsyncDisposable
{
    /// <summary>Appends one event.</summary>
    /// <param name="expected">The version that the writer knows the stream to be at; nobody else writes to it.</param>
    /// <returns>Its position.</returns>
    Task<long> Append(string stream, long expected, Measured said);

    /// <summary>What a command does: reads the state of its stream, appends one event to just that version, and begins again when somebody was faster.</summary>
    /// <param name="hot">Whether many write to the stream, which a contender may have another way for.</param>
    Task Decide(string stream, Measured said, bool hot);

    /// <summary>Makes ready to fill the empty log; what it returns does so.</summary>
    Func<Task> Import(IReadOnlyList<ArchivedEvent> archive);

    /// <summary>Folds the async view anew from the whole log.</summary>
    Task Rebuild();

    /// <summary>A stream's state as it was at a version, folded from its events.</summary>
    /// <returns>How many events are in it.</returns>
    Task<int> AtVersion(string stream, long version);

    /// <summary>As <see cref="AtVersion"/>, at a moment.</summary>
    Task<int> AtMoment(string stream, DateTimeOffset moment);

    /// <summary>Returns when the async view holds everything up to the position.</summary>
    Task WaitForView(long position);

    /// <summary>Tells of each event that is appended from the call on, in order, until it is cancelled.</summary>
    Task Follow(Action<Measured> told, CancellationToken cancel);
}

/// <summary>What is defined over the events.</summary>
internal enum Shape
{
    /// <summary>Nothing: a log.</summary>
    Bare,

    /// <summary>Nothing, but somebody follows the log.</summary>
    Followed,

    /// <summary><see cref="LastView"/>, or its like.</summary>
    Inline,

    /// <summary><see cref="SummaryView"/>, or its like.</summary>
    Async,
}
