using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Newsroom.Core.Articles;
using Newsroom.Core.History;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Tests;

/// <summary>Reports with many revisions: what each was is told exactly, and costs what one revision costs.</summary>
public sealed class LongPastTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    private Api Desk => newsroom.Desk;

    [Fact]
    public async Task Every_revision_is_told_word_for_word_now_and_at_every_moment()
    {
        var bodies = Enumerable.Range(1, 9).Select(n => Given.Body($"Version {n} : le port est fermé depuis {n} jours.")).ToList();
        // A text that comes back.
        bodies[6] = bodies[2];
        var filed = await Desk.Filed(bodies[0], published: "2024-10-01T08:00:00Z");
        var positions = new List<long> { filed.Position };
        for (var n = 2; n <= bodies.Count; n++) positions.Add((await Desk.Revised(filed.Id, bodies[n - 1])).Position);
        var path = $"/api/articles/{filed.Id}";

        for (var n = 1; n <= bodies.Count; n++)
        {
            Assert.Equal(bodies[n - 1], BodyOf((await Desk.Get($"{path}/revisions/{n}")).Expect(HttpStatusCode.OK).Json));
            Assert.Equal(bodies[n - 1], BodyOf((await Desk.Get($"{path}?asOf={positions[n - 1]}")).Expect(HttpStatusCode.OK).Json["revision"]!));
            for (var m = n; m <= bodies.Count; m += 3)
                Assert.Equal(bodies[n - 1], BodyOf((await Desk.Get($"{path}/revisions/{n}?asOf={positions[m - 1]}")).Expect(HttpStatusCode.OK).Json));
            var exact = string.Create(CultureInfo.InvariantCulture, $"Version {n} : le port est fermé depuis {n} jours.");
            if (n == 7) continue;
            var note = (await Desk.Post($"{path}/annotations/", new { exact, motivation = "commenting", body = "Relu.", revision = n })).Expect(HttpStatusCode.Created);
            Assert.Equal(n, note.Json["posted"]!["revision"]!.GetValue<int>());
        }
        Assert.Equal(bodies[0], BodyOf((await Desk.Get($"{path}?publishedBy=2024-10-02")).Expect(HttpStatusCode.OK).Json["revision"]!));
        Assert.Equal(bodies.Count, (await Desk.Get($"{path}/revisions")).Json["revisions"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_history_in_pages_of_any_size_says_what_a_fold_of_the_whole_stream_says()
    {
        var filed = await Desk.Filed(published: "2024-10-01T08:00:00Z");
        for (var n = 2; n <= 6; n++) await Desk.Revised(filed.Id, Given.Body($"Version {n}."), $"Titre {n}");
        var now = await Desk.Get($"/api/articles/{filed.Id}");
        (await Desk.Post($"/api/articles/{filed.Id}/embargo", new { until = "2099-01-01T00:00:00Z" }, ("If-Match", now.ETag))).Expect(HttpStatusCode.OK);
        await Desk.Revised(filed.Id, Given.Body("Version 7."));
        now = await Desk.Get($"/api/articles/{filed.Id}");
        (await Desk.Delete($"/api/articles/{filed.Id}/embargo", null, ("If-Match", now.ETag))).Expect(HttpStatusCode.OK);
        // A page of the public's trail, while its words may still be read.
        await PagesAgree($"/api/articles/{filed.Id}/history?publishedBy=2050-01-01");
        now = await Desk.Get($"/api/articles/{filed.Id}");
        (await Desk.Post($"/api/articles/{filed.Id}/retraction", new { notice = "Tout était faux." }, ("If-Match", now.ETag))).Expect(HttpStatusCode.OK);

        var whole = await newsroom.Log.ReadWhole(Streams.Of(Article.Category, filed.Id), 0).ToListAsync();
        var told = Changes.OfStream(whole).Select(t => (t.Recorded.Version, t.Entry.Line, Changes: t.Entry.Changes.Count)).ToList();
        for (var size = 1; size <= told.Count; size++)
            Assert.Equal(told, await Pages($"/api/articles/{filed.Id}/history?limit={size}"));

        Assert.Equal(8, (await PagesAgree($"/api/articles/{filed.Id}/history?publishedBy=2050-01-01")).Count);

        async Task<List<(long Version, string Line, int Changes)>> PagesAgree(string address)
        {
            var all = await Pages(address + "&limit=200");
            for (var size = 1; size <= all.Count; size++) Assert.Equal(all, await Pages($"{address}&limit={size}"));
            return all;
        }
    }

    [Fact]
    public async Task A_brief_that_was_drafted_often_reads_and_is_corrected_as_one_drafted_once()
    {
        var story = await Desk.OpenedStory();
        var now = story;
        for (var n = 1; n <= 5; n++) now = await Change(HttpMethod.Put, "brief", new { headline = $"Brouillon {n}", known = new[] { $"Fait {n}" }, unknown = Array.Empty<string>() });
        now = await Change(HttpMethod.Post, "brief/publication", new { audience = "public" });
        now = await Change(HttpMethod.Put, "brief", new { headline = "Brouillon 6", known = new[] { "Fait 6" }, unknown = Array.Empty<string>() });
        var corrected = await Change(HttpMethod.Post, "brief/correction",
            new { headline = "Corrigé", known = new[] { "Fait 5, corrigé" }, unknown = Array.Empty<string>(), notice = "Cinq, et non six." });

        Assert.Contains("Corrigé", corrected.Text, StringComparison.Ordinal);
        Assert.Contains("Brouillon 6", (await Desk.Get($"/api/stories/{story.Id}")).Text, StringComparison.Ordinal);
        var history = (await Desk.Get($"/api/stories/{story.Id}/history")).Expect(HttpStatusCode.OK).Json["items"]!.AsArray();
        for (var n = 1; n <= 6; n++) Assert.Contains(history, h => h!["line"]!.GetValue<string>().Contains($"Brouillon {n}", StringComparison.Ordinal));

        async Task<Answer> Change(HttpMethod method, string path, object body)
        {
            var answer = await Desk.Send(method, $"/api/stories/{story.Id}/{path}", body, ("If-Match", now.ETag));
            Assert.True((int)answer.Status is 200 or 201, answer.Text);
            return now = answer;
        }
    }

    /// <summary>Counted in what a request allocates in this process: bodies that are read are counted several times over.</summary>
    [Fact]
    public async Task What_a_request_costs_does_not_grow_with_the_number_of_revisions()
    {
        var large = string.Join('\n', Enumerable.Range(0, 4_000).Select(n => $"Ligne {n} : la capitainerie ne donne pas d’heure aux équipages."));
        var (young, old) = (await Desk.Filed(large + "\nVersion 1."), await Desk.Filed(large + "\nVersion 1, l’autre."));
        await Desk.Revised(young.Id, large + "\nVersion 2.");
        for (var n = 2; n <= 40; n++) await Desk.Revised(old.Id, large + $"\nVersion {n}, l’autre.");

        foreach (var question in new Func<string, Task<Answer>>[]
        {
            id => Desk.Get($"/api/articles/{id}"),
            id => Desk.Get($"/api/articles/{id}/revisions/1"),
            id => Desk.Get($"/api/articles/{id}/revisions"),
            id => Desk.Get($"/api/articles/{id}?publishedBy=2099-01-01"),
            id => Desk.Get($"/api/articles/{id}/history?limit=1"),
            id => Desk.Post($"/api/articles/{id}/annotations/", new { exact = "Ligne 7 : la capitainerie", motivation = "commenting", body = "Relu." }),
        })
        {
            var few = await Allocated(() => question(young.Id));
            var many = await Allocated(() => question(old.Id));
            Assert.True(many < 2 * few + 2_000_000, $"{few} bytes for 2 revisions, {many} for 40");
        }
    }

    private static async Task<long> Allocated(Func<Task<Answer>> ask)
    {
        await ask();
        var least = long.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var answer = await ask();
            Assert.True((int)answer.Status is 200 or 201, answer.Text);
            // What runs beside it is counted too: the least is nearest to the request's own.
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        return least;
    }

    private async Task<List<(long Version, string Line, int Changes)>> Pages(string next)
    {
        var entries = new List<(long, string, int)>();
        for (var address = next; address is not null;)
        {
            var page = (await Desk.Get(address)).Expect(HttpStatusCode.OK).Json;
            entries.AddRange(page["items"]!.AsArray().Select(i => (i!["version"]!.GetValue<long>(), i["line"]!.GetValue<string>(), i["changes"]!.AsArray().Count)));
            address = page["next"]?.GetValue<string>();
        }
        return entries;
    }

    private static string BodyOf(JsonNode revision) => revision["body"]!.GetValue<string>();
}
