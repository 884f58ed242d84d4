using System.Net;
using Microsoft.Extensions.Configuration;
using Newsroom.Server.Hosting;
using static Newsroom.Server.Tests.WebAnnotations.WebRequests;

namespace Newsroom.Server.Tests.WebAnnotations;

/// <summary>Pages of configured origins use the API from a browser, and pages of others do not; IRIs begin as it is configured.</summary>
public sealed class CrossOriginTests(CrossOriginNewsroom newsroom) : IClassFixture<CrossOriginNewsroom>
{
    [Theory]
    [InlineData("/api/annotations/", "POST")]
    [InlineData("/api/annotations/7wn7qhepangj87sh5fh6qq6ay9", "PUT")]
    [InlineData("/api/stories", "GET")]
    [InlineData("/api/stream", "GET")]
    [InlineData("/openapi/v1.json", "GET")]
    [InlineData("/nowhere", "DELETE")]
    public async Task A_preflight_of_a_configured_origin_needs_no_key_and_of_another_gets_nothing(string path, string method)
    {
        using var nobody = newsroom.WithKey(null);
        var allowed = await Preflight(nobody, CrossOriginNewsroom.Tool, path, method);
        Assert.Equal(HttpStatusCode.NoContent, allowed.Status);
        Assert.Equal((CrossOriginNewsroom.Tool, method), (allowed.Headers["Access-Control-Allow-Origin"], allowed.Headers["Access-Control-Allow-Methods"]));
        Assert.Contains("authorization", allowed.Headers["Access-Control-Allow-Headers"], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Access-Control-Allow-Credentials", allowed.Headers.Keys);
        Assert.DoesNotContain("Access-Control-Allow-Origin", (await Preflight(nobody, "https://elsewhere.example", path, method)).Headers.Keys);
    }

    [Fact]
    public async Task Answers_and_refusals_may_be_read_with_the_headers_that_matter()
    {
        foreach (var path in new[] { "/api/annotations/", "/api/annotations/7wn7qhepangj87sh5fh6qq6ay9", "/api/stories" })
        {
            var answer = await newsroom.Desk.Get(path, Anything, ("Origin", CrossOriginNewsroom.Tool));
            Assert.Equal(CrossOriginNewsroom.Tool, answer.Headers["Access-Control-Allow-Origin"]);
            var exposed = answer.Headers["Access-Control-Expose-Headers"].Split(',', StringSplitOptions.TrimEntries);
            Assert.Empty(new[] { "ETag", "Link", "Location", "Allow", "Vary", "Content-Location", "Newsroom-Position" }.Except(exposed, StringComparer.OrdinalIgnoreCase));
            Assert.DoesNotContain("Access-Control-Allow-Origin", (await newsroom.Desk.Get(path, Anything, ("Origin", "https://elsewhere.example"))).Headers.Keys);
        }
    }

    [Fact]
    public async Task IRIs_begin_with_the_address_at_which_the_newsroom_is_known()
    {
        var posted = await newsroom.Desk.PostedWeb(Annotation(On($"{CrossOriginNewsroom.Known}/api/articles/{(await newsroom.Desk.Filed()).Id}", Quote("la capitainerie"))));
        Assert.StartsWith($"{CrossOriginNewsroom.Known}/api/annotations/", posted.Id);
        Assert.Equal("body", (await newsroom.Desk.Get(PathOf(posted.Id))).Json.Text("target"));
        Assert.Equal($"{CrossOriginNewsroom.Known}/api/annotations/", (await newsroom.Desk.Get("/api/annotations/", Anything)).Json.Text("id"));
    }

    [Theory]
    [InlineData("Origins", "https://tool.example/path")]
    [InlineData("Origins", "*")]
    [InlineData("Origins", "https://tool.example tool.example")]
    [InlineData("PublicUrl", "newsroom.example")]
    [InlineData("PublicUrl", "https://newsroom.example/a")]
    public void Settings_that_a_browser_would_never_match_are_refused(string setting, string value) =>
        Assert.Throws<StartRefused>(() => ServerOptions.From(new ConfigurationBuilder().AddInMemoryCollection(
            [KeyValuePair.Create("Newsroom:DataDirectory", (string?)"data"), KeyValuePair.Create($"Newsroom:{setting}", (string?)value)]).Build()));

    private static Task<Answer> Preflight(Api api, string origin, string path, string method) => api.Send(
        HttpMethod.Options, path, null, ("Origin", origin), ("Access-Control-Request-Method", method), ("Access-Control-Request-Headers", "authorization,content-type,if-match"));
}

/// <summary>A newsroom behind a name, for a tool on another site.</summary>
public sealed class CrossOriginNewsroom : RunningNewsroom
{
    public const string Tool = "https://tool.example";
    public const string Known = "https://newsroom.example";

    protected override ServerOptions Set(ServerOptions options) => options with { Origins = $"{Tool}, http://127.0.0.1:3000", PublicUrl = Known + "/" };
}
