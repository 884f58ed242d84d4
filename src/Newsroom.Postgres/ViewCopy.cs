using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Postgres;

/// <summary>Writes a view's rows by COPY.</summary>
internal static class ViewCopy
{
    /// <summary>The view's table without its schema.</summary>
    public static string TableOf(IView view) =>
        (view.KeptOverTime ? "kept_" : "mt_doc_") + Sql.Identifier(view.Name);

    /// <param name="schema">Of the live table or of its shadow.</param>
    public static async Task Write(
        NpgsqlConnection connection, IView view, string schema, IEnumerable<DocumentFold.Row> rows, CancellationToken cancel)
    {
        var columns = view.KeptOverTime ? "id, born, from_position, to_position, data" : "id, data, mt_dotnet_type";
        var dotnet = StreamAppend.DotNetName(view.DocumentType);
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {schema}.{TableOf(view)} ({columns}) from stdin (format binary)", cancel);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancel);
            await copy.WriteAsync(row.Id, NpgsqlDbType.Varchar, cancel);
            if (view.KeptOverTime)
            {
                await copy.WriteAsync(row.Born, NpgsqlDbType.Bigint, cancel);
                await copy.WriteAsync(row.From, NpgsqlDbType.Bigint, cancel);
                if (row.To is { } to) await copy.WriteAsync(to, NpgsqlDbType.Bigint, cancel);
                else await copy.WriteNullAsync(cancel);
                await copy.WriteAsync(row.Json, NpgsqlDbType.Jsonb, cancel);
            }
            else
            {
                await copy.WriteAsync(row.Json, NpgsqlDbType.Jsonb, cancel);
                await copy.WriteAsync(dotnet, NpgsqlDbType.Varchar, cancel);
            }
        }
        await copy.CompleteAsync(cancel);
    }
}
