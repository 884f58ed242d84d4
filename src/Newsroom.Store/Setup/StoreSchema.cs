using JasperFx;
using Marten;
using Npgsql;
using Wolverine;
using Wolverine.Persistence.Durability;

namespace Newsroom.Store;

/// <summary>
/// Makes the tables: Marten's and, declared to it, ours; then Wolverine's. Asked once a version of all three; a node that finds
/// them made looks at nothing else, and takes no lock on any table.
/// </summary>
internal static class StoreSchema
{
    /// <summary>Session-level advisory lock behind which it is made.</summary>
    private const long Making = 0x4E57_0002;

    public static async Task Make(NpgsqlDataSource database, IDocumentStore store, IMessageStore? messages, StoreModel model, CancellationToken cancel)
    {
        var version = Version(model, messages);
        await using var connection = await database.OpenConnectionAsync(cancel);
        if (await IsMade(connection, version, cancel)) return;
        await Run(connection, $"set client_min_messages = warning; select pg_advisory_lock({Making})", cancel);
        try
        {
            if (await IsMade(connection, version, cancel)) return;
            await Run(connection, Sql.Of("upgrade"), cancel);
            await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate);
            if (messages is not null) await messages.Admin.MigrateAsync();
            await using var note = new NpgsqlCommand("insert into newsroom.made (hash) values ($1) on conflict do nothing", connection);
            note.Parameters.AddWithValue(version);
            await note.ExecuteNonQueryAsync(cancel);
        }
        finally
        {
            await Run(connection, $"select pg_advisory_unlock({Making})", CancellationToken.None);
        }
    }

    /// <summary>The listings' checkpoints, as the composite projection's daemon demands them.</summary>
    public static async Task Align(NpgsqlDataSource database, StoreModel model, ListingDefinitions definitions, CancellationToken cancel)
    {
        var names = model.Listings.Select(l => l.Name).ToArray();
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using (var begin = new NpgsqlCommand(Sql.Of("checkpoints/begin_together"), connection))
        {
            begin.Parameters.AddWithValue(StoredListings.CheckpointOf(StoredListings.Shard));
            begin.Parameters.AddWithValue(Array.ConvertAll(names, StoredListings.CheckpointOf));
            await begin.ExecuteNonQueryAsync(cancel);
        }
        long together;
        await using (var transaction = await connection.BeginTransactionAsync(cancel))
        {
            await using (var hold = new NpgsqlCommand(Sql.Of("checkpoints/hold_together"), connection, transaction))
            {
                hold.Parameters.AddWithValue(StoredListings.CheckpointOf(StoredListings.Shard));
                await hold.ExecuteNonQueryAsync(cancel);
            }
            await using var align = new NpgsqlCommand(Sql.Of("checkpoints/align"), connection, transaction);
            align.Parameters.AddWithValue(StoredListings.CheckpointOf(StoredListings.Shard));
            align.Parameters.AddWithValue(names);
            together = (long)(await align.ExecuteScalarAsync(cancel))!;
            await transaction.CommitAsync(cancel);
        }
        await definitions.Compare(connection, together, cancel);
    }

    /// <summary>Snapshots whose documents were folded by another definition, or never.</summary>
    public static async Task<IReadOnlyList<InlineSnapshot>> OutdatedSnapshots(NpgsqlDataSource database, StoreModel model, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select name, revision from newsroom.listings");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancel)) known[reader.GetString(0)] = reader.GetInt32(1);
        return [.. model.Snapshots.Where(s => known.GetValueOrDefault(s.Name) != s.Revision)];
    }

    public static async Task Remember(NpgsqlDataSource database, InlineSnapshot snapshot, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Sql.Of("listings/remember"));
        command.Parameters.AddWithValue(snapshot.Name);
        command.Parameters.AddWithValue(snapshot.Revision);
        command.Parameters.AddWithValue(0L);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string Version(StoreModel model, IMessageStore? messages) => string.Join(
        ", ",
        [
            NameOf<IDocumentStore>(), .. messages is null ? Array.Empty<string>() : [NameOf<Envelope>()], $"tables {Sql.Hash}",
            .. model.Listings.Select(l => $"{l.Name}({string.Join(' ', l.Indexes)}{(l.IsSearched ? " words" : "")})"), .. model.Snapshots.Select(s => s.Name),
            .. model.Outlines.Select(o => $"{o.Name}({string.Join(' ', o.Events)}: {string.Join(' ', o.Left)})"), .. model.Documents.Select(d => d.Name),
        ]);

    private static async Task<bool> IsMade(NpgsqlConnection connection, string version, CancellationToken cancel)
    {
        await using (var any = new NpgsqlCommand("select to_regclass('newsroom.made') is not null", connection))
            if (!(bool)(await any.ExecuteScalarAsync(cancel))!) return false;
        await using var ask = new NpgsqlCommand("select exists (select from newsroom.made where hash = $1)", connection);
        ask.Parameters.AddWithValue(version);
        return (bool)(await ask.ExecuteScalarAsync(cancel))!;
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string NameOf<T>() => typeof(T).Assembly.GetName() is var name ? $"{name.Name} {name.Version}" : "";
}
