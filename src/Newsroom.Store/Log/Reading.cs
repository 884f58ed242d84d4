using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Store;

/// <summary>Reads that ride out a connection that broke while it lay in the pool, or a database that is just restarting.</summary>
internal static class Reading
{
    private const int Tries = 4;

    /// <summary>Runs a read on a pooled connection; anew on another one when the connection breaks.</summary>
    /// <exception cref="StoreUnavailable">The database cannot be reached.</exception>
    public static async ValueTask<T> Read<T>(
        this NpgsqlDataSource database, Func<NpgsqlConnection, Task<T>> read, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(cancel);
                return await read(connection);
            }
            catch (Exception e) when (States.IsUnavailable(e) && !cancel.IsCancellationRequested)
            {
                // What did not come in time would take as long again; the caller knows better whether to wait.
                if (attempt >= Tries || States.IsTimeout(e)) throw new StoreUnavailable(States.Reason(e), e);
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt * attempt), cancel);
            }
        }
    }

    /// <summary>
    /// A statement prepared once a connection. Explicitly, not by Npgsql's auto-preparation: that loses track of a
    /// connection's statements when a batch fails half-way, and failing half-way is what a conflict does.
    /// </summary>
    public static async Task<NpgsqlCommand> Command(
        this NpgsqlConnection connection, string sql, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await command.PrepareAsync(cancel);
        return command;
    }

    public static NpgsqlParameter Of(long value) => new NpgsqlParameter<long> { TypedValue = value };
    public static NpgsqlParameter Of(int value) => new NpgsqlParameter<int> { TypedValue = value };
    public static NpgsqlParameter Of(string value) => new() { Value = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text };

    /// <param name="value">Null for SQL's.</param>
    public static NpgsqlParameter Optional(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    public static NpgsqlParameter Array(object values, NpgsqlDbType element) =>
        new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | element };
}
