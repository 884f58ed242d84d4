using System.Text.Json.Nodes;

namespace Newsroom.Fuzz;

/// <summary>One operation of the OpenAPI document.</summary>
/// <param name="Path">With its parameters in braces.</param>
/// <param name="Query">Names of its query's parameters.</param>
/// <param name="Body">The body's schema; null when it takes none.</param>
/// <param name="TakesWebAnnotations">Whether its body may be JSON-LD, too.</param>
internal sealed record Operation(
    string Method, string Path, IReadOnlyList<string> Query, bool TakesIfMatch, bool TakesIdempotencyKey, Schema? Body, bool TakesWebAnnotations)
{
    public string Name => $"{Method} {Path}";

    public bool NeverEnds => Path == "/api/stream";

    public static IReadOnlyList<Operation> AllOf(JsonNode document) =>
    [
        .. from path in document["paths"]!.AsObject()
           from method in path.Value!.AsObject()
           select Of(document, path.Key, method.Key, method.Value!),
    ];

    private static Operation Of(JsonNode document, string path, string method, JsonNode operation)
    {
        var parameters = operation["parameters"]?.AsArray().Select(p => (In: (string)p!["in"]!, Name: (string)p["name"]!)).ToList() ?? [];
        var body = operation["requestBody"]?["content"]?["application/json"]?["schema"];
        return new Operation(
            method.ToUpperInvariant(), path, [.. parameters.Where(p => p.In == "query").Select(p => p.Name)],
            parameters.Contains(("header", "If-Match")), parameters.Contains(("header", "Idempotency-Key")),
            body is null ? null : Schema.Of(document, body), operation["requestBody"]?["content"]?["application/ld+json"] is not null);
    }
}

internal enum SchemaKind { Text, Integer, Array, Object, Other }

/// <summary>What the generator knows of a schema.</summary>
/// <param name="Items">Of an array.</param>
/// <param name="Properties">Of an object.</param>
internal sealed record Schema(SchemaKind Kind, Schema? Items, IReadOnlyList<(string Name, Schema Schema, bool Required)> Properties)
{
    public static Schema Of(JsonNode document, JsonNode schema)
    {
        while (Reference(schema) is { } name) schema = document["components"]!["schemas"]![name]!;
        var types = schema["type"] switch
        {
            JsonArray several => [.. several.Select(t => (string)t!)],
            { } one => [(string)one!],
            null => (List<string>)[],
        };
        var kind = types.Contains("array") ? SchemaKind.Array
            : types.Contains("object") || schema["properties"] is not null ? SchemaKind.Object
            : types.Contains("integer") ? SchemaKind.Integer
            : types.Contains("string") ? SchemaKind.Text
            : SchemaKind.Other;
        var required = schema["required"]?.AsArray().Select(r => (string)r!).ToHashSet() ?? [];
        return new Schema(
            kind,
            kind == SchemaKind.Array ? Of(document, schema["items"]!) : null,
            kind == SchemaKind.Object
                ? [.. schema["properties"]?.AsObject().Select(p => (p.Key, Of(document, p.Value!), required.Contains(p.Key))) ?? []]
                : []);
    }

    /// <summary>A reference, alone or beside null.</summary>
    private static string? Reference(JsonNode schema)
    {
        var reference = schema["$ref"] ?? schema["oneOf"]?.AsArray().Select(one => one!["$ref"]).FirstOrDefault(one => one is not null);
        return reference is null ? null : ((string)reference!)["#/components/schemas/".Length..];
    }
}
