using System.Text.Json.Nodes;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;

namespace Newsroom.Fuzz;

/// <summary>Values that the newsroom would take: of a field by its name, of whatever else by its kind.</summary>
internal sealed class Values(Random random, World world, long number)
{
    private static readonly string[] Words = ["port", "digue", "cargo", "tempête", "capitaine", "marée", "équipage", "quai", "phare", "brume"];

    /// <summary>An object with all that it needs, and some of what it may have.</summary>
    public JsonNode? Of(Schema schema, string name, bool within)
    {
        switch (schema.Kind)
        {
            case SchemaKind.Object:
                var made = new JsonObject();
                foreach (var property in schema.Properties)
                    if (property.Required || random.Next(100) < Likely(property.Name)) made[property.Name] = Of(property.Schema, property.Name, schema.Properties.Any(p => p.Name == "start") && schema.Properties.Any(p => p.Name == "end"));
                return made;
            case SchemaKind.Array:
                return new JsonArray([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Of(schema.Items!, name, within))]);
            case SchemaKind.Integer:
                return name switch { "start" => random.Next(0, 20), "end" => random.Next(20, 40), "revision" => random.Next(1, 3), _ => random.Next(1, 100) };
            case SchemaKind.Text:
                return Text(name, within);
            default:
                return random.Next(2) == 0;
        }
    }

    /// <summary>An annotation of the W3C's on something, mostly on a report.</summary>
    public JsonObject WebAnnotation()
    {
        JsonNode selector = random.Next(4) switch
        {
            0 => new JsonObject { ["type"] = "TextPositionSelector", ["start"] = random.Next(0, 20), ["end"] = random.Next(20, 40) },
            1 => new JsonObject { ["type"] = "CssSelector", ["value"] = "p", ["refinedBy"] = new JsonObject { ["type"] = "TextQuoteSelector", ["exact"] = World.Passage } },
            _ => new JsonObject { ["type"] = "TextQuoteSelector", ["exact"] = World.Passage },
        };
        return new JsonObject
        {
            ["@context"] = "http://www.w3.org/ns/anno.jsonld",
            ["type"] = "Annotation",
            ["motivation"] = Text("motivation", false),
            ["body"] = new JsonArray(
                new JsonObject { ["type"] = "TextualBody", ["value"] = Some(5), ["format"] = Pick("text/plain", "text/html") },
                new JsonObject { ["type"] = "TextualBody", ["value"] = Some(1), ["purpose"] = "tagging" }),
            ["target"] = random.Next(4) == 0
                ? "http://elsewhere.example/" + Some(1)
                : new JsonObject { ["source"] = "/api/articles/" + World.Article(random, number), ["selector"] = selector },
            [Some(1)] = random.Next(),
        };
    }

    public string Query(string name) => name switch
    {
        "asOf" => random.Next(4) switch
        {
            0 => "2030-01-01", 1 => "2024-10-20", 2 => "2031-10-20T18:30:00Z", _ => random.NextInt64(1, world.Head + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
        },
        "publishedBy" => Pick("2030-01-01", "2024-10-20", "2025-05-01T10:00:00Z"),
        "limit" => Pick("1", "5", "20"),
        "page" => random.NextInt64(0, world.Head).ToString(System.Globalization.CultureInfo.InvariantCulture),
        "iris" => Pick("0", "1"),
        "after" => random.NextInt64(0, world.Head).ToString(System.Globalization.CultureInfo.InvariantCulture),
        "cursor" => "bm9uZQ",
        "story" => World.Story(random, number),
        "article" => World.Article(random, number),
        "outlet" => Pick("La Gazette", "Le Phare"),
        "language" => Pick("fr", "en"),
        "status" => Pick("open", "closed"),
        "state" => Pick("open", "resolved", "filed"),
        "q" => Pick($"{Some(2)}", $"\"{Some(2)}\" -{Some(1)}", $"{Some(1)} or {Some(1)}", $"« {Some(1)} » -\"", "( & !"),
        "anchor" => Pick("anchored", "orphaned,ambiguous"),
        "changed" => Pick("number", "name,date"),
        "motivation" => Pick("questioning", "commenting,linking"),
        "kind" => Pick("report", "wire,opinion"),
        "from" => Pick("2020-01-01", "2024-10-20T18:30:00Z", "0001-01-01"),
        "to" => Pick("2100-01-01", "2024-10-20T18:30:00Z", "9999-12-31"),
        "url" => World.Url(World.ArticleNumber(random, number)),
        "type" => Pick("article_revised", "story_opened"),
        _ => Some(1),
    };

    /// <param name="before">The path's part before the parameter, which says whose id it is.</param>
    public string Path(string name, string before) => name switch
    {
        "name" when before.EndsWith("/problems/", StringComparison.Ordinal) => Pick("not-found", "story-closed", "title-missing", "no-such-problem"),
        "articleId" => World.Article(random, number),
        "replyId" => world.Note(random),
        "name" => Some(1),
        "number" => random.Next(1, 4).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ when before.EndsWith("/groups/", StringComparison.Ordinal) => World.Story(random, number),
        _ when before.EndsWith("/stories/", StringComparison.Ordinal) => World.Story(random, number),
        _ when before.EndsWith("/articles/", StringComparison.Ordinal) => World.Article(random, number),
        _ when before.EndsWith("/annotations/", StringComparison.Ordinal) => world.Note(random),
        _ => new Guid(random.Next(), 0, 0, new byte[8]).ToString(),
    };

    public string Pick(params ReadOnlySpan<string> of) => of[random.Next(of.Length)];

    public string Some(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));

    private static int Likely(string name) => name switch { "url" => 97, "id" => 90, "exact" => 95, "target" or "spans" or "start" or "prefix" or "suffix" => 8, "revision" => 5, _ => 30 };

    private string Text(string name, bool isSpan) => name switch
    {
        "kind" when isSpan => Pick("caption", "footnote", "link"),
        "kind" => ArticleKinds.All[random.Next(ArticleKinds.All.Count)],
        "motivation" => Motivations.All[random.Next(Motivations.All.Count)],
        "language" => Pick("fr", "en", "de", "fr-CA", "ar"),
        "url" => World.Url(World.ArticleNumber(random, number)),
        "id" => World.Story(random, number),
        "published" => Pick("2024-10-20T18:30:00Z", "2025-01-02T03:04:05+02:00", "2023-12-31T23:59:59.123456Z"),
        "until" => Pick("2036-10-20T18:30:00Z", "2040-01-02T03:04:05+02:00"),
        "body" => $"{World.Text(random.Next(1_000))} {Some(random.Next(1, 12))}.",
        "exact" => World.Passage,
        "target" => Pick("body", "headline", "report"),
        "audience" => Pick("public", "subscribers", "desk"),
        "outlet" => Pick("La Gazette", "Le Phare"),
        "type" => Pick("carry-notes", "lift-embargo"),
        "tags" => Some(1),
        "visibility" => Pick("desk", "public", "private", "group"),
        _ => $"{Some(random.Next(1, 6))} {random.Next(1_000)}",
    };
}
