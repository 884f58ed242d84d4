using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Cluster;
using Newsroom.Server.Access;
using Newsroom.Server.Hosting;

namespace Newsroom.Server.Tests.Access;

/// <summary>With public reading on, whoever comes with nothing has the public's view at present, and nothing else.</summary>
public sealed class PublicReadingTests(PublicReadingTests.OpenNewsroom newsroom) : IClassFixture<PublicReadingTests.OpenNewsroom>
{
    public sealed class OpenNewsroom : PlantedNewsroom
    {
        protected override ServerOptions Set(ServerOptions options) => options with { PublicReading = true };
    }

    private static readonly string[] Open =
    [
        "/api/articles/", "/api/articles/{id}", "/api/articles/{id}/revisions", "/api/articles/{id}/revisions/{number}",
        "/api/stories/", "/api/stories/{id}", "/api/stories/{id}/state",
    ];

    [Fact]
    public async Task Nobody_reads_what_is_public_at_every_address_that_is_open_and_finds_no_secret_at_any()
    {
        using var nobody = newsroom.WithKey(null);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var answered = 0;
        foreach (var (route, decision) in PublicViewTests.Decisions)
        {
            foreach (var address in decision.Addresses(newsroom).DefaultIfEmpty(route.Replace("{id}", "x", StringComparison.Ordinal)))
            {
                var answer = await nobody.Get(address);
                foreach (var secret in newsroom.Desks.Concat(newsroom.Retracted).Concat(newsroom.Withdrawn))
                {
                    Assert.False(answer.Text.Contains(secret, StringComparison.Ordinal), $"{address} shows “{secret}”: {answer.Text}");
                    Assert.All(answer.Headers, h => Assert.DoesNotContain(secret, h.Value, StringComparison.Ordinal));
                }
                if (Open.Contains(route)) Assert.True((int)answer.Status is 200 or 404, $"{address}: {answer.Status} {answer.Text}");
                else if (!PublicViewTests.OfNoNewsroom.Contains(route)) answer.ExpectProblem(401, "unauthenticated");
                seen.UnionWith(newsroom.Later.Where(word => answer.Text.Contains(word, StringComparison.Ordinal)));
                if (answer.Status == HttpStatusCode.OK && Open.Contains(route)) answered++;
            }
        }
        Assert.Contains("tardif-corps", seen);
        Assert.Contains("tardif-rectificatif", seen);
        Assert.InRange(answered, 10, int.MaxValue);
    }

    [Fact]
    public async Task Nobody_sees_what_a_reader_is_shown_of_publishedBy_now()
    {
        using var nobody = newsroom.WithKey(null);
        foreach (var address in new[] { $"/api/stories/{newsroom.Story}", $"/api/articles/{newsroom.Article}", $"/api/articles/{newsroom.RetractedArticle}", $"/api/articles/{newsroom.Article}/revisions" })
        {
            var shown = (await nobody.Get(address)).Expect(HttpStatusCode.OK);
            using var reader = await newsroom.As(Core.Access.Role.Reader, $"lectrice.{Guid.NewGuid():N}");
            var asked = await reader.Get($"{address}?publishedBy={Uri.EscapeDataString(DateTimeOffset.UtcNow.ToString("O"))}");
            Assert.Equal(asked.Text, shown.Text);
            Assert.Equal(asked.ETag, shown.ETag);
            Assert.Equal(address, shown.Headers["Content-Location"]);
        }
    }

