using Microsoft.Extensions.Logging;
using Npgsql;

namespace Newsroom.Store;

/// <summary>
/// Says once that the database refuses writes, and once that it takes them again, however many are refused in between.
/// </summary>
/// <param name="pools">Those whose sessions write.</param>
internal sealed class WriteHealth(ILogger logger, params IReadOnlyList<NpgsqlDataSource> pools)
{
    private string? refused;

    public bool IsRefused => Volatile.Read(ref refused) is not null;

    public void Refused(Exception why)
    {
        // A session remembers that it began read-only, whatever the server says by now: it must not lie in the pool.
        if (why is PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction })
            foreach (var pool in pools) pool.Clear();
        var reason = States.Reason(why);
        if (Interlocked.Exchange(ref refused, reason) != reason) logger.LogWarning("Nothing can be written: {Reason}", reason);
    }

    public void Taken()
    {
        if (Volatile.Read(ref refused) is null) return;
        if (Interlocked.Exchange(ref refused, null) is not null) logger.LogInformation("The database takes writes again");
    }
}
