using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Cluster;
using Newsroom.Server.Access;
using Newsroom.Server.Commands;
using Newsroom.Server.Hosting;

namespace Newsroom.Server.Tests;

/// <summary>How a node ends: first it says so, then it stops.</summary>
public sealed class DrainingTests : IAsyncLifetime
{
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(3);

    private readonly string key = ApiKey.New();
    private string connectionString = null!;
    private Served served = null!;
    private Uri address = null!;

    public async Task InitializeAsync()
    {
        connectionString = await (await TemporaryCluster.SharedAsync()).CreateDatabaseAsync();
        served = await Served.Start(new ServerOptions
        {
            DataDirectory = "", ConnectionString = connectionString, AdminKey = key, Urls = "http://127.0.0.1:0", DrainSeconds = (int)Drain.TotalSeconds,
            Heartbeat = TimeSpan.FromMilliseconds(100),
        });
        address = served.Address;
    }

    public async Task DisposeAsync()
    {
        await served.DisposeAsync();
        await (await TemporaryCluster.SharedAsync()).DropDatabaseAsync(connectionString);
    }

    [Fact]
    public async Task A_node_that_is_to_stop_is_not_ready_at_once_serves_on_and_ends_its_live_streams_last()
    {
        using var desk = new Api(address, key);
        (await desk.Get("/health/ready")).Expect(HttpStatusCode.OK);
        Assert.False((await desk.Filed()).Headers.ContainsKey("Connection"));
        using var early = await desk.Listen();

        var clock = Stopwatch.StartNew();
        var stopped = served.Stop();
        (await desk.Get("/health/ready")).ExpectProblem(503, "closing");
        (await desk.Get("/health/live")).Expect(HttpStatusCode.OK);
        Assert.Equal(ExitCodes.Failed, await CommandLine.Run(["health", "--url", address.ToString()], TextWriter.Null, TextWriter.Null, Options));

        // Written, read and heard as before, streams that begin now included; and each answer ends its connection.
        using var late = await desk.Listen();
        var filed = await desk.Filed();
        Assert.Equal("close", filed.Headers["Connection"]);
        Assert.Equal("close", (await desk.Get("/api/articles/none")).Headers["Connection"]);
        await Heard(early, filed.Position);
        await Heard(late, filed.Position);
        Assert.False(stopped.IsCompleted);

        // They end as an answer ends, not as a broken connection.
        while (await early.Next() is not null) { }
        while (await late.Next() is not null) { }
        Assert.True(clock.Elapsed >= Drain - TimeSpan.FromMilliseconds(200), $"The streams ended after {clock.Elapsed}.");
        await stopped;
        Assert.True(clock.Elapsed < Drain + TimeSpan.FromSeconds(10), $"It stopped after {clock.Elapsed}.");
        await Assert.ThrowsAsync<HttpRequestException>(() => desk.Get("/health/live"));
    }

    [Fact]
    public async Task A_ready_node_is_healthy_for_the_command_and_an_address_where_nobody_is_is_not()
    {
        var said = new StringWriter();
        Assert.Equal(ExitCodes.Done, await CommandLine.Run(["health", "--url", address.ToString()], said, TextWriter.Null, Options));
        Assert.Contains("\"ready\"", said.ToString(), StringComparison.Ordinal);
        var errors = new StringWriter();
        Assert.Equal(ExitCodes.Failed, await CommandLine.Run(["health", "--url", "http://127.0.0.1:1"], TextWriter.Null, errors, Options));
        Assert.NotEmpty(errors.ToString());
        await served.Stop();
    }

    private static ServerOptions Options => new() { DataDirectory = "" };

    private static async Task Heard(LiveLog live, long position)
    {
        while (await live.Next() is { } next)
            if (next.Position == position) return;
        Assert.Fail($"The stream ended before position {position}.");
    }
}