    [Fact]
    public async Task Nobody_writes()
    {
        using var nobody = newsroom.WithKey(null);
        var writes = 0;
        foreach (var endpoint in newsroom.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var path = System.Text.RegularExpressions.Regex.Replace("/" + endpoint.RoutePattern.RawText!.Trim('/'), @"\{[^}]*\}", "x");
            foreach (var method in new[] { "POST", "PUT", "DELETE", "PATCH" })
            {
                var isServed = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) == true;
                var answer = await nobody.Send(new HttpMethod(method), path, "{}");
                if (isServed) answer.ExpectProblem(401, "unauthenticated");
                Assert.True((int)answer.Status is 401 or 405, $"{method} {path}: {answer.Status}");
                if (isServed) writes++;
            }
        }
        Assert.InRange(writes, 20, int.MaxValue);
    }

    [Theory]
    [InlineData("asOf=1")]
    [InlineData("asOf=2024-10-20")]
    [InlineData("publishedBy=2024-10-20")]
    [InlineData("publishedBy=2099-01-01")]
    [InlineData("asOf=1&publishedBy=2024-10-20")]
    public async Task Other_moments_are_for_whoever_has_a_key(string moment)
    {
        using var nobody = newsroom.WithKey(null);
        foreach (var address in new[] { "/api/stories", "/api/articles", $"/api/stories/{newsroom.Story}", $"/api/stories/{newsroom.Story}/state", $"/api/articles/{newsroom.Article}", $"/api/articles/{newsroom.Article}/revisions/1" })
        {
            var answer = (await nobody.Get($"{address}?{moment}")).ExpectProblem(401, "unauthenticated");
            Assert.StartsWith("Bearer", answer.Headers["WWW-Authenticate"]);
        }
    }

    [Theory]
    [InlineData("nr_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("")]
    public async Task Whoever_sends_a_key_that_opens_nothing_is_told_so_and_not_taken_for_the_public(string key)
    {
        using var http = new HttpClient(new ContractHandler()) { BaseAddress = newsroom.Address };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + key);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(new Uri("/api/stories", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Pages_lead_on_at_present_and_bring_everything_once()
    {
        using var nobody = newsroom.WithKey(null);
        await newsroom.Published("Une autre");
        var ids = new List<string>();
        for (string? next = "/api/stories?limit=1"; next is not null;)
        {
            Assert.DoesNotContain("asOf", next, StringComparison.Ordinal);
            var page = (await nobody.Get(next)).Expect(HttpStatusCode.OK).Json;
            ids.AddRange(page["items"]!.AsArray().Select(s => s!["id"]!.GetValue<string>()));
            next = page["next"]?.GetValue<string>();
        }
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal((await nobody.Get("/api/stories?limit=200")).Json["items"]!.AsArray().Select(s => s!["id"]!.GetValue<string>()).Order(), ids.Order());
        Assert.InRange(ids.Count, 2, int.MaxValue);
    }

    [Fact]
    public async Task Caches_may_keep_the_publics_answers_for_a_moment_and_nobody_elses()
    {
        using var nobody = newsroom.WithKey(null);
        foreach (var address in new[] { "/api/stories", $"/api/articles/{newsroom.Article}" })
        {
            var shown = (await nobody.Get(address)).Expect(HttpStatusCode.OK);
            Assert.Equal("public, max-age=30", shown.Headers["Cache-Control"]);
            var own = (await newsroom.Desk.Get(address)).Expect(HttpStatusCode.OK);
            Assert.Equal("no-cache, private", own.Headers["Cache-Control"]);
            foreach (var answer in new[] { shown, own }) Assert.Contains("Authorization", answer.Headers["Vary"]);
            Assert.Contains(address == "/api/stories" ? "secret-titre" : "tardif-corps", own.Text);
        }
        var article = await nobody.Get($"/api/articles/{newsroom.Article}");
        (await nobody.Get($"/api/articles/{newsroom.Article}", ("If-None-Match", article.ETag))).Expect(HttpStatusCode.NotModified);
        Assert.Equal("no-store", (await nobody.Get("/api/articles/7wn7qhepangj87sh5fh6qq6ay9")).ExpectProblem(404, "not-published-yet").Headers["Cache-Control"]);
        (await nobody.Send(HttpMethod.Head, "/api/stories", null)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_taken_back_is_gone_at_once()
    {
        using var nobody = newsroom.WithKey(null);
        var story = await newsroom.Published("Titre à reprendre");
        Assert.Contains("Titre à reprendre", (await nobody.Get($"/api/stories/{story.Id}")).Expect(HttpStatusCode.OK).Text);
        (await newsroom.Desk.Post($"/api/stories/{story.Id}/brief/withdrawal", new { notice = "Repris." }, ("If-Match", story.ETag))).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain("Titre à reprendre", (await nobody.Get($"/api/stories/{story.Id}")).Expect(HttpStatusCode.OK).Text);
    }

    [Fact]
    public async Task The_public_is_limited_by_address()
    {
        var database = await (await TemporaryCluster.SharedAsync()).CreateDatabaseAsync();
        await using (var served = await Served.Start(new ServerOptions
        {
            DataDirectory = "", ConnectionString = database, AdminKey = ApiKey.New(), Urls = "http://127.0.0.1:0", PublicReading = true, AddressRequests = 1,
        }))
        {
            using var nobody = new Api(served.Address, null);
            Answer answer;
            var left = 20;
            do answer = await nobody.Get("/api/stories");
            while (answer.Status == HttpStatusCode.OK && --left > 0);
            answer.ExpectProblem(429, "too-many-requests");
            await served.Stop();
        }
        await (await TemporaryCluster.SharedAsync()).DropDatabaseAsync(database);
    }
}
