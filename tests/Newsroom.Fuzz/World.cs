using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Newsroom.Core.Articles;

namespace Newsroom.Fuzz;

/// <summary>
/// What there is in the newsroom to ask about. Ids follow from numbers, so that a request can be made again from its own number;
/// only the versions in <c>If-Match</c> are those that were seen last.
/// </summary>
internal sealed class World
{
    /// <summary>In every report, so that a note on it finds its place.</summary>
    public const string Passage = "la capitainerie ne donne pas d’heure";

    private const int Stories = 24, Articles = 48, Notes = 48;

    private readonly ConcurrentDictionary<string, string> versions = new();
    private readonly List<string> notes = [];

    /// <summary>A position that is in the log from the beginning on.</summary>
    public long Head { get; private set; }

    public static string Url(long number) => $"https://gazette.example/ports/{number}";

    /// <summary>More of them as the run goes on: those of the beginning are retracted and closed sooner or later.</summary>
    public static string Story(Random random, long number) => $"histoire-{random.NextInt64(Stories + (number / 80))}";

    public static long ArticleNumber(Random random, long number) => random.NextInt64(Articles + (number / 40));

    public static string Article(Random random, long number) => ArticleId.FromUrl(CanonicalUrl.Of(Url(ArticleNumber(random, number)))!);

    public string Note(Random random) => notes[random.Next(notes.Count)];

    /// <summary>What <c>If-Match</c> says of the resource at the address.</summary>
    public string Version(string address) => versions.GetValueOrDefault(Resource(address), "1");

    /// <summary>Takes note of the version that an answer told.</summary>
    public void Told(string address, string etag)
    {
        if (etag.StartsWith("\"v", StringComparison.Ordinal) && etag.IndexOf('-', StringComparison.Ordinal) is > 2 and var dash) versions[Resource(address)] = etag[2..dash];
    }

    public static async Task<World> Furnish(Uri address, string key, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var world = new World();
        for (var n = 0; n < Stories; n++)
            await world.Send(http, HttpMethod.Post, "/api/stories", new { id = $"histoire-{n}", title = $"Le port fermé, {n}" }, cancel);
        var ids = new List<string>();
        for (var n = 0; n < Articles; n++)
        {
            var article = await world.Send(http, HttpMethod.Post, "/api/articles", new { outlet = "La Gazette", url = Url(n), title = "Le port", language = "fr", kind = "report", body = Text(n) }, cancel);
            ids.Add((string)article["id"]!);
            await world.Send(http, HttpMethod.Put, $"/api/stories/histoire-{n % Stories}/articles/{ids[^1]}", null, cancel);
        }
        for (var n = 0; n < Notes; n++)
        {
            var note = await world.Send(http, HttpMethod.Post, $"/api/articles/{ids[n % Articles]}/annotations", new { exact = Passage, motivation = "questioning", body = $"Qui l’a dit ? {n}" }, cancel, $"note-{n}");
            world.notes.Add((string)note["id"]!);
        }
        for (var n = 0; n < Stories / 2; n++)
        {
            await world.Send(http, HttpMethod.Put, $"/api/stories/histoire-{n}/brief", new { headline = "Le port est fermé", known = new[] { "Trois cargos attendent." }, unknown = new[] { "Jusqu’à quand." } }, cancel);
            await world.Send(http, HttpMethod.Post, $"/api/stories/histoire-{n}/brief/publication", new { audience = "public" }, cancel);
        }
        return world;
    }

    public static string Text(long number) =>
        $"Le port est fermé depuis mardi. Dépêche {number} : les équipages attendent au large que la tempête passe, et {Passage}. "
        + "Trois cargos ont mouillé derrière la digue, un quatrième a rebroussé chemin vers le sud.";

    private async Task<JsonNode> Send(HttpClient http, HttpMethod method, string address, object? body, CancellationToken cancel, string? key = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"v{Version(address)}-\"");
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var response = await http.SendAsync(request, cancel);
        var text = await response.Content.ReadAsStringAsync(cancel);
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{method} {address}: {(int)response.StatusCode} {text}");
        var answer = JsonNode.Parse(text)!;
        // A note and a report that were just made are at an address of their own.
        Told(response.Headers.Location?.OriginalString ?? address, response.Headers.ETag!.Tag);
        Head = long.Parse(response.Headers.GetValues("Newsroom-Position").Single(), System.Globalization.CultureInfo.InvariantCulture);
        return answer;
    }

    /// <summary>Its collection and its id; what stands behind them is a part of it, or something done to it.</summary>
    private static string Resource(string address) => string.Join('/', address.Split('?')[0].Split('/').Take(4));
}
