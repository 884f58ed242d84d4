using System.Globalization;
using System.Text;
using System.Text.Json;
using Newsroom.Core.Annotations;
using Newsroom.Server.Asking;
using Newsroom.Server.Http;

namespace Newsroom.Server.WebAnnotations;

/// <summary>
/// Reads an annotation of the Web Annotation Data Model. What the model says MUST of is checked, so that what is served again is of
/// the model too; what it does not know is kept and looked at no further.
/// </summary>
public static class WebAnnotationReader
{
    /// <summary>Bytes.</summary>
    public const int MaxSize = 64 * 1024;

    public const int MaxProperties = 1_000;

    public const int MaxSelectors = 64;

    /// <summary>Bodies and targets, those within choices and lists included.</summary>
    public const int MaxResources = 64;

    private static readonly string[] Sets = ["Choice", "Composite", "List", "Independents"];
    private static readonly string[] SelectorProperties = ["selector", "refinedBy", "startSelector", "endSelector"];
    private static readonly string[] Times = ["created", "modified", "generated"];
    private static readonly string[] Directions = ["ltr", "rtl", "auto"];

    /// <exception cref="RequestRefused">400: which bound, or which property, is at fault.</exception>
    public static async Task<WebAnnotation> Read(HttpContext http)
    {
        var bytes = await JsonBody.ReadRaw(http);
        if (bytes.Length > MaxSize) throw Beyond("$", $"An annotation has at most {MaxSize} bytes; this has {bytes.Length}.");
        using var document = JsonDocument.Parse(bytes);
        return Of(document.RootElement.Clone(), Encoding.UTF8.GetString(bytes));
    }

    /// <param name="text">The same as text.</param>
    /// <inheritdoc cref="Read"/>
    public static WebAnnotation Of(JsonElement root, string text)
    {
        if (root.ValueKind != JsonValueKind.Object) throw Malformed("$", "An annotation is an object.");
        Bound(root);
        if (!JsonLd.Each(root, "@context").Any(c => c.ValueKind == JsonValueKind.String && c.GetString() == JsonLd.Context))
            throw Malformed("@context", $"'@context' is {JsonLd.Context}, or has it among others.");
        if (!JsonLd.IsOfType(root, "Annotation")) throw Malformed("type", "'type' is Annotation, or has it among others.");
        if (root.TryGetProperty("id", out var id)) CheckIri(id, "id");
        if (root.TryGetProperty("bodyValue", out var bodyValue))
        {
            if (root.TryGetProperty("body", out _)) throw Malformed("bodyValue", "There is 'body' or 'bodyValue', not both.");
            Expect(bodyValue.ValueKind == JsonValueKind.String, "bodyValue", "a string");
        }
        CheckCommon(root, "");
        CheckStrings(root, "motivation", "motivation");
        var targets = new List<JsonElement>();
        var bodies = new List<JsonElement>();
        Collect(root, "target", targets, isBody: false);
        if (targets.Count == 0) throw Malformed("target", "An annotation has a target.");
        Collect(root, "body", bodies, isBody: true);
        if (targets.Count + bodies.Count > MaxResources)
            throw Beyond("target", $"An annotation has at most {MaxResources} bodies and targets; this has {targets.Count + bodies.Count}.");

        var words = bodies.Where(b => IsTextual(b) && !Has(b, "tagging") && !Has(b, "replying")).Select(TextOf)
            .Concat(bodyValue.ValueKind == JsonValueKind.String ? [bodyValue.GetString()!] : [])
            .Select(w => w.Trim()).Where(w => w.Length > 0);
        var tags = bodies.Where(b => IsTextual(b) && Has(b, "tagging")).Select(TextOf);
        return new WebAnnotation(
            root, new WebContent(MotivationOf(root, bodies), string.Join("\n\n", words), [.. tags], text), [.. targets.Select(TargetOf).OfType<WebTarget>()]);
    }

