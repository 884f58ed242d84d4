using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;

namespace Newsroom.Server.WebAnnotations;

/// <summary>JSON-LD with the profile of the Web Annotation Data Model. Contexts are names here: none is ever fetched.</summary>
public static class JsonLd
{
    public const string Context = "http://www.w3.org/ns/anno.jsonld";
    public const string ContainerContext = "http://www.w3.org/ns/ldp.jsonld";
    /// <summary>Without its profile.</summary>
    public const string Plain = "application/ld+json";

    public const string MediaType = $"{Plain}; profile=\"{Context}\"";

    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, AsWritten);

    public static string Text(JsonNode node) => node.ToJsonString(AsWritten);

    /// <summary>Whether a request's body says of itself that it is JSON-LD.</summary>
    public static bool IsSent(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals(Plain, StringComparison.OrdinalIgnoreCase);

    /// <summary>One value, or each of an array: JSON-LD makes no difference between a value and an array of it alone.</summary>
    public static IEnumerable<JsonElement> Each(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];

    public static IEnumerable<JsonElement> Each(JsonElement value, string property) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(property, out var found) ? Each(found) : [];

    public static string? Text(JsonElement value, string property) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(property, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;

    public static bool IsOfType(JsonElement value, string type) =>
        Each(value, "type").Any(t => t.ValueKind == JsonValueKind.String && t.GetString() == type);
}
