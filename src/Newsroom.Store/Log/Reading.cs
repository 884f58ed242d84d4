using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Store;

/// <summary>Reads that ride out a connection that broke while it lay in the pool, or a database that is just restarting.</summary>
internal static class Reading
{
    /// <summary>Runs a read on a pooled connection; anew on another one when the connection breaks.</summary>
    /// <exception cref="StoreUnavailable">The database cannot be reached.</exception>
    public static async ValueTask<T> Read<T>(
        this NpgsqlDataSource database, Func<NpgsqlConnection, Task<T>> read, CancellationToken cancel)
    {
        try
        {
            return await Retries.Reads.ExecuteAsync(
                static async (what, token) =>
                {
                    await using var connection = await what.database.OpenConnectionAsync(token);
                    return await what.read(connection);
                },
                (database, read), cancel);
        }
        catch (Exception e) when (States.IsUnavailable(e) && !cancel.IsCancellationRequested)
        {
            throw new StoreUnavailable(States.Reason(e), e);
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
