namespace Newsroom.Store;

/// <summary>The stream is not at the version that the writer had seen.</summary>
public sealed class StreamConflict(string stream, long expected, long actual)
    : Exception($"{stream} is at version {actual}, not {expected}.")
{
    public string Stream { get; } = stream;
    public long Expected { get; } = expected;
    /// <summary>The version found, or -1 when nobody could tell.</summary>
    public long Actual { get; } = actual;
}

/// <summary>A stream by which an append was decided is at another version than its writer knew.</summary>
public sealed class AssumptionWrong(StreamVersion assumed) : Exception($"{assumed.Stream} is not at version {assumed.Version} any more.");

/// <summary>An archive was offered to a log that has events.</summary>
public sealed class LogNotEmpty(long events)
    : Exception($"The log holds events up to position {events}: an archive keeps its own recorded times, so only an empty newsroom can take it.");

/// <summary>The database cannot be reached or does not accept writes just now.</summary>
public sealed class StoreUnavailable(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>
    /// Whether what was asked for may have been done all the same: the connection broke, and the store did not come back in
    /// time to be asked. False says that nothing was written.
    /// </summary>
    public bool OutcomeUnknown { get; init; }

    /// <summary>What a read through Marten met, when it is that the database is away; null for anything else.</summary>
    public static StoreUnavailable? Of(Exception e) =>
        ShardStates.Causes(e).FirstOrDefault(States.IsUnavailable) is { } away ? new StoreUnavailable(States.Reason(away), e) : null;
}

/// <summary>The database is another's just now: an import has it for itself, or one that was broken off waits to go on.</summary>
public sealed class StoreInUse(string message) : Exception(message);
