using Newsroom.Server.Hosting;

namespace Newsroom.Server.Tests;

/// <summary>Requests at HTTP's edges: every answer to them is a problem, and none is an accident.</summary>
public sealed class OddRequestTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    [Theory]
    [InlineData("Transfer-Encoding: gzip, chunked", "0\r\n\r\n", "malformed-header")]
    [InlineData("Transfer-Encoding: chunked, chunked", "0\r\n\r\n", "malformed-header")]
    [InlineData("Transfer-Encoding: gzip", "{}", "malformed-request")]
    [InlineData("Transfer-Encoding: chunked", "zz\r\n{}\r\n0\r\n\r\n", "malformed-request")]
    [InlineData("Transfer-Encoding: chunked", "FFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n", "malformed-request")]
    [InlineData("Transfer-Encoding: chunked", "1\r\n{}\r\n0\r\n\r\n", "malformed-request")]
    [InlineData("Content-Length: -1", "{}", "malformed-request")]
    [InlineData("Content-Length: 2\r\nContent-Length: 3", "{} ", "malformed-request")]
    public async Task A_body_whose_framing_is_malformed_is_a_400(string framing, string body, string problem) =>
        (await Send("POST", "/api/articles", $"Content-Type: application/json\r\n{framing}\r\n", body)).ExpectProblem(400, problem);

    [Fact]
    public async Task A_body_that_breaks_off_after_much_of_it_came_is_a_408_and_not_waited_for() =>
        (await Send("POST", "/api/articles", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n", $"ffff\r\n{{\"title\":\"{new string('a', 20_000)}"))
            .ExpectProblem(408, "malformed-request");

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("identity, gzip")]
    [InlineData("anything")]
    public async Task A_body_in_a_coding_that_is_not_undone_is_a_415_that_says_which_are(string coding)
    {
        var raw = await Send("POST", "/api/articles", $"Content-Type: application/json\r\nContent-Encoding: {coding}\r\nContent-Length: 2\r\n", "{}");
        raw.ExpectProblem(415, "unsupported-content-encoding");
        Assert.Contains("Accept-Encoding: identity", raw.Head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /api/articles/%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400)]
    [InlineData("GET /api/stories HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET /api/stories HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400)]
    [InlineData("GET /api/stories HTTP/1.1\r\nHost: a\r\nX Y: z\r\n\r\n", 400)]
    [InlineData("GET /api/stories HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n", 400)]
    [InlineData("GET api/stories HTTP/1.1\r\nHost: a\r\n\r\n", 400)]
    [InlineData("G\u00cbT /api/stories HTTP/1.1\r\nHost: a\r\n\r\n", 400)]
    [InlineData("GET /api/stories HTTP/9.9\r\nHost: a\r\n\r\n", 505)]
    public async Task What_the_web_server_refuses_by_itself_is_a_problem_too(string request, int status) =>
        (await RawHttp.Send(newsroom.Address, request)).ExpectProblem(status, "malformed-request");

    [Fact]
    public async Task Headers_that_are_too_long_are_a_431_that_is_a_problem() =>
        (await Send("GET", "/api/stories", $"X-Long: {new string('x', 40_000)}\r\n", "")).ExpectProblem(431, "malformed-request");

    [Fact]
    public async Task A_problem_in_place_of_a_bare_answer_stands_behind_the_answers_before_it()
    {
        var first = $"GET /api/stories HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {newsroom.AdministratorKey}\r\n\r\n";
        var answers = await RawHttp.Send(newsroom.Address, first + first + "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n");
        Assert.Equal(200, answers.Status);
        Assert.Contains("HTTP/1.1 400 Bad Request\r\n", answers.Body, StringComparison.Ordinal);
        Assert.EndsWith("}", answers.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api/stories")]
    [InlineData("HEAD", "/api/stories")]
    [InlineData("HEAD", "/api/stream")]
    [InlineData("GET", "/health/live")]
    [InlineData("GET", "/health/ready")]
    [InlineData("GET", "/openapi/v1.json")]
    [InlineData("GET", "/nowhere")]
    [InlineData("PATCH", "/api/stories")]
    [InlineData("POST", "/api/articles")]
    public async Task Every_answer_tells_browsers_that_it_is_data(string method, string path)
    {
        using var nobody = newsroom.WithKey(null);
        foreach (var api in new[] { newsroom.Desk, nobody })
        {
            var answer = await api.Send(new HttpMethod(method), path, null);
            Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
            Assert.StartsWith("default-src 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.Equal("no-referrer", answer.Headers["Referrer-Policy"]);
            Assert.Equal("same-origin", answer.Headers["Cross-Origin-Resource-Policy"]);
            Assert.Matches("no-store|no-cache", answer.Headers["Cache-Control"]);
            Assert.DoesNotContain("Server", answer.Headers.Keys);
        }
    }

    [Theory]
    [InlineData("/openapi/v2.json")]
    [InlineData("/openapi/v1.yaml")]
    [InlineData("/openapi/")]
    [InlineData("/OpenAPI/v1.json")]
    [InlineData("/API/stories")]
    [InlineData("/api/%73tories")]
    [InlineData("/api//stories")]
    public async Task What_is_not_there_says_so_as_a_problem(string path) =>
        (await Send("GET", path, "", "")).ExpectProblem(404, "no-such-route");

    /// <summary>The proxy denies /health/ by the path as it was sent, decoded once and in small letters.</summary>
    [Theory]
    [InlineData("/health/ready", true)]
    [InlineData("/health/live", true)]
    [InlineData("/health/ready/", true)]
    [InlineData("/Health/ready", false)]
    [InlineData("/HEALTH/LIVE", false)]
    [InlineData("/%68ealth/ready", false)]
    [InlineData("/health/%72eady", false)]
    [InlineData("/x/../health/ready", false)]
    [InlineData("/./health/ready", false)]
    [InlineData("/%2e/health/live", false)]
    [InlineData("/api/%2E%2E/health/live", false)]
    [InlineData("//health/live", false)]
    [InlineData("/health%2flive", false)]
    [InlineData("/health//live", false)]
    [InlineData("/health/./live", false)]
    [InlineData("/health\\live", false)]
    public async Task Whatever_the_proxy_does_not_deny_is_not_served(string path, bool served)
    {
        var proxy = await File.ReadAllTextAsync(Path.Combine(Places.FindSeeds()!, "..", "deploy", "proxy", "haproxy.cfg"));
        Assert.Contains("http-request deny deny_status 404 if { path,url_dec,lower -m beg /health/ }", proxy, StringComparison.Ordinal);
        if (served) Assert.StartsWith("/health/", path, StringComparison.Ordinal);

        var answer = await RawHttp.Send(newsroom.Address, $"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        Assert.Equal(served ? 200 : 401, answer.Status);
    }

    private Task<RawAnswer> Send(string method, string path, string headers, string body) => RawHttp.Send(
        newsroom.Address, $"{method} {path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {newsroom.AdministratorKey}\r\nConnection: close\r\n{headers}\r\n{body}");
}
