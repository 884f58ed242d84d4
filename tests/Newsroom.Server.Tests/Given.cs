using System.Net;

namespace Newsroom.Server.Tests;

/// <summary>Requests that tests begin with.</summary>
public static class Given
{
    private static int counter;

    /// <summary>A text of its own each time, long enough that a copy of it would be noticed.</summary>
    public static string Body(string opening = "Le port est fermé depuis mardi.") =>
        $"{opening} Dépêche {Interlocked.Increment(ref counter)} : les équipages attendent au large que la tempête passe, "
        + "et la capitainerie ne donne pas d’heure. Trois cargos ont mouillé derrière la digue, un quatrième a rebroussé chemin vers le sud.";

    public static string Url() => $"https://gazette.example/ports/{Guid.NewGuid():N}";

    public static object Report(string? url = null, string? body = null, string title = "Le port reste fermé", string? published = null) => new
    {
        outlet = "La Gazette du littoral", url = url ?? Url(), title, language = "fr", kind = "report", body = body ?? Body(), published,
    };

    public static async Task<Answer> Filed(this Api api, string? body = null, string? published = null) =>
        (await api.Post("/api/articles", Report(body: body, published: published))).Expect(HttpStatusCode.Created);

    public static async Task<Answer> OpenedStory(this Api api, string? title = null)
    {
        var slug = $"histoire-{Guid.NewGuid():N}";
        return (await api.Post("/api/stories", new { id = slug, title = title ?? "Le port fermé", summary = "Ce que l’on sait." })).Expect(HttpStatusCode.Created);
    }

    public static async Task<Answer> Noted(this Api api, string article, string exact = "la capitainerie ne donne pas d’heure", string motivation = "questioning") =>
        (await api.Post($"/api/articles/{article}/annotations/", new { exact, motivation, body = "Qui l’a dit ?", tags = new[] { "source" } })).Expect(HttpStatusCode.Created);

    public static async Task<Answer> Revised(this Api api, string id, string body, string title = "Le port reste fermé")
    {
        var now = (await api.Get($"/api/articles/{id}")).Expect(HttpStatusCode.OK);
        return (await api.Put($"/api/articles/{id}", new { title, language = "fr", kind = "report", body }, ("If-Match", now.ETag))).Expect(HttpStatusCode.OK);
    }

    public static async Task<Answer> Attached(this Api api, string story, string article)
    {
        var now = (await api.Get($"/api/stories/{story}")).Expect(HttpStatusCode.OK);
        return (await api.Put($"/api/stories/{story}/articles/{article}", null, ("If-Match", now.ETag))).Expect(HttpStatusCode.OK);
    }
}
