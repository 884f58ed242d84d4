using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using Newsroom.Server.Documentation;

namespace Newsroom.Server.Tests;

/// <summary>
/// Holds every answer that a test gets against the OpenAPI document: its status, its media type, its body. Members that the document
/// does not name are a breach as much as those that it requires and that are not there.
/// </summary>
public sealed partial class Contract
{
    private const string Base = "https://newsroom.example/contract";

    private static readonly SemaphoreSlim Learning = new(1);
    private static volatile Contract? known;

    private readonly IReadOnlyList<PathItem> paths;
    private readonly JsonNode document;
    private readonly ConcurrentDictionary<JsonNode, JsonSchema> schemas = new(ReferenceEqualityComparer.Instance);

    private Contract(JsonNode document)
    {
        this.document = document;
        paths = [.. document["paths"]!.AsObject().Select(path => PathItem.Of(path.Key, path.Value!.AsObject())).OrderBy(path => path.Parameters)];
        var components = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["$id"] = Base, ["$defs"] = Closed(document["components"]!["schemas"]!) };
        SchemaRegistry.Global.Register(JsonSchema.FromText(components.ToJsonString()));
    }

    /// <summary>The document of the servers under test, which is the same for all of them.</summary>
    public static async Task<Contract> Of(Uri server)
    {
        if (known is { } there) return there;
        await Learning.WaitAsync();
        try
        {
            if (known is { } learnt) return learnt;
            using var http = new HttpClient { BaseAddress = server };
            return known = new Contract(JsonNode.Parse(await http.GetStringAsync(new Uri(OpenApiDocumentation.Path, UriKind.Relative)))!);
        }
        finally
        {
            Learning.Release();
        }
    }

    /// <summary>From a server's own container: no request of the test's is spent on it.</summary>
    public static async Task Learn(IServiceProvider services)
    {
        if (known is not null) return;
        await Learning.WaitAsync();
        try
        {
            known ??= new Contract(JsonNode.Parse(await OpenApiDocumentation.Make(services))!);
        }
        finally
        {
            Learning.Release();
        }
    }

    /// <summary>What the answer does otherwise than the document says; null when nothing.</summary>
    /// <param name="body">Null for a stream, and for an answer to HEAD.</param>
    public string? Breach(string method, string path, int status, string? mediaType, string? body)
    {
        // What may be done at an address, and from where, is told by the server whatever the operations are.
        if (method == "OPTIONS" && (status is 200 or 204)) return null;
        if (path == OpenApiDocumentation.Path || path.StartsWith("/docs", StringComparison.Ordinal)) return null;
        if (status >= 400 && body is { Length: > 0 } && ProblemBreach(status, mediaType, body) is { } wrong) return wrong;
        var item = paths.FirstOrDefault(p => p.Pattern.IsMatch(path));
        // What is not there, or is not served this way, is refused in the one form of problems, as above.
        if (item?.Operations.GetValueOrDefault(method == "HEAD" ? "GET" : method) is not { } operation)
            return status >= 400 ? null : $"{method} {path} is not in the document, and answers {status}.";
        if (operation["responses"]!.AsObject()[$"{status}"] is not { } response) return $"The status {status} is not documented.";
        response = Resolved(response);
        if (response["content"]?.AsObject() is not { Count: > 0 } contents) return body is { Length: > 0 } ? $"A {status} has no body by the document." : null;
        if (body is { Length: 0 } && mediaType is null) return "There is no body.";
        if (mediaType is null || contents.FirstOrDefault(c => c.Key.Split(';')[0] == mediaType).Value is not { } content) return $"The media type {mediaType} is not documented for {status}.";
        if (body is null || !mediaType.EndsWith("json", StringComparison.Ordinal) || content["schema"] is not { } schema) return null;
        // Of what comes in lines each is as the schema says.
        var texts = mediaType.EndsWith("ndjson", StringComparison.Ordinal) ? body.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [body];
        return texts.Select(text => SchemaBreach(schema, JsonNode.Parse(text))).FirstOrDefault(breach => breach is not null);
    }

    /// <summary>What the value does otherwise than the schema of the document says; null when nothing.</summary>
    public string? SchemaBreach(JsonNode schema, JsonNode? value)
    {
        var compiled = schemas.GetOrAdd(schema, node => JsonSchema.FromText(Closed(node).ToJsonString()));
        if (compiled.Evaluate(value, Quick).IsValid) return null;
        var details = compiled.Evaluate(value, Thorough).Details.Where(d => d.HasErrors)
            .SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Key} {e.Value}"));
        return string.Join("; ", details.Take(5));
    }

    public JsonNode Document => document;

    /// <summary>What a reference to a component leads to; anything else as it is.</summary>
    public JsonNode Resolved(JsonNode node) =>
        node["$ref"] is not { } reference ? node
        : reference.GetValue<string>()[2..].Split('/').Aggregate(document, (at, part) => at[part.Replace("~1", "/", StringComparison.Ordinal)]!);

    /// <summary>What a problem does otherwise than the list of problems says; null when nothing.</summary>
    public static string? ProblemBreach(int status, string? mediaType, string body)
    {
        if (mediaType != "application/problem+json") return $"A {status} is no problem document but {mediaType}.";
        var problem = JsonNode.Parse(body)!;
        var name = problem["type"]!.GetValue<string>()["/problems/".Length..];
        return ProblemTypes.Of(name).Any(type => type.Statuses.Contains(status) && type.Title == problem["title"]!.GetValue<string>())
            ? null
            : $"The problem '{name}', {status}, “{problem["title"]}”, does not stand in problems.md.";
    }

    /// <summary>A copy that refers to the registered schemas, and in which an object has the members that it names and no others.</summary>
    private static JsonNode Closed(JsonNode node)
    {
        switch (node)
        {
            case JsonArray several:
                return new JsonArray([.. several.Select(n => n is null ? null : Closed(n))]);
            case JsonObject one:
                var copy = new JsonObject();
                foreach (var (name, value) in one)
                {
                    copy[name] = name == "$ref" ? value!.GetValue<string>().Replace("#/components/schemas/", $"{Base}#/$defs/", StringComparison.Ordinal)
                        : name is "example" or "default" or "examples" || value is null ? value?.DeepClone() : Closed(value);
                }
                if (one["properties"] is JsonObject && one["type"] is not null && one["additionalProperties"] is null) copy["additionalProperties"] = false;
                return copy;
            default:
                return node.DeepClone();
        }
    }

    private static readonly EvaluationOptions Quick = new() { OutputFormat = OutputFormat.Flag, RequireFormatValidation = true };
    private static readonly EvaluationOptions Thorough = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private sealed partial record PathItem(Regex Pattern, int Parameters, IReadOnlyDictionary<string, JsonNode> Operations)
    {
        public static PathItem Of(string path, JsonObject operations) => new(
            new Regex("^" + Parameter().Replace(Regex.Escape(path.TrimEnd('/')).Replace("}", "\\}", StringComparison.Ordinal), "[^/]+") + "/?$"),
            path.Count(c => c == '{'),
            operations.Where(o => o.Key is "get" or "put" or "post" or "delete" or "patch" or "options" or "head").ToDictionary(o => o.Key.ToUpperInvariant(), o => o.Value!));

        [GeneratedRegex(@"\\\{[^}]*\\\}")]
        private static partial Regex Parameter();
    }
}

/// <summary>Fails the request, and with it the test, whose answer is not as the OpenAPI document says.</summary>
internal sealed class ContractHandler : DelegatingHandler
{
    public ContractHandler() : base(new HttpClientHandler())
    {
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var contract = await Contract.Of(new Uri(request.RequestUri!.GetLeftPart(UriPartial.Authority)));
        var mediaType = response.Content.Headers.ContentType?.MediaType;
        string? body = null;
        if (request.Method != HttpMethod.Head && mediaType != "text/event-stream")
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            body = await response.Content.ReadAsStringAsync(cancellationToken);
        }
        var path = request.RequestUri.AbsolutePath;
        if (contract.Breach(request.Method.Method, path, (int)response.StatusCode, mediaType, body) is { } breach)
            Assert.Fail($"{request.Method} {request.RequestUri.PathAndQuery} → {(int)response.StatusCode} is not as the document says. {breach}\n{body}");
        return response;
    }
}
