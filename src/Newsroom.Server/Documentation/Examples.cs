using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Newsroom.Server.Http;

namespace Newsroom.Server.Documentation;

/// <summary>Examples of requests and answers, as <c>examples.json</c> beside this file has them, by the name of the record.</summary>
public static class Examples
{
    private static readonly JsonObject All = JsonNode.Parse(typeof(Examples).Assembly.GetManifestResourceStream("examples.json")!)!.AsObject();

    /// <summary>Null where there is none.</summary>
    public static JsonNode? Of(string record) => All[record]?.DeepClone();

    /// <summary>A problem of the type.</summary>
    public static JsonNode Of(ProblemType type, int status)
    {
        // What a name stands for several with is a field, or the status itself.
        var name = type.Name.Replace("{field}", "title", StringComparison.Ordinal).Replace("{status}", status.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return JsonSerializer.SerializeToNode(
            new ProblemDocument(
                $"/problems/{name}", type.Title, status, type.Happens, "/api/stories/coree-du-nord-russie", null,
                status is 409 || (status is 422 && type.Title.StartsWith("What was sent", StringComparison.Ordinal)) ? name : null,
                name == "stale-version" ? "\"v3-0d6a1f2b3c4d5e6f7081\"" : null, "0HNAB12CD34EF:00000001"),
            ApiJson.Options)!;
    }
}