    /// <summary>The HTML of its bodies, sanitised; null where it has none.</summary>
    /// <param name="document">As it was taken.</param>
    public static string? SanitisedHtml(string document)
    {
        // Of most notes nothing has to be parsed to see that there is none.
        if (!document.Contains("text/html", StringComparison.Ordinal)) return null;
        using var parsed = JsonDocument.Parse(document);
        var bodies = new List<JsonElement>();
        Collect(parsed.RootElement, "body", bodies, isBody: true);
        var html = bodies.Where(b => IsTextual(b) && IsHtml(b)).Select(b => HtmlBodies.Sanitised(JsonLd.Text(b, "value")!)).ToList();
        return html.Count == 0 ? null : string.Join('\n', html);
    }

    private static string MotivationOf(JsonElement root, IReadOnlyList<JsonElement> bodies)
    {
        var known = JsonLd.Each(root, "motivation").Select(m => ShortOf(m.GetString()!)).FirstOrDefault(m => Motivations.All.Contains(m, StringComparer.Ordinal));
        return known ?? (bodies.Count == 0 && !root.TryGetProperty("bodyValue", out _) ? Motivations.Highlighting : "commenting");
    }

    private static string ShortOf(string motivation) =>
        motivation.StartsWith("oa:", StringComparison.Ordinal) ? motivation[3..]
        : motivation.StartsWith("http://www.w3.org/ns/oa#", StringComparison.Ordinal) ? motivation["http://www.w3.org/ns/oa#".Length..]
        : motivation;

    private static bool Has(JsonElement body, string purpose) =>
        JsonLd.Each(body, "purpose").Any(p => p.ValueKind == JsonValueKind.String && ShortOf(p.GetString()!) == purpose);

    private static bool IsTextual(JsonElement body) => JsonLd.Text(body, "value") is not null;

    private static bool IsHtml(JsonElement body) =>
        JsonLd.Each(body, "format").Any(f => f.ValueKind == JsonValueKind.String && f.GetString()!.StartsWith("text/html", StringComparison.OrdinalIgnoreCase));

    private static string TextOf(JsonElement body)
    {
        var value = JsonLd.Text(body, "value")!;
        return IsHtml(body) ? HtmlBodies.TextOf(value) : value;
    }

    /// <summary>The resources of a property, those within choices and lists among them, each checked.</summary>
    private static void Collect(JsonElement within, string property, List<JsonElement> found, bool isBody, string path = "")
    {
        var name = path.Length == 0 ? property : $"{path}.{property}";
        foreach (var resource in JsonLd.Each(within, property))
        {
            if (resource.ValueKind == JsonValueKind.String)
            {
                CheckIri(resource, name);
                found.Add(resource);
                continue;
            }
            Expect(resource.ValueKind == JsonValueKind.Object, name, "an IRI, or an object");
            CheckCommon(resource, name);
            if (Sets.Any(set => JsonLd.IsOfType(resource, set)))
            {
                Expect(resource.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array && items.GetArrayLength() > 0, $"{name}.items", "an array that is not empty");
                foreach (var no in new[] { "value", "source", "purpose" })
                    if (resource.TryGetProperty(no, out _)) throw Malformed($"{name}.{no}", $"A choice or list has no '{no}' (§3.2.7, §3.2.8).");
                Collect(resource, "items", found, isBody, name);
                continue;
            }
            CheckResource(resource, name, isBody);
            found.Add(resource);
        }
    }

