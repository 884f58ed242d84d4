using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Newsroom.Cluster;
using Newsroom.Core.Kernel;
using Newsroom.Server.Commands;
using Newsroom.Server.Hosting;
using Newsroom.Server.Keeping;
using Npgsql;

namespace Newsroom.Server.Tests.Keeping;

/// <summary>A fresh database of a test, with plain SQL on it; gone when the test is over.</summary>
internal sealed class LogDatabase : IAsyncDisposable
{
    private LogDatabase(string connectionString)
    {
        ConnectionString = connectionString;
        Source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 8, Timezone = "UTC" });
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    public ServerOptions Options => new() { DataDirectory = "", ConnectionString = ConnectionString };

    /// <summary>Plain events of no newsroom, so that they may say anything.</summary>
    public static EventTypes Types { get; } = new(
        EventType.Of<Said>("said_v2", new OlderShape("said", ["words"], json => new() { ["text"] = json["words"]!.DeepClone() })));

    /// <summary>Whatever the data holds, only its text is read.</summary>
    public sealed record Said(string Text);

    public static async Task<LogDatabase> New() => new(await (await TemporaryCluster.SharedAsync()).CreateDatabaseAsync());

    /// <summary>The same database once more, while nobody is connected to it.</summary>
    public static async Task<LogDatabase> CopyOf(string connectionString)
    {
        var original = new NpgsqlConnectionStringBuilder(connectionString);
        var copy = $"{original.Database}_{Guid.NewGuid():N}"[..60];
        await using var admin = new NpgsqlConnection((await TemporaryCluster.SharedAsync()).AdminConnectionString);
        await admin.OpenAsync();
        await using var create = new NpgsqlCommand($"create database {copy} template {original.Database}", admin);
        await create.ExecuteNonQueryAsync();
        return new(new NpgsqlConnectionStringBuilder(connectionString) { Database = copy }.ConnectionString);
    }

    /// <summary>With the tables of a store of such events, and nothing in them.</summary>
    public static async Task<LogDatabase> Made() => await CopyOf(await Template.Value);

    private static readonly Lazy<Task<string>> Template = new(async () =>
    {
        var connectionString = await (await TemporaryCluster.SharedAsync()).CreateDatabaseAsync();
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddNewsroomStore(connectionString, new StoreModel(Types, []));
        using (var host = builder.Build())
        {
            await host.Services.GetRequiredService<StoreNode>().Open();
            await ((IAsyncDisposable)host).DisposeAsync();
        }
        NpgsqlConnection.ClearAllPools();
        return connectionString;
    });

    /// <summary>This newsroom on it, as a command opens it.</summary>
    /// <param name="follow">Whether listings and subscriptions run.</param>
    /// <param name="alone">Whether nobody else may be at work on it.</param>
    public static Task<CommandStore> Open(string connectionString, bool follow = false, bool alone = false) => CommandStore.Open(
        new Context(TextWriter.Null, TextWriter.Null, new ServerOptions { DataDirectory = "", ConnectionString = connectionString }), default, follow, alone);

    /// <inheritdoc cref="Open(string, bool, bool)"/>
    public Task<CommandStore> Open(bool follow = false, bool alone = false) => Open(ConnectionString, follow, alone);

    /// <summary>Waits until the listings and every subscription have handled everything up to the position.</summary>
    public static async Task CaughtUp(CommandStore newsroom, long position)
    {
        foreach (var progress in await newsroom.Listings.Progress()) await newsroom.Listings.WaitFor(progress.Name, position, TimeSpan.FromMinutes(1));
    }

    public async Task<int> Run(string sql, params object?[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<T> One<T>(string sql, params object?[] values)
    {
        await using var command = Command(sql, values);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task<IReadOnlyList<string>> Lines(string sql)
    {
        await using var command = Command(sql, []);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "∅" : reader.GetValue(i).ToString())));
        return lines;
    }

    /// <summary>Every row of every table, each as PostgreSQL prints it; <paramref name="but"/> are columns that tell when, or by whom, a row was written.</summary>
    public async Task<IReadOnlyList<string>> Everything(params string[] but)
    {
        var all = new List<string>();
        foreach (var table in await Lines("select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ('public', 'newsroom') order by 1"))
        {
            var rows = await Lines($"select (to_jsonb(t) - '{{{string.Join(',', but)}}}'::text[])::text from {table} t order by 1");
            all.AddRange(rows.Select(row => $"{table} {row}"));
        }
        all.AddRange(await Lines("select 'sequence', last_value, is_called from public.mt_events_sequence"));
        return all;
    }

    /// <summary>The rows of the log, all columns. Where there are no headers, Marten writes a null of JSON's and not PostgreSQL's.</summary>
    public Task<IReadOnlyList<string>> Log() =>
        Lines("select (to_jsonb(e) - 'headers')::text, e.data::text, nullif(e.headers, 'null')::text from mt_events e order by seq_id");

    public Task<IReadOnlyList<string>> Streams() => Lines("select id, version, type, is_archived from mt_streams order by id collate \"C\"");

    /// <summary>An event as it may stand in a log of any age: at a position that is taken then, or where it is said.</summary>
    public async Task Plant(
        string stream, string data, string type = "said_v2", string? user = "teller", string? correlation = null, string? causation = null,
        string? headers = null, string? dotnet = null, DateTime? at = null, Guid? id = null)
    {
        await Run(
            """
            with stream as (
                insert into mt_streams (id, version) values ($1, 1)
                on conflict (id) do update set version = mt_streams.version + 1 returning version)
            insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, user_name, correlation_id, causation_id, headers, mt_dotnet_type)
            select nextval('mt_events_sequence'), $10, $1, stream.version, $2::jsonb, $3, $9, $4, $5, $6, $7::jsonb, $8 from stream
            """,
            stream, data, type, user, correlation, causation, headers, dotnet, at ?? DateTime.UtcNow, id ?? Guid.NewGuid());
    }

    /// <summary>Positions that rolled-back appends took.</summary>
    public Task Gap(int positions) => Run("select nextval('mt_events_sequence') from generate_series(1, $1)", positions);

    public async Task<byte[]> Export()
    {
        using var file = new MemoryStream();
        await new LogExport(Source).ToStream(file, await One<long>("select coalesce(max(seq_id), 0) from mt_events"));
        return file.ToArray();
    }

    public Task<LogImported> Import(byte[] file, int batch = 10_000, CancellationToken cancel = default) =>
        new LogImport(Source, Types) { BatchEvents = batch }.Run(new MemoryStream(file), "the file", null, cancel);

    public Task<LogImported> Import(string file, int batch = 10_000) => Import(Encoding.UTF8.GetBytes(file), batch);

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await (await TemporaryCluster.SharedAsync()).DropDatabaseAsync(ConnectionString);
    }

    private NpgsqlCommand Command(string sql, object?[] values)
    {
        var command = Source.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value is null or string
                ? new NpgsqlParameter { Value = value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text }
                : new NpgsqlParameter { Value = value });
        }
        return command;
    }
}
