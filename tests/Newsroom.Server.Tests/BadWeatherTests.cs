using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Cluster;
using Newsroom.Server.Access;
using Newsroom.Server.Hosting;
using Npgsql;

namespace Newsroom.Server.Tests;

/// <summary>A full disk and a read-only database, as whoever asks over HTTP meets them: told why, nothing lost, and no restart.</summary>
public sealed class BadWeatherTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string key = ApiKey.New();

    [Fact]
    public async Task A_full_disk_is_a_503_with_the_reason_and_once_there_is_room_writing_goes_on()
    {
        using var disk = new SmallDisk();
        await using var served = await Started(disk);
        using var api = new Api(served.Address, key);
        // A segment of the write-ahead log that has just been begun, so that it is the tables for which there is no room.
        await Ask(disk, "select pg_switch_wal()");
        var acknowledged = new List<Answer> { await api.Filed() };
        disk.Fill();

        var refused = await Until(() => File(api, acknowledged), a => a.Status != HttpStatusCode.Created, "a report to be refused");
        refused.ExpectProblem(503, "unavailable");
        Assert.Equal("The database's disk is full. Nothing was written. Try again shortly.", refused.Json["detail"]!.GetValue<string>());
        Assert.True(refused.Headers.ContainsKey("Retry-After"));
        (await api.Get($"/api/articles/{acknowledged[0].Id}")).Expect(HttpStatusCode.OK);

        disk.MakeRoom();
        await Until(() => File(api, acknowledged), a => a.Status == HttpStatusCode.Created, "a report to be filed again");
        await AllThere(api, acknowledged);
        await served.Stop();
    }

    [Fact]
    public async Task A_disk_without_room_for_the_write_ahead_log_ends_postgres_which_comes_back_once_there_is()
    {
        using var disk = new SmallDisk();
        await using var served = await Started(disk);
        using var api = new Api(served.Address, key);
        var acknowledged = new List<Answer> { await api.Filed() };
        disk.Fill();

        // Each round asks for a new segment of the log, until there is none to be had and PostgreSQL gives up.
        await Until(
            async () =>
            {
                try
                {
                    await Ask(disk, "select pg_switch_wal(), pg_logical_emit_message(true, 'test', 'x')");
                    return false;
                }
                catch (NpgsqlException)
                {
                    return true;
                }
            },
            broken => broken, "PostgreSQL to give up");
        var refused = await Until(() => File(api, acknowledged), a => a.Status != HttpStatusCode.Created, "a report to be refused");
        refused.ExpectProblem(503, "unavailable");
        Assert.True(refused.Headers.ContainsKey("Retry-After"));
        (await api.Get("/health/live")).Expect(HttpStatusCode.OK);

        disk.MakeRoom();
        await Until(() => File(api, acknowledged), a => a.Status == HttpStatusCode.Created, "a report to be filed again");
        await AllThere(api, acknowledged);
        await served.Stop();
    }

    [Fact]
    public async Task A_read_only_database_is_a_503_with_the_reason_and_is_read_as_ever()
    {
        var cluster = await TemporaryCluster.SharedAsync();
        var database = await cluster.CreateDatabaseAsync();
        var name = new NpgsqlConnectionStringBuilder(database).Database;
        await using (var served = await Served.Start(new ServerOptions
        {
            DataDirectory = "", ConnectionString = database, AdminKey = key, Urls = "http://127.0.0.1:0",
        }))
        {
            using var api = new Api(served.Address, key);
            var acknowledged = new List<Answer> { await api.Filed() };
            // Before nothing can be written any more, the lists have come so far.
            (await api.Get("/api/articles")).Expect(HttpStatusCode.OK);
            await SetReadOnly("on");

            var refused = await Until(() => File(api, acknowledged), a => a.Json["detail"]?.GetValue<string>().Contains("read-only") == true, "a report to be refused");
            refused.ExpectProblem(503, "unavailable");
            Assert.True(refused.Headers.ContainsKey("Retry-After"));
            await AllThere(api, acknowledged);
            (await api.Get("/api/articles")).Expect(HttpStatusCode.OK);
            (await api.Get("/api/articles?asOf=2020-01-01T00:00:00Z")).Expect(HttpStatusCode.OK);

            await SetReadOnly("off");
            await Until(() => File(api, acknowledged), a => a.Status == HttpStatusCode.Created, "a report to be filed again");
            await AllThere(api, acknowledged);
            await served.Stop();
        }
        await cluster.DropDatabaseAsync(database);

        async Task SetReadOnly(string value)
        {
            await Execute(cluster.AdminConnectionString, $"alter database {name} set default_transaction_read_only = {value}");
            // Sessions that are there keep what they began with.
            if (value == "on") await Execute(cluster.AdminConnectionString, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        }
    }

    private Task<Served> Started(SmallDisk disk) => Served.Start(new ServerOptions
    {
        DataDirectory = Path.Combine(disk.Root, "data"), AdminKey = key, Urls = "http://127.0.0.1:0",
    });

    /// <summary>
    /// A report of 30,000 characters that no compression makes small. Of so few words that nobody asks whose copy it may be:
    /// that question waits for a view, which cannot be written either.
    /// </summary>
    private static async Task<Answer> File(Api api, List<Answer> acknowledged)
    {
        var answer = await api.Post("/api/articles", Given.Report(body: "Le port est fermé. " + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(15_000))));
        if (answer.Status == HttpStatusCode.Created) acknowledged.Add(answer);
        return answer;
    }

    private static async Task AllThere(Api api, List<Answer> acknowledged)
    {
        foreach (var filed in acknowledged) Assert.Equal(filed.Text, (await api.Get($"/api/articles/{filed.Id}")).Expect(HttpStatusCode.OK).Text);
    }

    private static async Task<T> Until<T>(Func<Task<T>> ask, Func<T, bool> enough, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var answer = await ask();
            if (enough(answer)) return answer;
            if (patience.IsCancellationRequested) Assert.Fail($"Waited in vain for {what}; the last answer: {(answer is Answer { Text: var text } ? text : answer)}");
        }
    }

    private static async Task Ask(SmallDisk disk, string sql) =>
        await Execute((await PrivateCluster.TryFindRunningAsync(Path.Combine(disk.Root, "data")))!, sql);

    private static async Task Execute(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