    private static void CheckResource(JsonElement resource, string name, bool isBody)
    {
        var isSpecific = resource.TryGetProperty("source", out var source);
        var isTextual = resource.TryGetProperty("value", out var value) && isBody;
        if (isSpecific)
        {
            // A string, or the resource with its id (§4.1).
            if (source.ValueKind == JsonValueKind.Object) CheckId(source, $"{name}.source");
            else CheckIri(source, $"{name}.source");
            if (resource.TryGetProperty("value", out _)) throw Malformed($"{name}.value", "What has a 'source' has no 'value' (§4).");
        }
        else if (isTextual)
        {
            Expect(value.ValueKind == JsonValueKind.String, $"{name}.value", "a string");
            if (IsHtml(resource) && value.GetString()!.Count(c => c == '<') > HtmlBodies.MaxTags)
                throw Beyond($"{name}.value", $"A body in HTML has at most {HtmlBodies.MaxTags} tags.");
        }
        else
        {
            CheckId(resource, name);
            if (resource.TryGetProperty("purpose", out _)) throw Malformed($"{name}.purpose", "A purpose is that of a textual body, or of a resource with a 'source' (§3.3.5).");
        }
        if (!isSpecific && resource.TryGetProperty("items", out _)) throw Malformed($"{name}.items", "'items' are of a Choice, Composite, List or Independents.");
        CheckStrings(resource, "purpose", $"{name}.purpose");
        CheckSelectors(resource, "selector", name);
        foreach (var state in JsonLd.Each(resource, "state")) CheckState(state, $"{name}.state");
        foreach (var style in JsonLd.Each(resource, "styleClass")) Expect(style.ValueKind == JsonValueKind.String, $"{name}.styleClass", "a string");
    }

    private static void CheckSelectors(JsonElement within, string property, string path)
    {
        var name = $"{path}.{property}";
        foreach (var selector in JsonLd.Each(within, property))
        {
            if (selector.ValueKind == JsonValueKind.String)
            {
                CheckIri(selector, name);
                continue;
            }
            Expect(selector.ValueKind == JsonValueKind.Object, name, "an IRI, or an object");
            switch (JsonLd.Text(selector, "type"))
            {
                case "FragmentSelector" or "CssSelector" or "XPathSelector":
                    Expect(JsonLd.Text(selector, "value") is not null, $"{name}.value", "a string");
                    break;
                case "TextQuoteSelector":
                    Expect(JsonLd.Text(selector, "exact") is not null, $"{name}.exact", "a string");
                    foreach (var context in new[] { "prefix", "suffix" })
                        if (selector.TryGetProperty(context, out var words)) Expect(words.ValueKind == JsonValueKind.String, $"{name}.{context}", "a string");
                    break;
                case "TextPositionSelector" or "DataPositionSelector":
                    foreach (var end in new[] { "start", "end" })
                        Expect(selector.TryGetProperty(end, out var at) && at.ValueKind == JsonValueKind.Number && at.TryGetInt32(out var n) && n >= 0, $"{name}.{end}", "a whole number from 0");
                    break;
                case "SvgSelector":
                    Expect(JsonLd.Text(selector, "value") is not null ^ JsonLd.Text(selector, "id") is not null, $"{name}.value", "a string, or else there is an 'id'");
                    break;
                case "RangeSelector":
                    foreach (var end in new[] { "startSelector", "endSelector" })
                    {
                        Expect(selector.TryGetProperty(end, out var one) && one.ValueKind == JsonValueKind.Object, $"{name}.{end}", "a selector");
                        CheckSelectors(selector, end, name);
                    }
                    break;
                case null when JsonLd.Text(selector, "id") is null:
                    throw Malformed($"{name}.type", "A selector has a 'type', or an 'id'.");
            }
            if (selector.TryGetProperty("conformsTo", out var conforms)) CheckIri(conforms, $"{name}.conformsTo");
            CheckSelectors(selector, "refinedBy", name);
        }
    }

    private static void CheckState(JsonElement state, string name)
    {
        if (state.ValueKind == JsonValueKind.String)
        {
            CheckIri(state, name);
            return;
        }
        Expect(state.ValueKind == JsonValueKind.Object, name, "an IRI, or an object");
        switch (JsonLd.Text(state, "type"))
        {
            case "TimeState":
                var dates = JsonLd.Each(state, "sourceDate").ToList();
                var (from, to) = (state.TryGetProperty("sourceDateStart", out var start), state.TryGetProperty("sourceDateEnd", out var end));
                if (dates.Count > 0 ? from || to : !(from && to)) throw Malformed(name, "A TimeState has 'sourceDate', or 'sourceDateStart' and 'sourceDateEnd' (§4.3.1).");
                foreach (var date in dates.Concat(from ? [start] : []).Concat(to ? [end] : [])) CheckTime(date, $"{name}.sourceDate");
                foreach (var copy in JsonLd.Each(state, "cached")) CheckIri(copy, $"{name}.cached");
                break;
            case "HttpRequestState":
                Expect(JsonLd.Text(state, "value") is not null, $"{name}.value", "a string");
                break;
            case null when JsonLd.Text(state, "id") is null:
                throw Malformed($"{name}.type", "A state has a 'type', or an 'id'.");
        }
        foreach (var refining in JsonLd.Each(state, "refinedBy")) CheckRefiningState(refining, $"{name}.refinedBy");
    }

