using System.Text.Json;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Tables;

/// <inheritdoc/>
internal sealed class Documents(NpgsqlDataSource database) : IDocuments
{
    public ValueTask<TDocument?> Load<TDocument>(string collection, string id, CancellationToken cancel = default)
        where TDocument : class =>
        database.Read(async connection =>
        {
            await using var command = await connection.Command(Sql.For("views/load_documents", collection), cancel,
                new NpgsqlParameter { Value = new[] { id }, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
            await using var reader = await command.ExecuteReaderAsync(cancel);
            return await reader.ReadAsync(cancel) ? Parse<TDocument>(reader.GetString(1)) : null;
        }, cancel);

    public ValueTask<TDocument?> LoadAt<TDocument>(string view, string id, long position, CancellationToken cancel = default)
        where TDocument : class =>
        database.Read(async connection =>
        {
            await using var command = await connection.Command(
                Sql.For("views/load_kept_at", view), cancel, Reading.Of(id), Reading.Of(position));
            return await command.ExecuteScalarAsync(cancel) is string json ? Parse<TDocument>(json) : null;
        }, cancel);

    public ValueTask<IReadOnlyList<(string Id, TDocument Document)>> Find<TDocument>(
        string collection, string field, string value, CancellationToken cancel) where TDocument : class =>
        database.Read<IReadOnlyList<(string, TDocument)>>(async connection =>
        {
            await using var command = await connection.Command(
                Sql.For("views/find_documents", collection, field), cancel, Reading.Of(value));
            var found = new List<(string, TDocument)>();
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel)) found.Add((reader.GetString(0), Parse<TDocument>(reader.GetString(1))!));
            return found;
        }, cancel);

    public ValueTask<IReadOnlyList<(string Id, TDocument Document)>> List<TDocument>(
        string collection, string? after, int limit, CancellationToken cancel = default) where TDocument : class =>
        database.Read<IReadOnlyList<(string, TDocument)>>(async connection =>
        {
            await using var command = await connection.Command(
                Sql.For("views/list_documents", collection), cancel,
                new NpgsqlParameter { Value = (object?)after ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Varchar }, Reading.Of(limit));
            var found = new List<(string, TDocument)>();
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel)) found.Add((reader.GetString(0), Parse<TDocument>(reader.GetString(1))!));
            return found;
        }, cancel);

    public static TDocument? Parse<TDocument>(string json) => JsonSerializer.Deserialize<TDocument>(json, KernelJson.Options);
}
