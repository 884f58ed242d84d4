using System.Text.Json;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Archive;

/// <summary>What a newsroom did, in order, each action with its own recorded time: <c>newsroom-archive/1</c>.</summary>
/// <param name="About">For people; not recorded.</param>
/// <param name="Timeline">In strictly rising time.</param>
public sealed record ArchiveScript(string About, IReadOnlyList<ArchiveAction> Timeline)
{
    public const string Format = "newsroom-archive/1";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="ArchiveInvalid">It is not JSON, or not of the format; says where.</exception>
    public static ArchiveScript Parse(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, Strict);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ArchiveInvalid($"The archive is not JSON: {e.Message}");
        }
        using (document)
        {
            try
            {
                return Read(document.RootElement);
            }
            catch (InvalidOperationException)
            {
                // How the parser tells half of a surrogate pair, in a name or a value.
                throw new ArchiveInvalid("The archive has a name or a text that holds half of a surrogate pair.");
            }
        }
    }

    private static ArchiveScript Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) throw new ArchiveInvalid("The archive is not a JSON object.");
        string? format = null, about = null;
        List<ArchiveAction>? timeline = null;
        foreach (var property in root.EnumerateObject())
        {
            switch (property.Name, property.Value.ValueKind)
            {
                case ("format", JsonValueKind.String):
                    format = property.Value.GetString();
                    break;
                case ("about", JsonValueKind.String):
                    about = property.Value.GetString();
                    break;
                case ("timeline", JsonValueKind.Array):
                    timeline = [.. property.Value.EnumerateArray().Select(ActionReader.Read)];
                    break;
                default:
                    throw new ArchiveInvalid($"The archive has a '{property.Name}' that the format does not know, or of a wrong type.");
            }
        }
        if (format != Format) throw new ArchiveInvalid($"The archive's format is '{format}', not '{Format}'.");
        if (timeline is null) throw new ArchiveInvalid("The archive has no timeline.");
        for (var i = 1; i < timeline.Count; i++)
        {
            if (timeline[i].At <= timeline[i - 1].At)
            {
                throw new ArchiveInvalid($"timeline[{i}] is not later than the action before it: recorded times must rise.");
            }
        }
        return new ArchiveScript(about ?? "", timeline);
    }
}