    /// <summary>A state is refined by a state or by a selector (§4.3.3).</summary>
    private static void CheckRefiningState(JsonElement refining, string name)
    {
        if (JsonLd.Text(refining, "type") is "TimeState" or "HttpRequestState") CheckState(refining, name);
        else Expect(refining.ValueKind is JsonValueKind.String or JsonValueKind.Object, name, "an IRI, or an object");
    }

    /// <summary>What an annotation, a body and a target have in common (§3.3).</summary>
    private static void CheckCommon(JsonElement resource, string path)
    {
        foreach (var time in Times)
            if (resource.TryGetProperty(time, out var value)) CheckTime(value, Join(path, time));
        if (resource.TryGetProperty("canonical", out var canonical)) CheckIri(canonical, Join(path, "canonical"));
        foreach (var iris in new[] { "via", "rights" })
            foreach (var iri in JsonLd.Each(resource, iris)) CheckIri(iri, Join(path, iris));
        if (resource.TryGetProperty("textDirection", out var direction))
            Expect(direction.ValueKind == JsonValueKind.String && Directions.Contains(direction.GetString(), StringComparer.Ordinal), Join(path, "textDirection"), string.Join(", ", Directions));
    }

    private static void CheckStrings(JsonElement resource, string property, string name)
    {
        foreach (var value in JsonLd.Each(resource, property)) Expect(value.ValueKind == JsonValueKind.String, name, "a string");
    }

    private static void CheckId(JsonElement resource, string name)
    {
        if (!resource.TryGetProperty("id", out var id)) throw Malformed($"{name}.id", "A resource has an 'id', a 'source' or a 'value'.");
        CheckIri(id, $"{name}.id");
    }

