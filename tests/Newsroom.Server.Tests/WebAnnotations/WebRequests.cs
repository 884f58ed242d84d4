using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Newsroom.Server.Tests.WebAnnotations;

/// <summary>Requests of a client of the Web Annotation Protocol.</summary>
internal static class WebRequests
{
    public const string Context = "http://www.w3.org/ns/anno.jsonld";
    public const string Profiled = $"application/ld+json; profile=\"{Context}\"";

    /// <summary>What a browser's XMLHttpRequest says when it is told nothing.</summary>
    public static readonly (string, string) Anything = ("Accept", "*/*");

    public static readonly (string, string) JsonLd = ("Accept", Profiled);

    public static Task<Answer> PostWeb(this Api api, string container, object annotation, params (string, string)[] headers) =>
        api.SendBytes(HttpMethod.Post, container, Bytes(annotation), "application/ld+json", headers.Length == 0 ? [Anything] : headers);

    public static Task<Answer> PutWeb(this Api api, string path, object annotation, params (string, string)[] headers) =>
        api.SendBytes(HttpMethod.Put, path, Bytes(annotation), Profiled, [Anything, .. headers]);

    public static async Task<Answer> PostedWeb(this Api api, object annotation, string container = "/api/annotations/") =>
        (await api.PostWeb(container, annotation)).Expect(HttpStatusCode.Created);

    /// <summary>The path of an IRI: tests ask the server at whatever address it says of itself.</summary>
    public static string PathOf(string iri) => new Uri(iri).PathAndQuery;

    public static JsonObject Annotation(JsonNode? target = null, string body = "Qui l’a dit ?") => new()
    {
        ["@context"] = Context, ["type"] = "Annotation", ["motivation"] = "questioning",
        ["body"] = new JsonObject { ["type"] = "TextualBody", ["value"] = body }, ["target"] = target ?? "http://www.example.com/index.html",
    };

    public static JsonObject On(string report, JsonNode? selector = null, JsonNode? state = null)
    {
        var target = new JsonObject { ["source"] = report.Contains('/') ? report : $"/api/articles/{report}" };
        if (selector is not null) target["selector"] = selector;
        if (state is not null) target["state"] = state;
        return target;
    }

    public static JsonObject Quote(string exact) => new() { ["type"] = "TextQuoteSelector", ["exact"] = exact };

    public static string Text(this JsonNode? node, string property) => node![property]!.GetValue<string>();

    private static byte[] Bytes(object annotation) =>
        Encoding.UTF8.GetBytes(annotation switch { string text => text, JsonNode node => node.ToJsonString(), _ => JsonSerializer.Serialize(annotation) });
}
