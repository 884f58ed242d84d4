using Npgsql;

namespace Newsroom.Cluster;

/// <summary>Databases as the newsroom wants them: UTF-8, ordered by code point, knowing that É is the capital of é, whatever the machine's locale.</summary>
internal static class NewsroomDatabase
{
    /// <summary>Creates a database from template0 unless it exists. The name is one of ours: lower-case letters, digits and underscores.</summary>
    public static async Task CreateAsync(string adminConnectionString, string name, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(adminConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using (var known = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = name } } })
            if (await known.ExecuteScalarAsync(cancellation) is not null)
                return;

        foreach (var locale in Locales(connection.PostgreSqlVersion.Major))
        {
            try
            {
                await using var create = new NpgsqlCommand($"create database {name} template template0 encoding 'UTF8' {locale}", connection);
                await create.ExecuteNonQueryAsync(cancellation);
                return;
            }
            catch (PostgresException refusal) when (refusal.SqlState is PostgresErrorCodes.WrongObjectType or PostgresErrorCodes.InvalidParameterValue)
            {
                // "invalid locale name": the C library of this machine does not know it. The last of the list always exists.
            }
        }
        throw new ClusterStartException($"PostgreSQL {connection.PostgreSqlVersion} knows none of the locales C.UTF-8, UTF-8 and C, and the database {name} could not be created.");
    }

    /// <summary>
    /// Best first. PostgreSQL 17 brings its own C.UTF-8. Before, the C library's is used for letter case
    /// alone, and the order of text stays that of code points, which no library update can change.
    /// </summary>
    private static IEnumerable<string> Locales(int major) => major >= 17
        ? ["locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'"]
        :
        [
            "lc_collate 'C' lc_ctype 'C.UTF-8'",
            "lc_collate 'C' lc_ctype 'C.utf8'",
            "lc_collate 'C' lc_ctype 'UTF-8'",
            "lc_collate 'C' lc_ctype 'C'",
        ];
}
