using System.Text.Json;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Postgres;

/// <inheritdoc/>
internal sealed class Documents(NpgsqlDataSource database) : IDocuments
{
    public async ValueTask<TDocument?> Load<TDocument>(string collection, string id, CancellationToken cancel = default)
        where TDocument : class
    {
        await using var command = database.CreateCommand(Sql.For("views/load_documents", collection));
        command.Parameters.Add(new() { Value = new[] { id }, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? Parse<TDocument>(reader.GetString(1)) : null;
    }

    public async ValueTask<TDocument?> LoadAt<TDocument>(string view, string id, long position, CancellationToken cancel = default)
        where TDocument : class
    {
        await using var command = database.CreateCommand(Sql.For("views/load_kept_at", view));
        command.Parameters.Add(new() { Value = id, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        return await command.ExecuteScalarAsync(cancel) is string json ? Parse<TDocument>(json) : null;
    }

    public async ValueTask<IReadOnlyList<(string Id, TDocument Document)>> Find<TDocument>(
        string collection, string field, string value, CancellationToken cancel) where TDocument : class
    {
        await using var command = database.CreateCommand(Sql.For("views/find_documents", collection, field));
        command.Parameters.Add(new() { Value = value, NpgsqlDbType = NpgsqlDbType.Text });
        var found = new List<(string, TDocument)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) found.Add((reader.GetString(0), Parse<TDocument>(reader.GetString(1))!));
        return found;
    }

    public static TDocument? Parse<TDocument>(string json) => JsonSerializer.Deserialize<TDocument>(json, KernelJson.Options);
}
