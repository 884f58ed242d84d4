using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Benchmarks.Questions;

/// <summary>How many single-event appends a second do 64 writers get, expected version and inline snapshot included, against bare rows?</summary>
internal static class HowManyAppends
{
    private const int Writers = 64;
    private const string Limited = "bare INSERT and UPDATE";

    public static async Task<Answer> DistinctStreams(Bench bench)
    {
        var time = bench.Scale.Seconds(small: 2.6, full: 8);
        await bench.Season();
        var database = await bench.Database();
        await using var node = await Node.Open(database, Models.WithSnapshot);
        var versions = new long[Writers];

        await using var limit = await Limit(await bench.Database(), Writers);
        var pairs = await bench.Pairs(5,
            async () => (await Bench.Rate(Writers, time, async (writer, stop) =>
            {
                var count = 0;
                for (; !stop.IsCancellationRequested; count++)
                {
                    var appended = await node.Log.Append(EventLoad.Stream(writer), versions[writer],
                        [new(new Measured(count, Bench.Filler))], new Metadata("bench"), CancellationToken.None);
                    versions[writer] = appended.Version;
                }
                return count;
            })).Rate,
            () => LimitRate(limit, Writers, time), before: 2);
        return Answer.Of($"Appends a second, {Writers} writers, distinct streams", "1/s", Limited, pairs, Must.Nothing);
    }

    public static async Task<Answer> HotStreams(Bench bench)
    {
        const int streams = 8;
        var time = bench.Scale.Seconds(small: 2.6, full: 8);
        await bench.Season();
        var database = await bench.Database();
        await using var node = await Node.Open(database, Models.WithSnapshot);
        var versions = new long[streams];

        await using var limit = await Limit(await bench.Database(), streams);
        var pairs = await bench.Pairs(5,
            async () => (await Bench.Rate(Writers, time, async (writer, stop) =>
            {
                var count = 0;
                var stream = writer % streams;
                while (!stop.IsCancellationRequested)
                {
                    try
                    {
                        var appended = await node.Log.Append(EventLoad.Stream(stream), Interlocked.Read(ref versions[stream]),
                            [new(new Measured(count, Bench.Filler))], new Metadata("bench"), CancellationToken.None);
                        Interlocked.Exchange(ref versions[stream], appended.Version);
                        count++;
                    }
                    catch (StreamConflict conflict)
                    {
                        Interlocked.CompareExchange(ref versions[stream], conflict.Actual, conflict.Expected);
                    }
                }
                return count;
            })).Rate,
            () => LimitRate(limit, streams, time), before: 2);
        return Answer.Of($"Appends a second, {Writers} writers, {streams} hot streams", "1/s", Limited, pairs, Must.Nothing);
    }

    /// <summary>
    /// What the same bytes cost without an event store: the columns of an event's row and its primary key, no version
    /// checked, no second index, no foreign key, no snapshot.
    /// </summary>
    private static async Task<NpgsqlDataSource> Limit(string database, int streams)
    {
        var source = NpgsqlDataSource.Create(database);
        await using var make = source.CreateCommand("""
            create table bare_events (
              seq_id bigint generated always as identity primary key, id uuid not null, stream_id varchar, version bigint not null, data jsonb not null,
              type varchar(500) not null, timestamp timestamptz not null, tenant_id varchar default '*DEFAULT*', mt_dotnet_type varchar, user_name varchar,
              is_archived boolean default false);
            create table bare_streams (id text primary key, version bigint not null);
            """);
        await make.ExecuteNonQueryAsync();
        await using var fill = source.CreateCommand("insert into bare_streams select 'measure/' || n, 0 from generate_series(0, $1 - 1) n");
        fill.Parameters.AddWithValue(streams);
        await fill.ExecuteNonQueryAsync();
        return source;
    }

    private static async Task<double> LimitRate(NpgsqlDataSource source, int streams, TimeSpan time) =>
        (await Bench.Rate(Writers, time, async (writer, stop) =>
        {
            await using var connection = await source.OpenConnectionAsync(CancellationToken.None);
            var stream = $"measure/{writer % streams}";
            var json = Models.Types.Write(new Measured(writer, Bench.Filler));
            await using var batch = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    new("""
                        insert into bare_events (id, stream_id, version, data, type, timestamp, mt_dotnet_type, user_name)
                        values ($1, $2, $3, $4, $5, clock_timestamp(), $6, $7)
                        """)
                    {
                        Parameters =
                        {
                            new NpgsqlParameter<Guid>(), new() { Value = stream }, new NpgsqlParameter<long>(),
                            new() { Value = json, NpgsqlDbType = NpgsqlDbType.Jsonb },
                            new() { Value = "measured" }, new() { Value = $"{typeof(Measured).FullName}, {typeof(Measured).Assembly.GetName().Name}" },
                            new() { Value = "bench" },
                        },
                    },
                    new("update bare_streams set version = version + 1 where id = $1")
                    {
                        Parameters = { new() { Value = stream } },
                    },
                },
            };
            await batch.PrepareAsync(CancellationToken.None);
            var count = 0;
            for (; !stop.IsCancellationRequested; count++)
            {
                ((NpgsqlParameter<Guid>)batch.BatchCommands[0].Parameters[0]).TypedValue = Guid.CreateVersion7();
                ((NpgsqlParameter<long>)batch.BatchCommands[0].Parameters[2]).TypedValue = count + 1;
                await batch.ExecuteNonQueryAsync(CancellationToken.None);
            }
            return count;
        })).Rate;
}
