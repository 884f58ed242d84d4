using System.Globalization;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Benchmarks;

/// <summary>
/// Fills a log by COPY with the rows that the store would have written: ten or a hundred events a stream, the streams of
/// a window of a thousand growing side by side, a millisecond between events.
/// </summary>
internal static class EventLoad
{
    private const int Window = 1000;

    /// <summary>Rows in one COPY: what checks the foreign key keeps a note on each row until the end.</summary>
    private const int Chunk = 500_000;

    private static readonly DateTime Begin = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static string Stream(int number) => $"{Last.Category}/{Text(number)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <param name="last">Whether the documents of <see cref="Last"/> are to be loaded too.</param>
    public static async Task Fill(string connectionString, int streams, int eventsEach, bool last = false)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync();
        await using (var copy = await Copy(connection, "public.mt_streams (id, version)"))
        {
            for (var stream = 0; stream < streams; stream++)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(Stream(stream), NpgsqlDbType.Varchar);
                await copy.WriteAsync((long)eventsEach, NpgsqlDbType.Bigint);
            }
            await copy.CompleteAsync();
        }

        var events = InLogOrder(streams, eventsEach).GetEnumerator();
        var total = (long)streams * eventsEach;
        for (long position = 0; position < total;)
        {
            await using var copy = await Copy(connection, EventColumns);
            for (var inChunk = 0; inChunk < Chunk && position < total; inChunk++)
            {
                events.MoveNext();
                var (stream, version) = events.Current;
                await WriteEvent(copy, ++position, Stream(stream), version, "measured", new Measured((int)position, Bench.Filler), Models.Types, Begin.AddMilliseconds(position));
            }
            await copy.CompleteAsync();
        }

        if (last)
        {
            await using var copy = await Copy(connection, "public.mt_doc_last (id, data, mt_dotnet_type)");
            for (var stream = 0; stream < streams; stream++)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(Text(stream), NpgsqlDbType.Varchar);
                await copy.WriteAsync($$"""{"id":"{{Text(stream)}}","number":{{stream}},"version":{{eventsEach}}}""", NpgsqlDbType.Jsonb);
                await copy.WriteAsync(DotNetName(typeof(Last)), NpgsqlDbType.Varchar);
            }
            await copy.CompleteAsync();
        }
        await Settle(connection, total);
    }

    public const string EventColumns =
        "public.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, correlation_id, causation_id, user_name)";

    public static async Task<NpgsqlBinaryImporter> Copy(NpgsqlConnection connection, string target)
    {
        var copy = await connection.BeginBinaryImportAsync($"copy {target} from stdin (format binary)");
        copy.Timeout = TimeSpan.FromHours(1);
        return copy;
    }

    /// <summary>One row of <see cref="EventColumns"/>.</summary>
    public static async Task WriteEvent(
        NpgsqlBinaryImporter copy, long position, string stream, long version, string type, object data, EventTypes types, DateTime at)
    {
        var request = "request-" + position.ToString(CultureInfo.InvariantCulture);
        await copy.StartRowAsync();
        await copy.WriteAsync(position, NpgsqlDbType.Bigint);
        await copy.WriteAsync(Guid.CreateVersion7(at), NpgsqlDbType.Uuid);
        await copy.WriteAsync(stream, NpgsqlDbType.Varchar);
        await copy.WriteAsync(version, NpgsqlDbType.Bigint);
        await copy.WriteAsync(types.Write(data), NpgsqlDbType.Jsonb);
        await copy.WriteAsync(type, NpgsqlDbType.Varchar);
        await copy.WriteAsync(at, NpgsqlDbType.TimestampTz);
        await copy.WriteAsync(DotNetName(data.GetType()), NpgsqlDbType.Varchar);
        await copy.WriteAsync(request, NpgsqlDbType.Varchar);
        await copy.WriteAsync(request, NpgsqlDbType.Varchar);
        await copy.WriteAsync("bench", NpgsqlDbType.Varchar);
    }

    /// <summary>
    /// After a load: positions go on above it, the planner knows it, and neither a vacuum nor a checkpoint of it falls into
    /// what is measured.
    /// </summary>
    public static async Task Settle(NpgsqlConnection connection, long last)
    {
        string[] statements = [$"select setval('public.mt_events_sequence', {last})", "vacuum analyze", "checkpoint"];
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync();
        }
    }

    public static string DotNetName(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";

    public static IEnumerable<(int Stream, long Version)> InLogOrder(int streams, int eventsEach)
    {
        for (var first = 0; first < streams; first += Window)
        {
            for (var version = 1L; version <= eventsEach; version++)
            {
                for (var stream = first; stream < Math.Min(first + Window, streams); stream++) yield return (stream, version);
            }
        }
    }
}
