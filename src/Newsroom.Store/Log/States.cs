using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store;

/// <summary>The error codes that our statements raise, and what PostgreSQL's own mean for whoever wants to write.</summary>
internal static class States
{
    /// <summary>The stream is at another version; the detail holds which.</summary>
    public const string Conflict = "NR001";

    /// <summary>A document or checkpoint was changed by somebody else in between.</summary>
    public const string Overtaken = "NR002";

    public static bool IsAgain(PostgresException e) =>
        e.SqlState is Overtaken or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    /// <summary>The connection broke, or the server is going down, starting up, or does not take writes.</summary>
    public static bool IsUnavailable(Exception e) => e switch
    {
        PostgresException p => IsOfTheServer(p.SqlState),
        NpgsqlException => true,
        TimeoutException => true,
        _ => IsBrokenLink(e),
    };

    /// <summary>
    /// The driver gave the connection up, for a time-out or a cancellation, while another of its own steps was at it, which then
    /// meets a socket that is closed and says so in the runtime's words instead of the driver's.
    /// </summary>
    public static bool IsBrokenLink(Exception e) => e is ObjectDisposedException { ObjectName: "System.Net.Sockets.Socket" or "System.Net.Sockets.NetworkStream" };

    /// <summary>
    /// The server is there and says no for reasons of its own: no room, no memory, no writes. The transaction is rolled
    /// back for certain. (A FATAL or PANIC may come between a commit and its answer, and says nothing about it.)
    /// </summary>
    public static bool IsRefusal(Exception e) => e is PostgresException { InvariantSeverity: "ERROR" } p && IsOfTheServer(p.SqlState);

    /// <summary>What to tell whoever wanted something: a sentence, without the words of the driver.</summary>
    public static string Reason(Exception e) => e switch
    {
        InDoubt { InnerException: { } why } => Reason(why),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "The database's disk is full.",
        PostgresException { SqlState: PostgresErrorCodes.OutOfMemory } => "The database has no memory left.",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => "The database takes no more connections.",
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => "The database is read-only.",
        PostgresException { SqlState: PostgresErrorCodes.IoError } => "The database cannot read or write its own files.",
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } => "The database is being stopped.",
        PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow } => "The database is starting up.",
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable } => "The database did not get to it in time.",
        PostgresException p => $"The database cannot do it just now ({p.SqlState}).",
        _ when IsTimeout(e) => "The database did not answer in time.",
        _ => "The database cannot be reached.",
    };

    /// <summary>Nothing came back within the time that a command has: another try would take as long again.</summary>
    public static bool IsTimeout(Exception e) => e is TimeoutException || e is NpgsqlException { InnerException: TimeoutException };

    public static StoreUnavailable NothingWritten(Exception e) => new(Reason(e) + " Nothing was written.", e);

    private static bool IsOfTheServer(string state) =>
        // Connection exceptions, insufficient resources, operator intervention, system errors.
        state.StartsWith("08", StringComparison.Ordinal)
        || state.StartsWith("53", StringComparison.Ordinal)
        || state.StartsWith("57", StringComparison.Ordinal)
        || state.StartsWith("58", StringComparison.Ordinal)
        || state is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.LockNotAvailable;
}
