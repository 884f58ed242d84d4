using System.Net;
using Newsroom.Cluster;
using Newsroom.Server.Access;
using Newsroom.Server.Hosting;

namespace Newsroom.Server.Tests;

/// <summary>With limits of a request or two a minute.</summary>
public sealed class RequestLimitTests : IAsyncLifetime
{
    private readonly string key = ApiKey.New();
    private string database = null!;

    [Fact]
    public async Task A_key_that_has_sent_too_much_is_told_when_to_come_back_and_health_answers_as_ever()
    {
        await using var served = await Served.Start(Options(actor: 1, address: 0));
        using var desk = new Api(served.Address, key);
        (await desk.Get("/api/stories")).Expect(HttpStatusCode.OK);

        var refused = await Refused(desk);

        Assert.True(int.Parse(refused.Headers["Retry-After"]) >= 1);
        (await desk.Get("/health/live")).Expect(HttpStatusCode.OK);
        (await desk.Get("/health/ready")).Expect(HttpStatusCode.OK);
        // Whoever has no key has not used this one's share up.
        using var nobody = new Api(served.Address, null);
        (await nobody.Get("/api/stories")).Expect(HttpStatusCode.Unauthorized);
        await served.Stop();
    }

    [Fact]
    public async Task An_address_is_limited_whatever_its_keys()
    {
        await using var served = await Served.Start(Options(actor: 0, address: 1));
        using var nobody = new Api(served.Address, null);
        using var desk = new Api(served.Address, key);
        (await nobody.Get("/api/stories")).Expect(HttpStatusCode.Unauthorized);

        await Refused(desk);
        await Refused(nobody);
        (await nobody.Get("/health/live")).Expect(HttpStatusCode.OK);
        await served.Stop();
    }

    [Fact]
    public async Task A_live_stream_is_one_request_however_much_it_brings()
    {
        await using var served = await Served.Start(Options(actor: 2, address: 0));
        using var desk = new Api(served.Address, key);
        using var stream = await desk.Listen();
        await desk.Filed();
        Assert.NotNull(await stream.Next());
        await Refused(desk);
        await served.Stop();
    }

    /// <summary>The first answer that is a refusal: on a machine that is slow enough, some are taken meanwhile.</summary>
    private static async Task<Answer> Refused(Api api)
    {
        Answer answer;
        var left = 20;
        do answer = await api.Get("/api/stories");
        while (answer.Status != HttpStatusCode.TooManyRequests && --left > 0);
        return answer.ExpectProblem(429, "too-many-requests");
    }

    public async Task InitializeAsync() => database = await (await TemporaryCluster.SharedAsync()).CreateDatabaseAsync();

    public async Task DisposeAsync() => await (await TemporaryCluster.SharedAsync()).DropDatabaseAsync(database);

    private ServerOptions Options(int actor, int address) => new()
    {
        DataDirectory = "", ConnectionString = database, AdminKey = key, Urls = "http://127.0.0.1:0", ActorRequests = actor, AddressRequests = address,
    };
}
