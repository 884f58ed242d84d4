using System.Net;

namespace Newsroom.Server.Tests;

public sealed class HeadTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    [Theory]
    [InlineData("/api/stories")]
    [InlineData("/api/articles?limit=3")]
    [InlineData("/api/articles/{article}")]
    [InlineData("/api/articles/{article}/history?asOf=1")]
    [InlineData("/api/articles/7wn7qhepangj87sh5fh6qq6ay9")]
    [InlineData("/api/events?limit=1")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/health/live")]
    [InlineData("/nowhere")]
    public async Task Head_answers_with_the_headers_of_get_and_no_body(string path)
    {
        var address = path.Replace("{article}", (await newsroom.Desk.Filed()).Id);
        var get = await newsroom.Desk.Get(address);

        var head = (await newsroom.Desk.Send(HttpMethod.Head, address, null)).Expect(get.Status);

        Assert.Equal("", head.Text);
        Assert.Equal(get.MediaType, head.MediaType);
        foreach (var name in new[] { "ETag", "Newsroom-Position", "Content-Location" })
            Assert.Equal(get.Headers.GetValueOrDefault(name), head.Headers.GetValueOrDefault(name));
    }

    [Fact]
    public async Task Head_of_the_live_log_ends() =>
        Assert.Equal("text/event-stream", (await newsroom.Desk.Send(HttpMethod.Head, "/api/stream", null)).Expect(HttpStatusCode.OK).MediaType);

    [Fact]
    public async Task Head_needs_a_key_as_get_does()
    {
        using var nobody = newsroom.WithKey(null);
        (await nobody.Send(HttpMethod.Head, "/api/stories", null)).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_address_that_takes_no_get_takes_no_head_and_says_what_it_takes()
    {
        var closing = await newsroom.Desk.Send(HttpMethod.Head, "/api/stories/inconnue/close", null);
        Assert.Equal("POST", closing.Expect(HttpStatusCode.MethodNotAllowed).Headers["Allow"]);
        var list = await newsroom.Desk.Send(HttpMethod.Patch, "/api/stories", null);
        Assert.Equal("GET, HEAD, POST", list.ExpectProblem(405, "method-not-allowed").Headers["Allow"]);
    }
}
