using Npgsql;

namespace Newsroom.Store.Tests;

/// <summary>
/// A test's database, and plain SQL on it. Suites use it where what the tables hold is a promise (documents, rows,
/// checkpoints), to plant what must be swept away, and to do what befalls databases; never to see how a node works.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource source;

    public TestDatabase(string connectionString)
    {
        ConnectionString = connectionString;
        // Its own name, so that "all backends but mine" can be told; its own pool, which ends with the test.
        source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = Witness,
            MaxPoolSize = 8,
        });
    }

    private const string Witness = "test-witness";

    public string ConnectionString { get; }

    public async Task<int> Run(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<T> One<T>(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Rows as text, one a line, fields joined by <c>|</c>, null as nothing: easy to compare, easy to read.</summary>
    public async Task<IReadOnlyList<string>> Lines(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : reader.GetValue(i).ToString())));
        return lines;
    }

    /// <summary>Writes an event as another program might have: of a type or shape that this one does not know.</summary>
    public Task Insert(string stream, string type, string json) => Run(
        """
        with made as (insert into public.mt_streams (id, version) values ($1, 1) returning id)
        insert into public.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, user_name)
        select nextval('public.mt_events_sequence'), gen_random_uuid(), id, 1, $3::jsonb, $2, clock_timestamp(), 'Other.Program', 'other' from made
        """, stream, type, json);

    /// <summary>The database's own clock, as it strikes now.</summary>
    public async Task<DateTimeOffset> Now() =>
        new(await One<DateTime>("select clock_timestamp()"), TimeSpan.Zero);

    /// <summary>A connection of its own, for a session that holds something.</summary>
    public async Task<NpgsqlConnection> Connect() => await source.OpenConnectionAsync();

    /// <summary>Breaks every other connection to this database in the middle of whatever it does.</summary>
    public Task TerminateBackends() => Run(
        """
        select pg_terminate_backend(pid)
        from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and application_name <> $1
        """,
        Witness);

    /// <summary>The documents of a snapshot: id and data, each as text.</summary>
    public Task<IReadOnlyList<string>> Documents(string name) =>
        Lines($"select id, data::text from mt_doc_{name} order by id collate \"C\"");

    /// <summary>
    /// The rows of a listing. Its table is a promise, because lists and searches are plain SQL on it:
    /// <c>newsroom.kept_&lt;listing&gt;</c> with <c>id text</c>, <c>born bigint</c> (the position at which the row's present
    /// life began), <c>from_position bigint</c>, <c>to_position bigint</c> (exclusive; null for "still") and
    /// <c>data jsonb</c>.
    /// </summary>
    public Task<IReadOnlyList<string>> Kept(string name) => Lines(
        $"select id, born, from_position, to_position, data::text from newsroom.kept_{name} order by id collate \"C\", from_position");

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
