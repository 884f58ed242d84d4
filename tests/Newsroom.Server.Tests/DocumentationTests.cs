using System.Net;

namespace Newsroom.Server.Tests;

/// <summary>The OpenAPI document and the health endpoints.</summary>
public sealed class DocumentationTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    [Fact]
    public async Task The_document_describes_every_address_of_the_api()
    {
        var document = (await newsroom.Desk.Get("/openapi/v1.json")).Expect(HttpStatusCode.OK).Json;
        Assert.StartsWith("3.", document["openapi"]!.GetValue<string>());
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
        var document = (await newsroom.Desk.Get("/openapi/v1.json")).Json;
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject())
            {
                Assert.False(string.IsNullOrEmpty(operation!["summary"]?.GetValue<string>()), $"{method} {path} has no summary.");
                if (path.StartsWith("/health")) continue;
                Assert.True(operation["security"] is not null, $"{method} {path} asks for no key.");
                Assert.True(operation["responses"]!["401"]!["content"]!["application/problem+json"] is not null, $"{method} {path} does not say how it fails.");
                if (method is "put" or "delete")
                    Assert.Contains(operation["parameters"]!.AsArray(), p => p!["name"]!.GetValue<string>() == "If-Match" && p["required"]!.GetValue<bool>());
            }
        }
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
        ("/api/annotations/", "post get options"), ("/api/annotations/{id}", "get put delete options"), ("/api/annotations/{id}/replies", "post"), ("/api/annotations/{id}/resolve", "post"),
        ("/api/annotations/{id}/reopen", "post"), ("/api/annotations/{id}/history", "get"),
        ("/api/messages", "get"), ("/api/messages/dead", "get"), ("/api/messages/dead/{id}", "get"), ("/api/messages/dead/{id}/replay", "post"),
        ("/api/messages/dead/replay", "post"),
        ("/api/events", "get"), ("/api/stream", "get"), ("/health/live", "get"), ("/health/ready", "get"),
    ];
}
