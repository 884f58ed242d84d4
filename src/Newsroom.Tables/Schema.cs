using System.Security.Cryptography;
using System.Text;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Tables;

/// <summary>
/// Makes what is missing and changes nothing that is there. A node that finds the schema as it wants it takes no lock
/// on any table: even <c>create index if not exists</c> would wait for appends under way, and hold up those behind it.
/// </summary>
internal static class Schema
{
    /// <summary>Key of the transaction-level advisory lock behind which the schema is made.</summary>
    private const long MakingSchema = 0x4E57_0001;

    private static readonly string[] Functions =
    [
        "schema/demand", "schema/announce_append", "schema/append", "schema/append_group", "schema/safe_head",
        "schema/extend_moments", "schema/position_at", "schema/make_shadow", "schema/index_shadow", "schema/swap_shadow",
    ];

    public static async Task Make(NpgsqlDataSource database, EngineDefinition definition, CancellationToken cancel)
    {
        var tables = Tables(definition).ToArray();
        var statements = Functions.Select(Sql.Of).Concat(tables.SelectMany(t => t.Statements)).Prepend(Sql.Of("schema/03_outbox")).Prepend(Sql.Of("schema/02_newsroom_tables")).ToArray();
        var wanted = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', statements))));

        await using var connection = await database.OpenConnectionAsync(cancel);
        if (await Ask<bool>("select to_regclass('newsroom.made') is not null")
            && await Ask<bool>($"select exists (select from newsroom.made where hash = '{wanted}')"))
        {
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await Run($"set local client_min_messages = warning; select pg_advisory_xact_lock({MakingSchema}); create schema if not exists newsroom");
        if (await Ask<bool>("select to_regclass('public.mt_events') is null")) await Run(Sql.Of("schema/01_marten_tables"));
        await Run(Sql.Of("schema/02_newsroom_tables"));
        await Run(Sql.Of("schema/03_outbox"));
        foreach (var function in Functions) await Run(Sql.Of(function));
        foreach (var (_, make) in tables)
        {
            foreach (var statement in make) await Run(statement);
        }
        await Run($"insert into newsroom.made (hash) values ('{wanted}') on conflict do nothing");
        await transaction.CommitAsync(cancel);

        async Task Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancel);
        }

        async Task<T> Ask<T>(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return (T)(await command.ExecuteScalarAsync(cancel))!;
        }
    }

    internal static IEnumerable<(string Name, string[] Statements)> Tables(EngineDefinition definition)
    {
        foreach (var view in definition.Views) yield return (view.Name, Of(view));
        foreach (var kept in definition.Reactors.SelectMany(r => r.Documents))
        {
            yield return (kept.Collection,
                [Sql.For("schema/document_table", kept.Collection), .. kept.Indexes.Select(field => Sql.For("schema/document_index", kept.Collection, field))]);
        }
    }

    /// <summary>The statements that make a view's table and indexes where they are missing.</summary>
    public static string[] Of(IView view)
    {
        var (table, index) = view.KeptOverTime ? ("schema/kept_table", "schema/kept_index") : ("schema/document_table", "schema/document_index");
        return [Sql.For(table, view.Name), .. view.Indexes.Select(field => Sql.For(index, view.Name, field))];
    }
}
