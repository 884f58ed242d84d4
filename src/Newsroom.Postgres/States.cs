using Npgsql;

namespace Newsroom.Postgres;

/// <summary>The error codes that our statements raise, and those of PostgreSQL that mean "again".</summary>
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
        PostgresException p => p.SqlState.StartsWith("57P", StringComparison.Ordinal)
            || p.SqlState.StartsWith("53", StringComparison.Ordinal)
            || p.SqlState.StartsWith("08", StringComparison.Ordinal)
            || p.SqlState.StartsWith("58", StringComparison.Ordinal)
            || p.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction,
        NpgsqlException => true,
        TimeoutException => true,
        _ => false,
    };
}