    /// <summary>Absolute, or a path here.</summary>
    private static void CheckIri(JsonElement value, string name) =>
        Expect(
            value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= 2_000 } text
            && (Uri.TryCreate(text, UriKind.Absolute, out _) || text.StartsWith("/api/", StringComparison.Ordinal)) && !text.Any(char.IsWhiteSpace),
            name, "an IRI");

    private static void CheckTime(JsonElement value, string name) =>
        Expect(value.ValueKind == JsonValueKind.String && Rfc3339.TryParse(value.GetString()!, out _), name, "a time of RFC 3339 with its offset");

    private static void Expect(bool holds, string name, string expected)
    {
        if (!holds) throw Malformed(name, $"'{name}' must be {expected}.");
    }

    private static void Bound(JsonElement root)
    {
        var (properties, selectors) = (0, 0);
        Count(root, isSelector: false);
        if (properties > MaxProperties) throw Beyond("$", $"An annotation has at most {MaxProperties} properties; this has {properties}.");
        if (selectors > MaxSelectors) throw Beyond("target", $"An annotation has at most {MaxSelectors} selectors; this has {selectors}.");

        // As deep as the body may be nested, and no deeper.
        void Count(JsonElement value, bool isSelector)
        {
            if (value.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in value.EnumerateArray()) Count(item, isSelector);
            }
            else if (value.ValueKind == JsonValueKind.Object)
            {
                if (isSelector) selectors++;
                foreach (var property in value.EnumerateObject())
                {
                    properties++;
                    Count(property.Value, SelectorProperties.Contains(property.Name, StringComparer.Ordinal));
                }
            }
        }
    }

    /// <summary>Null for a target without an IRI.</summary>
    private static WebTarget? TargetOf(JsonElement target)
    {
        if (target.ValueKind == JsonValueKind.String) return new(target.GetString()!, NoteTargets.Report, null, [], null);
        var source = JsonLd.Text(target, "source")
            ?? (target.TryGetProperty("source", out var resource) ? JsonLd.Text(resource, "id") : JsonLd.Text(target, "id"));
        if (source is null) return null;
        var (part, selector) = PartOf(JsonLd.Each(target, "selector").ToList());
        var states = JsonLd.Each(target, "state").Where(s => JsonLd.IsOfType(s, "TimeState")).ToList();
        var dates = states.SelectMany(s => JsonLd.Each(s, "sourceDate").Concat(JsonLd.Each(s, "sourceDateEnd")))
            .Select(d => Rfc3339.TryParse(d.GetString()!, out var time) ? time : (DateTimeOffset?)null);
        return new(source, part, selector, [.. states.SelectMany(s => JsonLd.Each(s, "cached")).Select(c => c.GetString()!)], dates.FirstOrDefault());
    }

    /// <summary>
    /// What several selectors say of the same place together (§4.2): the words, and the position where both are given; else the first
    /// that is understood. The whole where none is.
    /// </summary>
    private static (string Part, TextSelector? Selector) PartOf(IReadOnlyList<JsonElement> selectors)
    {
        var read = selectors.Select(SelectorOf).OfType<(string Part, TextSelector? Selector)>().ToList();
        if (read.Count == 0) return (NoteTargets.Report, null);
        var quoted = read.FirstOrDefault(r => r.Selector is TextSelector.Quoted { RefinedBy: null });
        if (quoted.Selector is not TextSelector.Quoted words) return read[0];
        var position = read.Where(r => r.Part == quoted.Part).Select(r => r.Selector).OfType<TextSelector.Positioned>().FirstOrDefault(p => p.RefinedBy is null);
        return (quoted.Part, words with { Start = position?.Start });
    }

    /// <summary>Null for a selector of something else than our texts.</summary>
    private static (string Part, TextSelector? Selector)? SelectorOf(JsonElement selector)
    {
        var refined = selector.ValueKind == JsonValueKind.Object ? JsonLd.Each(selector, "refinedBy").Select(SelectorOf).FirstOrDefault(r => r is not null) : null;
        switch (JsonLd.Text(selector, "type"))
        {
            case "TextQuoteSelector":
                return (NoteTargets.Body, new TextSelector.Quoted(JsonLd.Text(selector, "exact")!, JsonLd.Text(selector, "prefix"), JsonLd.Text(selector, "suffix"), null) { RefinedBy = refined?.Selector });
            case "TextPositionSelector":
                return (NoteTargets.Body, new TextSelector.Positioned(selector.GetProperty("start").GetInt32(), selector.GetProperty("end").GetInt32()) { RefinedBy = refined?.Selector });
            case "RangeSelector" when SelectorOf(selector.GetProperty("startSelector")) is { Selector: { } from } && SelectorOf(selector.GetProperty("endSelector")) is { Selector: { } to }:
                return (NoteTargets.Body, new TextSelector.Ranged(from, to) { RefinedBy = refined?.Selector });
            case "FragmentSelector":
                return FragmentOf(JsonLd.Text(selector, "value")!, refined?.Selector);
            default:
                return null;
        }
    }

    /// <summary>A pointer (RFC 6901) to the headline or the body in a report's own JSON, or characters of the body (RFC 5147 §2.1).</summary>
    private static (string Part, TextSelector? Selector)? FragmentOf(string value, TextSelector? refined)
    {
        if (value is WebAnnotationWriter.HeadlinePointer or "/title") return (NoteTargets.Headline, refined);
        if (value is "/revision/body" or "/body" && refined is not null) return (NoteTargets.Body, refined);
        if (!value.StartsWith("char=", StringComparison.Ordinal) || value[5..].Split(';')[0].Split(',') is not [var start, var end]) return null;
        return int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var from) && int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            ? (NoteTargets.Body, new TextSelector.Positioned(from, to) { RefinedBy = refined })
            : null;
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static RequestRefused Malformed(string field, string detail) => new(Problems.MalformedAnnotation(field, detail));

    private static RequestRefused Beyond(string field, string detail) => new(Problems.AnnotationBeyondBounds(field, detail));
}
