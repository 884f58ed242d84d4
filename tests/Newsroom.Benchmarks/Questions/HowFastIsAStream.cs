using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Benchmarks.Questions;

/// <summary>How long does it take to read a stream of 100 events and to fold it?</summary>
/// <remarks>
/// Ours: <see cref="EventLog.ReadStream"/> (a connection from the pool, the statement, JSON to records, metadata) and a
/// fold of the events into one row. The limit: the same columns of the same rows by bare Npgsql, each read as its
/// own type, over one open connection with one prepared statement. One reader at a time, a read of ours and
/// a read of the limit in turn; streams drawn from the whole log.
/// </remarks>
internal static class HowFastIsAStream
{
    private const int EventsEach = 100;
    private const int Rounds = 7;

    private const string Rows = """
        select seq_id, stream_id, version, id, type, data::text, timestamp, user_name, correlation_id, causation_id, headers::text
        from public.mt_events
        where stream_id = $1
        order by version
        """;

    public static async Task<Answer> Ask(Bench bench)
    {
        var streams = bench.Scale.Of(small: 500, full: 5_000);
        var database = await bench.EmptyLog(Models.Log);
        await EventLoad.Fill(database, streams, EventsEach);
        await using var node = await Node.Open(database, Models.Log);
        await using var source = NpgsqlDataSource.Create(database);
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(Rows, connection) { Parameters = { new() { NpgsqlDbType = NpgsqlDbType.Varchar, Value = "" } } };
        await command.PrepareAsync();

        var reads = bench.Scale.Of(small: 400, full: 2_000);
        var listing = new SummariesListing();
        var draw = new Random(1);
        var pairs = await bench.Alternating(Rounds, reads, 0.5, () => Read(Ours), () => Read(Limit));
        return Answer.Of($"A stream of {EventsEach} events read and folded", "ms", "its rows by bare Npgsql", pairs, Must.AtMost(2)) with
        {
            Note = $"medians of {reads} reads each",
        };

        async Task Read(Func<string, Task<long>> one)
        {
            var stream = EventLoad.Stream(draw.Next(streams));
            if (await one(stream) != EventsEach) throw new InvalidOperationException($"{stream} was not read to its end.");
        }

        async Task<long> Ours(string stream)
        {
            Summary? row = null;
            foreach (var recorded in await node.Log.ReadStream(stream)) row = listing.Evolve(stream, row, recorded);
            return row!.Version;
        }

        async Task<long> Limit(string stream)
        {
            command.Parameters[0].Value = stream;
            await using var reader = await command.ExecuteReaderAsync();
            long version = 0;
            while (await reader.ReadAsync())
            {
                _ = reader.GetInt64(0);
                _ = reader.GetString(1);
                version = reader.GetInt64(2);
                _ = reader.GetGuid(3);
                _ = reader.GetString(4);
                _ = reader.GetString(5);
                _ = reader.GetDateTime(6);
                for (var column = 7; column <= 10; column++)
                    if (!reader.IsDBNull(column)) _ = reader.GetString(column);
            }
            return version;
        }
    }
}
