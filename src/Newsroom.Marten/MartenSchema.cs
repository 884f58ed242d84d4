using JasperFx;
using Marten;
using Npgsql;
using Wolverine;
using Wolverine.Persistence.Durability;

namespace Newsroom.Marten;

/// <summary>
/// Makes what Marten needs beside the tables that both engines share, its own functions, and Wolverine's tables. Asked once
/// a version of the two; a node that finds them made looks at nothing else.
/// </summary>
internal static class MartenSchema
{
    /// <summary>Session-level advisory lock behind which it is made.</summary>
    private const long Making = 0x4E57_0002;

    public static async Task Make(NpgsqlDataSource database, IDocumentStore store, IMessageStore messages, CancellationToken cancel)
    {
        var version = $"{NameOf<IDocumentStore>()}, {NameOf<Envelope>()}";
        await using var connection = await database.OpenConnectionAsync(cancel);
        if (await Made(connection, version, cancel)) return;
        await using (var wait = new NpgsqlCommand($"select pg_advisory_lock({Making})", connection)) await wait.ExecuteNonQueryAsync(cancel);
        try
        {
            if (await Made(connection, version, cancel)) return;
            await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate);
            await messages.Admin.MigrateAsync();
            await using var note = new NpgsqlCommand("insert into newsroom.made (hash) values ($1) on conflict do nothing", connection);
            note.Parameters.AddWithValue(version);
            await note.ExecuteNonQueryAsync(cancel);
        }
        finally
        {
            await using var release = new NpgsqlCommand($"select pg_advisory_unlock({Making})", connection);
            await release.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static async Task<bool> Made(NpgsqlConnection connection, string version, CancellationToken cancel)
    {
        await using var ask = new NpgsqlCommand("select exists (select from newsroom.made where hash = $1)", connection);
        ask.Parameters.AddWithValue(version);
        return (bool)(await ask.ExecuteScalarAsync(cancel))!;
    }

    private static string NameOf<T>() => typeof(T).Assembly.GetName() is var name ? $"{name.Name} {name.Version}" : "";
}
