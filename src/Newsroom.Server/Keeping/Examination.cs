using System.Data;
using Npgsql;

namespace Newsroom.Server.Keeping;

/// <summary>One read-only look at a database: everything that is asked is answered as of the same moment.</summary>
internal sealed class Examination : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private Examination(NpgsqlConnection connection, NpgsqlTransaction transaction) => (this.connection, this.transaction) = (connection, transaction);

    public static async Task<Examination> Begin(NpgsqlDataSource database, CancellationToken cancel)
    {
        var connection = await database.OpenConnectionAsync(cancel);
        try
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            var examination = new Examination(connection, transaction);
            // PostgreSQL itself sees to it that nothing is written.
            await using var readOnly = examination.Command("set transaction read only");
            await readOnly.ExecuteNonQueryAsync(cancel);
            return examination;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public NpgsqlCommand Command(string sql, params object[] values)
    {
        // A check takes as long as the log is long.
        var command = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = 0 };
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    public async Task<T> One<T>(string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = Command(sql, values);
        return (T)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>The rows of a statement, each read by <paramref name="read"/>.</summary>
    public async Task<List<T>> All<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params object[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel)) rows.Add(read(reader));
        return rows;
    }

    /// <summary>Runs a check; one that the database refuses is a finding, and no end of the others.</summary>
    public async Task<IReadOnlyList<Finding>> Check(string name, Func<Task<IReadOnlyList<Finding>>> check, CancellationToken cancel)
    {
        await transaction.SaveAsync("before", cancel);
        try
        {
            var findings = await check();
            await transaction.ReleaseAsync("before", cancel);
            return findings;
        }
        catch (PostgresException refused) when (refused.SqlState.StartsWith("42", StringComparison.Ordinal) || refused.SqlState.StartsWith("22", StringComparison.Ordinal))
        {
            await transaction.RollbackAsync("before", cancel);
            return [Finding.Of(name, Health.Failed, $"This could not be looked at: {refused.MessageText}.", "What the check 'schema' says comes first.")];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
