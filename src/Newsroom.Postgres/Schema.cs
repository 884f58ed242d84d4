using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Postgres;

/// <summary>Makes what is missing and changes nothing that is there. Safe to run on several nodes at once.</summary>
internal static class Schema
{
    /// <summary>Key of the transaction-level advisory lock behind which the schema is made.</summary>
    private const long MakingSchema = 0x4E57_0001;

    private static readonly string[] Statements =
    [
        "schema/01_marten_tables", "schema/02_newsroom_tables",
        "schema/demand", "schema/announce_append", "schema/append", "schema/safe_head",
        "schema/extend_moments", "schema/position_at",
    ];

    public static async Task Make(NpgsqlDataSource database, EngineDefinition definition, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await Run($"set local client_min_messages = warning; select pg_advisory_xact_lock({MakingSchema}); create schema if not exists newsroom");
        foreach (var statement in Statements) await Run(Sql.Of(statement));

        foreach (var view in definition.Views)
        {
            if (view.KeptOverTime)
            {
                await Run(Sql.For("schema/kept_table", view.Name));
                foreach (var field in view.Indexes) await Run(Sql.For("schema/kept_index", view.Name, field));
            }
            else
            {
                await Run(Sql.For("schema/document_table", view.Name));
                foreach (var field in view.Indexes) await Run(Sql.For("schema/document_index", view.Name, field));
            }
        }
        foreach (var documents in definition.Reactors.SelectMany(r => r.Documents))
        {
            await Run(Sql.For("schema/document_table", documents.Collection));
            foreach (var field in documents.Indexes) await Run(Sql.For("schema/document_index", documents.Collection, field));
        }
        await transaction.CommitAsync(cancel);

        async Task Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}
