using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Newsroom.Server.Documentation;
using Newsroom.Server.Hosting;

namespace Newsroom.Server.Tests;

/// <summary>The OpenAPI document and the health endpoints.</summary>
public sealed partial class DocumentationTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    [Fact]
    public async Task The_document_describes_every_address_of_the_api()
    {
        var document = (await newsroom.Desk.Get("/openapi/v1.json")).Expect(HttpStatusCode.OK).Json;
        Assert.StartsWith("3.1.", document["openapi"]!.GetValue<string>());
        foreach (var (path, methods) in Addresses)
        {
            var item = document["paths"]![path.TrimEnd('/')] ?? document["paths"]![path];
            Assert.True(item is not null, $"{path} is missing.");
            foreach (var method in methods.Split(' ')) Assert.True(item![method] is not null, $"{method} {path} is missing.");
        }
    }

    [Fact]
    public async Task Every_operation_says_what_it_is_what_it_needs_and_how_it_fails()
    {
        var contract = await Contract.Of(newsroom.Address);
        var document = contract.Document;
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject())
            {
                Assert.False(string.IsNullOrEmpty(operation!["summary"]?.GetValue<string>()), $"{method} {path} has no summary.");
                Assert.False(string.IsNullOrEmpty(operation["operationId"]?.GetValue<string>()), $"{method} {path} has no name.");
                if (path.StartsWith("/health") || path.StartsWith("/problems")) continue;
                Assert.True(operation["security"] is JsonArray { Count: > 0 }, $"{method} {path} asks for no key.");
                Assert.True(contract.Resolved(operation["responses"]!["401"]!)["content"]!["application/problem+json"] is not null, $"{method} {path} does not say how it fails.");
                if (method is "put" or "delete")
                    Assert.Contains(operation["parameters"]!.AsArray(), p => p!["name"]!.GetValue<string>() == "If-Match" && p["required"]!.GetValue<bool>());
            }
        }
    }

    [Fact]
    public async Task Every_operation_shows_a_request_and_an_answer_that_are_as_their_schemas_say()
    {
        var contract = await Contract.Of(newsroom.Address);
        var wrong = new List<string>();
        foreach (var (path, item) in contract.Document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject())
            {
                var contents = operation!["responses"]!.AsObject().Select(r => (What: r.Key, Content: contract.Resolved(r.Value!)["content"])).Append(("request", operation["requestBody"]?["content"]));
                foreach (var (what, several) in contents)
                {
                    foreach (var (mediaType, content) in several?.AsObject() ?? [])
                    {
                        if (!mediaType.EndsWith("json", StringComparison.Ordinal)) continue;
                        var examples = content!["examples"]?.AsObject().Select(e => e.Value!["value"]).ToList() ?? [content["example"]];
                        foreach (var example in examples)
                        {
                            if (example is null) wrong.Add($"{method} {path} {what} {mediaType} shows nothing.");
                            else if (contract.SchemaBreach(content["schema"]!, example) is { } breach) wrong.Add($"{method} {path} {what} {mediaType}: {breach}");
                        }
                    }
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public async Task Every_problem_has_an_address_that_says_when_it_happens()
    {
        using var nobody = newsroom.WithKey(null);
        foreach (var type in (await nobody.Get("/problems")).Expect(HttpStatusCode.OK).Json["items"]!.AsArray())
        {
            var name = type!["type"]!.GetValue<string>().Replace("{field}", "title", StringComparison.Ordinal).Replace("{status}", "408", StringComparison.Ordinal);
            var shown = (await nobody.Get(name)).Expect(HttpStatusCode.OK).Json["items"]!.AsArray();
            Assert.Contains(shown, one => one!["type"]!.GetValue<string>() == type["type"]!.GetValue<string>());
            Assert.All(shown, one => Assert.False(string.IsNullOrEmpty(one!["happens"]!.GetValue<string>())));
        }
        (await nobody.Get("/problems/no-such-problem")).ExpectProblem(404, "not-found");
    }

    /// <summary>By the source: a rule that no test of the server breaks is one that somebody will break.</summary>
    [Fact]
    public void Every_problem_and_every_rule_of_the_source_is_in_the_list_and_no_other()
    {
        var source = string.Concat(Directory.GetFiles(Path.Combine(Places.FindSeeds()!, "..", "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => file.Contains("Newsroom.Core", StringComparison.Ordinal) || file.Contains("Newsroom.Server", StringComparison.Ordinal)).Order().Select(File.ReadAllText));
        var named = NamedProblem().Matches(source).Select(m => (Name: m.Groups[2].Value, Status: int.Parse(m.Groups[1].Value)))
            .Concat(Rule().Matches(source).Select(m => (Name: m.Groups[2].Value, Status: m.Groups[1].Value.Contains("Conflict", StringComparison.Ordinal) ? 409 : m.Groups[1].Value.Contains("Forbidden", StringComparison.Ordinal) ? 403 : 422))).Distinct().ToList();
        Assert.InRange(named.Count, 60, int.MaxValue);
        Assert.DoesNotContain(named, n => !ProblemTypes.All.Any(type => type.Name == n.Name && type.Statuses.Contains(n.Status)));
        var names = named.Select(n => n.Name).ToHashSet();
        // Whose name is put together where it is made, or has a name itself.
        Assert.Equal(["malformed-request", "http-{status}", "annotation-withdrawn"], ProblemTypes.All.Select(type => type.Name).Where(name => !names.Contains(name)));
    }

    [Fact]
    public async Task The_reference_runs_this_servers_scripts_and_no_others()
    {
        using var nobody = newsroom.WithKey(null);
        var page = (await nobody.Get("/docs")).Expect(HttpStatusCode.OK);
        var policy = page.Headers["Content-Security-Policy"];
        Assert.Contains("script-src 'self';", policy);
        Assert.Contains("connect-src 'self';", policy);
        Assert.DoesNotContain("http", page.Text);
        foreach (Match script in Script().Matches(page.Text))
        {
            var answer = (await nobody.Get(script.Groups[1].Value)).Expect(HttpStatusCode.OK);
            Assert.Equal("text/javascript", answer.MediaType);
        }
        Assert.Equal(2, Script().Count(page.Text));
        var packed = await nobody.Get("/docs/scalar.js", ("Accept-Encoding", "gzip"));
        Assert.Equal("gzip", packed.Headers["Content-Encoding"]);
    }

    /// <summary>For whoever lints it: the file that the environment names.</summary>
    [Fact]
    public async Task The_document_is_written_where_it_is_asked_for()
    {
        var text = (await newsroom.Desk.Get("/openapi/v1.json")).Expect(HttpStatusCode.OK).Text;
        Assert.Equal("Newsroom", JsonNode.Parse(text)!["info"]!["title"]!.GetValue<string>());
        if (Environment.GetEnvironmentVariable("NEWSROOM_OPENAPI_FILE") is { Length: > 0 } file) await File.WriteAllTextAsync(file, text);
    }

    [Fact]
    public async Task Times_and_words_have_schemas()
    {
        var schemas = (await newsroom.Desk.Get("/openapi/v1.json")).Json["components"]!["schemas"]!;
        Assert.Equal("date-time", schemas["FileArticleRequest"]!["properties"]!["published"]!["format"]!.GetValue<string>());
        Assert.Equal("date-time", schemas["EmbargoRequest"]!["properties"]!["until"]!["format"]!.GetValue<string>());
    }

    [Fact]
    public async Task Live_and_ready_say_so_and_ready_says_how_far()
    {
        Assert.Equal("live", (await newsroom.Desk.Get("/health/live")).Json["status"]!.GetValue<string>());
        var ready = (await newsroom.Desk.Get("/health/ready")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("ready", ready["status"]!.GetValue<string>());
        Assert.Equal(["listings", "reanchoring", "embargoes"], ready["followers"]!.AsArray().Select(f => f!["name"]!.GetValue<string>()));
    }

    private static readonly IReadOnlyList<(string Path, string Methods)> Addresses =
    [
        ("/api/stories", "post get"), ("/api/stories/{id}", "get"), ("/api/stories/{id}/brief", "put"),
        ("/api/stories/{id}/brief/publication", "post"), ("/api/stories/{id}/brief/correction", "post"), ("/api/stories/{id}/brief/withdrawal", "post"),
        ("/api/stories/{id}/articles/{articleId}", "put delete"), ("/api/stories/{id}/close", "post"), ("/api/stories/{id}/reopen", "post"),
        ("/api/stories/{id}/state", "get"), ("/api/stories/{id}/history", "get"),
        ("/api/articles", "post get"), ("/api/articles/{id}", "get put"), ("/api/articles/{id}/correction", "post"),
        ("/api/articles/{id}/retraction", "post"), ("/api/articles/{id}/embargo", "post"), ("/api/articles/{id}/revisions", "get"),
        ("/api/articles/{id}/revisions/{number}", "get"), ("/api/articles/{id}/annotations/", "post get"), ("/api/articles/{id}/history", "get"),
        ("/api/annotations/", "post get options"), ("/api/annotations/{id}", "get put patch delete options"), ("/api/annotations/bulk", "post"), ("/api/annotations/{id}/restore", "post"),
        ("/api/annotations/{id}/replies/{replyId}", "put delete"), ("/api/annotations/{id}/assignee", "put delete"), ("/api/tags", "get"),
        ("/api/groups", "get post"), ("/api/groups/{id}", "get put"), ("/api/groups/{id}/members/{name}", "put delete"), ("/api/annotations/{id}/replies", "post"), ("/api/annotations/{id}/resolve", "post"),
        ("/api/annotations/{id}/reopen", "post"), ("/api/annotations/{id}/history", "get"),
        ("/api/messages", "get"), ("/api/messages/dead", "get"), ("/api/messages/dead/{id}", "get"), ("/api/messages/dead/{id}/replay", "post"),
        ("/api/messages/dead/replay", "post"),
        ("/api/events", "get"), ("/api/stream", "get"), ("/health/live", "get"), ("/health/ready", "get"),
    ];

    [GeneratedRegex("""(?:new|new Problem)\(\s*(\d{3}), "([a-z-]+)",""")]
    private static partial Regex NamedProblem();

    [GeneratedRegex("""(RefusalKind\.(?:Conflict|Invalid|Forbidden),|Decision\.(?:Conflict|Invalid|Forbidden)\()\s*\$?"([a-z{}-]+)",""")]
    private static partial Regex Rule();

    [GeneratedRegex("<script src=\"([^\"]+)\">")]
    private static partial Regex Script();
}
