using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Tables;

/// <summary>How far views and reactors have come: rows of <c>mt_event_progression</c> under Marten's shard names.</summary>
internal static class Checkpoints
{
    public static string ShardOf(string name) => name + ":All";

    /// <exception cref="Newsroom.Core.Kernel.StoreUnavailable">The database cannot be reached.</exception>
    public static ValueTask<long> Read(NpgsqlDataSource database, string name, CancellationToken cancel) =>
        database.Read(async connection =>
        {
            await using var command = new NpgsqlCommand(Sql.Of("views/checkpoint"), connection);
            command.Parameters.AddWithValue(ShardOf(name));
            return (long)(await command.ExecuteScalarAsync(cancel))!;
        }, cancel);

    public static async Task Make(NpgsqlDataSource database, string name, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Sql.Of("views/make_checkpoint"));
        command.Parameters.AddWithValue(ShardOf(name));
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>First in its batch, so that whoever is no longer the leader writes nothing.</summary>
    public static NpgsqlBatchCommand Advance(string name, long from, long to) => new(Sql.Of("views/advance"))
    {
        Parameters =
        {
            new() { Value = ShardOf(name), NpgsqlDbType = NpgsqlDbType.Varchar },
            new NpgsqlParameter<long> { TypedValue = from },
            new NpgsqlParameter<long> { TypedValue = to },
        },
    };
}
