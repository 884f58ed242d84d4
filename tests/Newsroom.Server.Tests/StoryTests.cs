using System.Net;

namespace Newsroom.Server.Tests;

public sealed class StoryTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    private Api Desk => newsroom.Desk;

    private static object Brief(string known) => new { headline = "Le port fermé : ce que nous savons", known = new[] { known }, unknown = new[] { "Quand il rouvrira." } };

    [Fact]
    public async Task A_story_without_an_id_is_named_after_its_title()
    {
        var opened = (await Desk.Post("/api/stories", new { title = "L’été où le port ferma : œufs & ancres" })).Expect(HttpStatusCode.Created);

        Assert.Equal("l-ete-ou-le-port-ferma-oeufs-ancres", opened.Id);
        (await Desk.Post("/api/stories", new { title = "L'ÉTÉ où le port ferma - œufs, ancres" })).ExpectProblem(409, "story-exists");
    }

    [Fact]
    public async Task A_story_opened_under_a_key_is_opened_once_and_the_key_is_for_no_other()
    {
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var opened = (await Desk.Post("/api/stories", new { title = "La digue" }, key)).Expect(HttpStatusCode.Created);

        Assert.Equal(opened.Id, (await Desk.Post("/api/stories", new { title = "La digue" }, key)).Expect(HttpStatusCode.Created).Id);
        (await Desk.Post("/api/stories", new { title = "Le pont" }, key)).ExpectProblem(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task A_brief_is_drafted_published_corrected_and_withdrawn_and_every_moment_of_it_stays()
    {
        var story = await Desk.OpenedStory();
        var path = $"/api/stories/{story.Id}";
        var drafted = (await Desk.Put($"{path}/brief", Brief("Le port est fermé depuis mardi."), ("If-Match", story.ETag))).Expect(HttpStatusCode.OK);
        Assert.False(drafted.Json["brief"]!.AsObject().ContainsKey("published"));

        var published = (await Desk.Post($"{path}/brief/publication", new { audience = "public" }, ("If-Match", drafted.ETag))).Expect(HttpStatusCode.OK);
        var corrected = (await Desk.Post($"{path}/brief/correction",
            new { headline = "Le port fermé", known = new[] { "Le port est fermé depuis lundi." }, unknown = Array.Empty<string>(), notice = "Lundi, et non mardi." },
            ("If-Match", published.ETag))).Expect(HttpStatusCode.OK);
        var withdrawn = (await Desk.Post($"{path}/brief/withdrawal", new { notice = "Le port n’a jamais fermé." }, ("If-Match", corrected.ETag))).Expect(HttpStatusCode.OK);
        Assert.False(withdrawn.Json["brief"]!.AsObject().ContainsKey("published"));

        string Known(Answer a) => a.Json["brief"]!["published"]!["brief"]!["known"]![0]!.GetValue<string>();
        Assert.Equal("Le port est fermé depuis mardi.", Known(await Desk.Get($"{path}?asOf={published.Position}")));
        Assert.Equal("Le port est fermé depuis lundi.", Known(await Desk.Get($"{path}/state?asOf={corrected.Position}")));
        Assert.Equal("administrator", (await Desk.Get($"{path}?asOf={published.Position}")).Json["brief"]!["published"]!["by"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_edition_for_one_audience_does_not_take_the_place_of_anothers()
    {
        var story = await Desk.OpenedStory();
        var path = $"/api/stories/{story.Id}";
        var state = (await Desk.Put($"{path}/brief", Brief("Pour tous."), ("If-Match", story.ETag))).Expect(HttpStatusCode.OK);
        state = (await Desk.Post($"{path}/brief/publication", new { audience = "public" }, ("If-Match", state.ETag))).Expect(HttpStatusCode.OK);
        state = (await Desk.Put($"{path}/brief", Brief("Pour nous."), ("If-Match", state.ETag))).Expect(HttpStatusCode.OK);
        state = (await Desk.Post($"{path}/brief/publication", new { audience = "desk" }, ("If-Match", state.ETag))).Expect(HttpStatusCode.OK);
        string[] Audiences(Answer a) => [.. a.Json["brief"]!["standing"]!.AsArray().Select(e => e!["audience"]!.GetValue<string>())];
        Assert.Equal(["public", "desk"], Audiences(state));

        state = (await Desk.Post($"{path}/brief/withdrawal", new { notice = "Faux.", audience = "public" }, ("If-Match", state.ETag))).Expect(HttpStatusCode.OK);

        Assert.Equal(["desk"], Audiences(state));
    }

    [Fact]
    public async Task Reports_come_and_go_and_each_moment_has_its_own()
    {
        var story = await Desk.OpenedStory();
        var article = await Desk.Filed();
        var attached = await Desk.Attached(story.Id, article.Id);
        var detached = (await Desk.Delete($"/api/stories/{story.Id}/articles/{article.Id}", null, ("If-Match", attached.ETag))).Expect(HttpStatusCode.OK);

        Assert.Empty((await Desk.Get($"/api/stories/{story.Id}/state")).Json["articles"]!["items"]!.AsArray());
        Assert.Single((await Desk.Get($"/api/stories/{story.Id}/state?asOf={attached.Position}")).Json["articles"]!["items"]!.AsArray());
        Assert.Empty((await Desk.Get($"/api/articles?story={story.Id}")).Json["items"]!.AsArray());
        Assert.Equal(detached.Position, (await Desk.Get($"/api/stories/{story.Id}/history")).Json["items"]!.AsArray()[^1]!["position"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_report_that_does_not_exist_cannot_be_attached()
    {
        var story = await Desk.OpenedStory();
        (await Desk.Put($"/api/stories/{story.Id}/articles/7wn7qhepangj87sh5fh6qq6ay9", null, ("If-Match", story.ETag))).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task The_same_story_opened_twice_is_one_and_another_under_its_name_is_a_409()
    {
        var story = await Desk.OpenedStory("Le port fermé");
        (await Desk.Post("/api/stories", new { id = story.Id, title = "Le port fermé", summary = "Ce que l’on sait." })).Expect(HttpStatusCode.OK);
        (await Desk.Post("/api/stories", new { id = story.Id, title = "Autre chose" })).ExpectProblem(409, "story-exists");
        (await Desk.Post("/api/stories", new { id = "Pas Un Slug", title = "Autre chose" })).ExpectProblem(422, "slug-invalid");
    }

    [Fact]
    public async Task A_list_read_page_by_page_is_the_list_of_its_first_moment_while_others_write()
    {
        var opened = new List<string>();
        for (var i = 0; i < 7; i++) opened.Add((await Desk.OpenedStory()).Id);

        var seen = new List<string>();
        for (var next = "/api/stories?limit=2&status=open"; next is not null && seen.Count < 7;)
        {
            var page = (await Desk.Get(next)).Expect(HttpStatusCode.OK);
            seen.AddRange(page.Json["items"]!.AsArray().Select(s => s!["id"]!.GetValue<string>()));
            next = page.Json["next"]?.GetValue<string>();
            // New ones above, and one that leaves the filter below: neither shifts what is being read.
            await Desk.OpenedStory();
            var last = await Desk.Get($"/api/stories/{opened[0]}");
            await Desk.Post($"/api/stories/{opened[0]}/close", null, ("If-Match", last.ETag));
        }
        opened.Reverse();
        Assert.Equal(opened, seen.Take(7));
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_question()
    {
        for (var i = 0; i < 3; i++) await Desk.OpenedStory();
        var next = (await Desk.Get("/api/stories?limit=1")).Json["next"]!.GetValue<string>();
        var cursor = next[(next.IndexOf("cursor=", StringComparison.Ordinal) + 7)..].Split('&')[0];
        (await Desk.Get($"/api/stories?cursor={cursor}")).Expect(HttpStatusCode.OK);
        (await Desk.Get($"/api/stories?cursor={cursor}&status=open")).ExpectProblem(400, "malformed-parameter");
        (await Desk.Get($"/api/articles?cursor={cursor}")).ExpectProblem(400, "malformed-parameter");
        (await Desk.Get($"/api/stories?cursor={cursor}&asOf=1")).ExpectProblem(400, "malformed-parameter");
    }
}
