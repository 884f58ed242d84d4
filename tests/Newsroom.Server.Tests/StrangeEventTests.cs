using System.Net;
using Newsroom.Cluster;
using Newsroom.Core.Access;
using Newsroom.Server.Access;
using Newsroom.Server.Desk;
using Newsroom.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Newsroom.Server.Tests;

/// <summary>A newer node of a rolling update has written an event that this node does not know.</summary>
public sealed class StrangeEventTests : IAsyncLifetime
{
    private string database = "";

    public async Task InitializeAsync() => database = await (await TemporaryCluster.SharedAsync()).CreateDatabaseAsync();

    public async Task DisposeAsync() => await (await TemporaryCluster.SharedAsync()).DropDatabaseAsync(database);

    [Fact]
    public async Task It_is_passed_on_to_administrators_and_what_cannot_fold_it_says_so()
    {
        var (key, readers) = (ApiKey.New(), ApiKey.New());
        var options = new ServerOptions { DataDirectory = "", ConnectionString = database, AdminKey = key, Urls = "http://127.0.0.1:0" };
        await using var served = await Served.Start(options);
        await served.App.Services.GetRequiredService<KeyGrants>().Grant(readers, "lectrice", Role.Reader, new Caller("test"), default);
        using var desk = new Api(served.Address, key);
        using var reader = new Api(served.Address, readers);
        var before = await desk.Filed();
        using var administratorsLive = await desk.Listen($"?after={before.Position}");
        using var readersLive = await reader.Listen($"?after={before.Position}");

        await Insert($"article/{before.Id}", "article_syndicated", """{"to": "ailleurs"}""");
        var after = await desk.Filed();

        var strange = (await administratorsLive.Next())!;
        Assert.Equal("article_syndicated", strange.Type);
        Assert.Contains("ailleurs", strange.Data["data"]!["stored"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(after.Position, (await administratorsLive.Next())!.Position);
        // Nobody here can say whom it concerns.
        Assert.Equal(after.Position, (await readersLive.Next())!.Position);
        Assert.Contains("article_syndicated", (await desk.Get("/api/events?limit=1000")).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("article_syndicated", (await reader.Get("/api/events?limit=1000")).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);

        // What would have to fold it refuses; everything else goes on.
        (await desk.Get($"/api/articles/{before.Id}")).ExpectProblem(503, "unreadable-event");
        (await desk.Get($"/api/articles/{after.Id}")).Expect(HttpStatusCode.OK);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        Answer ready;
        while ((ready = await desk.Get("/health/ready")).Status == HttpStatusCode.OK) await Task.Delay(50, patience.Token);
        ready.ExpectProblem(503, "stands-still");

        // The newer program is the only one that can mend it; here the event is taken back.
        await Run("delete from public.mt_events where stream_id = $1 and version > 1", $"article/{before.Id}");
        await Run("update public.mt_streams set version = 1 where id = $1", $"article/{before.Id}");
        while ((await desk.Get("/health/ready")).Status != HttpStatusCode.OK) await Task.Delay(50, patience.Token);
        (await desk.Get($"/api/articles/{before.Id}")).Expect(HttpStatusCode.OK);
        (await desk.Get("/api/articles")).Expect(HttpStatusCode.OK);
        await served.Stop();
    }

    private Task Insert(string stream, string type, string json) => Run(
        """
        with stream as (update public.mt_streams set version = version + 1 where id = $1 returning id, version)
        insert into public.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, user_name)
        select nextval('public.mt_events_sequence'), gen_random_uuid(), id, version, $3::jsonb, $2, clock_timestamp(), 'Other.Program', 'other' from stream
        """, stream, type, json);

    private async Task Run(string sql, params object[] values)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync();
    }
}
