using System.Net;
using System.Text.Json.Nodes;

namespace Newsroom.Server.Tests;

public sealed class ArticleTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    private Api Desk => newsroom.Desk;

    [Fact]
    public async Task A_filed_report_is_a_201_with_its_place_its_tag_and_its_position()
    {
        var filed = (await Desk.Post("/api/articles", Given.Report())).Expect(HttpStatusCode.Created);
        Assert.Equal($"/api/articles/{filed.Id}", filed.Headers["Location"]);
        Assert.StartsWith("\"v1-", filed.ETag);
        Assert.True(filed.Position > 0);

        var read = (await Desk.Get(filed.Headers["Location"])).Expect(HttpStatusCode.OK);
        Assert.Equal(filed.Text, read.Text);
        Assert.Equal(filed.ETag, read.ETag);
        Assert.Equal(filed.Text, (await Desk.Get(filed.Headers["Content-Location"])).Text);
    }

    [Fact]
    public async Task The_same_address_with_the_same_text_changes_nothing_and_with_another_text_is_a_revision()
    {
        var url = Given.Url();
        var body = Given.Body();
        var filed = (await Desk.Post("/api/articles", Given.Report(url, body))).Expect(HttpStatusCode.Created);

        var again = (await Desk.Post("/api/articles", Given.Report(url + "?utm_source=lettre#haut", body))).Expect(HttpStatusCode.OK);
        Assert.Equal(filed.ETag, again.ETag);

        var changed = (await Desk.Post("/api/articles", Given.Report(url, Given.Body("Le port rouvre."), "Le port rouvre"))).Expect(HttpStatusCode.OK);
        Assert.Equal(filed.Id, changed.Id);
        Assert.Equal(2, changed.Json["revision"]!["number"]!.GetValue<int>());
    }

    [Fact]
    public async Task Known_text_under_another_address_says_whose_it_is()
    {
        var body = Given.Body();
        var first = await Desk.Filed(body);
        var copy = (await Desk.Post("/api/articles", Given.Report(body: body.ToUpperInvariant()))).Expect(HttpStatusCode.Created);
        Assert.Equal(first.Id, copy.Json["copyOf"]!["article"]!.GetValue<string>());
        Assert.Equal(1, copy.Json["copyOf"]!["revision"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_is_unknown_is_left_out_and_listed()
    {
        var filed = await Desk.Filed();
        var revision = filed.Json["revision"]!.AsObject();
        Assert.Equal(["byline", "published"], revision["unknown"]!.AsArray().Select(u => u!.GetValue<string>()));
        Assert.False(revision.ContainsKey("byline"));
        Assert.False(revision.ContainsKey("published"));
    }

    [Fact]
    public async Task Whoever_writes_finds_it_in_the_list_at_once()
    {
        for (var i = 0; i < 10; i++)
        {
            var filed = await Desk.Filed();
            Assert.Equal(filed.Id, (await Desk.Get("/api/articles?limit=1")).Json["items"]![0]!["id"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task Correction_and_retraction_show_their_public_notice()
    {
        var filed = await Desk.Filed();
        var content = new { title = "Le port reste fermé", language = "fr", kind = "report", body = Given.Body("Le port est fermé depuis lundi."), notice = "Lundi, et non mardi.", reason = "Courriel de la capitainerie." };
        var corrected = (await Desk.Post($"/api/articles/{filed.Id}/correction", content, ("If-Match", filed.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal("Lundi, et non mardi.", corrected.Json["revision"]!["notice"]!.GetValue<string>());

        var retracted = (await Desk.Post($"/api/articles/{filed.Id}/retraction", new { notice = "Tout était faux." }, ("If-Match", corrected.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal("retracted", retracted.Json["status"]!.GetValue<string>());
        Assert.Equal("Tout était faux.", retracted.Json["retraction"]!.GetValue<string>());

        var history = (await Desk.Get($"/api/articles/{filed.Id}/history")).Json["items"]!.AsArray();
        Assert.Equal(["article_filed", "article_corrected", "article_retracted"], history.Select(h => h!["type"]!.GetValue<string>()));
        Assert.Equal("Courriel de la capitainerie.", history[1]!["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_report_under_embargo_is_not_published_by_now_until_the_embargo_is_lifted()
    {
        var filed = await Desk.Filed(published: "2024-10-20T10:00:00Z");
        var embargoed = (await Desk.Post($"/api/articles/{filed.Id}/embargo", new { until = "2099-01-01T00:00:00Z" }, ("If-Match", filed.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal("2099-01-01T00:00:00Z", embargoed.Json["embargoedUntil"]!.GetValue<string>());
        (await Desk.Get($"/api/articles/{filed.Id}?publishedBy=2098-01-01")).ExpectProblem(404, "not-published-yet");

        (await Desk.Delete($"/api/articles/{filed.Id}/embargo", null, ("If-Match", embargoed.ETag))).Expect(HttpStatusCode.OK);
        (await Desk.Get($"/api/articles/{filed.Id}?publishedBy=2098-01-01")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_history_of_large_revisions_comes_in_small_pages()
    {
        var filed = await Desk.Filed();
        for (var revision = 2; revision <= 6; revision++) await Desk.Revised(filed.Id, string.Join('\n', Enumerable.Range(0, 6_000).Select(line => $"Ligne {line} de la révision {revision}, relue à quai.")));

        var versions = new List<long>();
        var pages = 0;
        for (var next = $"/api/articles/{filed.Id}/history?limit=200"; next is not null; pages++)
        {
            var page = (await Desk.Get(next)).Expect(HttpStatusCode.OK);
            versions.AddRange(page.Json["items"]!.AsArray().Select(i => i!["version"]!.GetValue<long>()));
            next = page.Json["next"]?.GetValue<string>();
        }
        Assert.Equal(Enumerable.Range(1, 6).Select(v => (long)v), versions);
        Assert.True(pages > 1);
    }

    [Fact]
    public async Task A_note_is_carried_to_the_next_revision_or_says_what_it_is_waiting_for()
    {
        var filed = await Desk.Filed();
        var note = await Desk.Noted(filed.Id);
        var revised = await Desk.Revised(filed.Id, Given.Body("Le port est fermé depuis lundi matin."));

        // At the position of the revision itself nothing has been carried yet, whatever has happened since.
        var then = (await Desk.Get($"/api/articles/{filed.Id}/annotations/?asOf={revised.Position}")).Json["items"]![0]!;
        Assert.Equal("pending on revision 2", then["pending"]!.GetValue<string>());
        Assert.Equal(1, then["anchor"]!["revision"]!.GetValue<int>());

        // The subscription sends a message, and whoever handles it carries the note.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        JsonObject now;
        do
        {
            patience.Token.ThrowIfCancellationRequested();
            now = (await Desk.Get($"/api/articles/{filed.Id}/annotations/")).Json["items"]![0]!.AsObject();
        }
        while (now.ContainsKey("pending"));
        Assert.Equal(2, now["anchor"]!["revision"]!.GetValue<int>());
        Assert.Equal(note.Id, now["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_became_of_a_notes_words_is_shown_and_a_person_decides()
    {
        var body = Given.Body();
        var filed = await Desk.Filed(body);
        var note = await Desk.Noted(filed.Id, "Trois\u00A0cargos ont mouillé");
        Assert.Equal("Trois cargos ont mouillé", note.Json["posted"]!["passage"]!["exact"]!.GetValue<string>());
        var path = $"/api/annotations/{note.Id}/anchor";
        (await Desk.Post(path, new { }, ("If-Match", note.ETag))).Expect(HttpStatusCode.OK);

        await Desk.Revised(filed.Id, body.Replace("Trois cargos", "Quatre cargos", StringComparison.Ordinal));
        var carried = await Carried(2);
        Assert.Equal("Trois cargos ont mouillé", carried.Json["posted"]!["passage"]!["exact"]!.GetValue<string>());
        Assert.Equal("Quatre cargos ont mouillé", carried.Json["anchor"]!["passage"]!["exact"]!.GetValue<string>());
        Assert.Equal(["number"], carried.Json["anchor"]!["changed"]!.AsArray().Select(kind => kind!.GetValue<string>()));
        var line = (await Desk.Get($"/api/articles/{filed.Id}/annotations/")).Json["items"]![0]!;
        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(carried.Json["anchor"], line["anchor"]));

        (await Desk.Post(path, new { }, ("If-Match", note.ETag))).ExpectProblem(412, "stale-version");
        var confirmed = (await Desk.Post(path, new { reason = "Vérifié auprès du port." }, ("If-Match", carried.ETag))).Expect(HttpStatusCode.OK);
        Assert.Empty(confirmed.Json["anchor"]!["changed"]!.AsArray());
        Assert.Equal(2, confirmed.Json["anchor"]!["confirmed"]!["revision"]!.GetValue<int>());

        (await Desk.Post(path, new { candidate = 3 }, ("If-Match", confirmed.ETag))).ExpectProblem(409, "anchor-not-ambiguous");
        (await Desk.Post(path, new { candidate = 3, exact = "digue" }, ("If-Match", confirmed.ETag))).ExpectProblem(422, "anchor-said-twice");
        var placed = (await Desk.Post(path, new { exact = "derrière la digue" }, ("If-Match", confirmed.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal("derrière la digue", placed.Json["anchor"]!["passage"]!["exact"]!.GetValue<string>());

        (await Desk.Delete(path, null, ("If-Match", placed.ETag))).Expect(HttpStatusCode.OK);
        await Desk.Revised(filed.Id, body + " Rien de neuf.");
        var orphan = await Carried(3);
        Assert.Equal(("orphaned", "declared"), (orphan.Json["anchor"]!["state"]!.GetValue<string>(), orphan.Json["anchor"]!["cause"]!.GetValue<string>()));

        async Task<Answer> Carried(int revision)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (true)
            {
                patience.Token.ThrowIfCancellationRequested();
                var now = (await Desk.Get($"/api/annotations/{note.Id}")).Expect(HttpStatusCode.OK);
                if (now.Json["anchor"]!["checked"]!.GetValue<int>() == revision) return now;
            }
        }
    }

    [Fact]
    public async Task A_note_lives_through_replies_resolution_reopening_and_withdrawal()
    {
        var filed = await Desk.Filed();
        var note = await Desk.Noted(filed.Id);
        var path = $"/api/annotations/{note.Id}";
        var replied = (await Desk.Post($"{path}/replies", new { body = "La capitainerie, ce matin." }, ("Idempotency-Key", "r1"))).Expect(HttpStatusCode.Created);
        Assert.Equal("La capitainerie, ce matin.", replied.Json["replies"]![0]!["body"]!.GetValue<string>());
        Assert.Single((await Desk.Post($"{path}/replies", new { body = "La capitainerie, ce matin." }, ("Idempotency-Key", "r1"))).Expect(HttpStatusCode.Created).Json["replies"]!.AsArray());

        var resolved = (await Desk.Post($"{path}/resolve", new { reason = "Réglé." }, ("If-Match", replied.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal("resolved", resolved.Json["state"]!.GetValue<string>());
        var reopened = (await Desk.Post($"{path}/reopen", null, ("If-Match", resolved.ETag))).Expect(HttpStatusCode.OK);
        var edited = (await Desk.Put(path, new { motivation = "assessing", body = "Source nommée." }, ("If-Match", reopened.ETag))).Expect(HttpStatusCode.OK);
        var withdrawn = (await Desk.Delete(path, null, ("If-Match", edited.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal("withdrawn", withdrawn.Json["state"]!.GetValue<string>());

        Assert.Empty((await Desk.Get($"/api/articles/{filed.Id}/annotations/")).Json["items"]!.AsArray());
        Assert.Single((await Desk.Get($"/api/articles/{filed.Id}/annotations/?state=withdrawn")).Json["items"]!.AsArray());
        Assert.Equal(6, (await Desk.Get($"{path}/history")).Json["items"]!.AsArray().Count);
    }
}
