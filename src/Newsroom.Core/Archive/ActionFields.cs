using System.Globalization;
using System.Text.Json;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Core.Text;

namespace Newsroom.Core.Archive;

/// <summary>
/// The fields of one action, each taken once. What is missing, of a wrong type or left over is an error that names the
/// place: a field misspelt must not be a field ignored.
/// </summary>
internal sealed class ActionFields
{
    private readonly string place;
    private readonly Dictionary<string, JsonElement> left = new(StringComparer.Ordinal);

    public ActionFields(JsonElement action, string place)
    {
        this.place = place;
        if (action.ValueKind != JsonValueKind.Object) throw Error("is not an object.");
        foreach (var property in action.EnumerateObject()) left.Add(property.Name, property.Value);
    }

    public ArchiveInvalid Error(string what) => new($"{place} {what}");

    public string Text(string name) => Optional(name) ?? throw Error($"needs '{name}'.");

    public string? Optional(string name)
    {
        if (!left.Remove(name, out var value)) return null;
        return Unicode(name, value);
    }

    /// <summary>A text that PostgreSQL can keep: the import is one transaction, and would fail there as a whole.</summary>
    private string Unicode(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) throw Error($"has a '{name}' that is not a text.");
        try
        {
            var text = value.GetString()!;
            return CodePoints.ContainsNul(text) ? throw Error($"has a '{name}' that holds U+0000.") : text;
        }
        catch (InvalidOperationException)
        {
            // How the parser tells half of a surrogate pair.
            throw Error($"has a '{name}' that holds half of a surrogate pair.");
        }
    }

    public int Number(string name)
    {
        if (!left.Remove(name, out var value)) throw Error($"needs '{name}'.");
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : throw Error($"has a '{name}' that is not a whole number.");
    }

    public IReadOnlyList<string> Texts(string name) => OptionalTexts(name) ?? throw Error($"needs '{name}'.");

    public IReadOnlyList<string>? OptionalTexts(string name)
    {
        if (!left.Remove(name, out var value)) return null;
        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(v => Unicode(name, v))]
            : throw Error($"has '{name}' that are not a list of texts.");
    }

    public DateTimeOffset Time(string name) => OptionalTime(name) ?? throw Error($"needs '{name}'.");

    /// <summary>RFC 3339 (§5.6) with <c>Z</c> or an offset.</summary>
    public DateTimeOffset? OptionalTime(string name)
    {
        if (Optional(name) is not { } text) return null;
        return DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            && (text[^1] == 'Z' || text[^6] is '+' or '-')
            ? time.ToUniversalTime()
            : throw Error($"has a '{name}' that is no time such as 2024-10-14T06:48:12Z: '{text}'.");
    }

    /// <summary>A path inside the archive's folder, and not out of it.</summary>
    public string Path(string name)
    {
        var path = Text(name);
        return path.Length > 0 && !path.Contains('\\') && !path.Contains(':') && path.Split('/').All(p => p is not ("" or "." or ".."))
            ? path
            : throw Error($"has a '{name}' that is no path inside the archive: '{path}'.");
    }

    public Brief Brief() => new(Text("headline"), Texts("known"), Texts("unknown"));

    /// <summary>Every field was taken.</summary>
    public void Done()
    {
        if (left.Count > 0) throw Error($"has '{left.Keys.Order(StringComparer.Ordinal).First()}', which it does not take.");
    }
}
