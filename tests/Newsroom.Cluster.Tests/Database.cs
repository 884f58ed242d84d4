using Npgsql;

namespace Newsroom.Cluster.Tests;

internal static class Database
{
    /// <summary>One statement on a connection of its own; its first value as text.</summary>
    public static async Task<string?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is { } value and not DBNull ? value.ToString() : null;
    }

    public static Task<string?> AskAsync(this PrivateCluster cluster, string sql) => AskAsync(cluster.ConnectionString, sql);

    public static async Task<int> PostmasterPidAsync(this PrivateCluster cluster) =>
        int.Parse((await cluster.AskAsync("select split_part(pg_read_file('postmaster.pid'), chr(10), 1)"))!);
}
