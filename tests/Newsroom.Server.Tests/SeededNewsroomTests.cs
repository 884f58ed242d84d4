using System.Net;
using System.Text.Json.Nodes;

namespace Newsroom.Server.Tests;

/// <summary>The seeds, end to end: what the desk knew, and had published, on 20 October 2024.</summary>
public sealed class SeededNewsroomTests(SeededNewsroom newsroom) : IClassFixture<SeededNewsroom>
{
    private const string Story = "/api/stories/coree-du-nord-russie";

    private Api Desk => newsroom.Desk;

    [Fact]
    public async Task An_empty_newsroom_begins_with_the_seeds_and_then_grants_its_first_key()
    {
        var log = await Desk.Get("/api/events?limit=1000");
        var types = log.Json["items"]!.AsArray().Select(e => e!["type"]!.GetValue<string>()).ToList();
        Assert.Equal("story_opened", types[0]);
        var archive = types.TakeWhile(t => t != "key_granted").ToList();
        Assert.Equal(5, archive.Count(t => t == "article_filed"));
        Assert.Equal("brief_corrected", archive[^1]);
        Assert.Single(types, "key_granted");
    }

    [Fact]
    public async Task On_20_October_2024_the_desk_knew_three_reports_and_twelve_notes()
    {
        var state = (await Desk.Get($"{Story}/state?asOf=2024-10-20")).Expect(HttpStatusCode.OK).Json;

        var articles = state["articles"]!["items"]!.AsArray().Select(a => a!["article"]!).ToList();
        Assert.Equal(["Le Phare international", "Veille Ukraine", "L’Helvète"], articles.Select(a => a["outlet"]!.GetValue<string>()));
        Assert.Equal([1, 1, 2], articles.Select(a => a["revision"]!.GetValue<int>()));
        Assert.Equal(["byline", "published"], Texts(articles[1]["unknown"]!));
        Assert.False(articles[1].AsObject().ContainsKey("published"));

        // Twelve were posted, of which one was withdrawn.
        Assert.Equal(11, state["notes"]!["items"]!.AsArray().Count);
        Assert.Single(state["notes"]!["items"]!.AsArray(), n => n!["state"]!.GetValue<string>() == "resolved");
    }

    [Fact]
    public async Task The_edition_that_stood_then_had_not_been_corrected_yet()
    {
        var brief = (await Desk.Get($"{Story}/state?asOf=2024-10-20")).Json["brief"]!["published"]!;
        Assert.Equal(1, brief["number"]!.GetValue<int>());
        Assert.Equal("public", brief["audience"]!.GetValue<string>());
        Assert.Empty(brief["corrections"]!.AsArray());

        var later = (await Desk.Get($"{Story}/state?asOf=2024-10-23")).Json["brief"]!["published"]!;
        Assert.Equal(1, later["number"]!.GetValue<int>());
        Assert.Single(later["corrections"]!.AsArray());
    }

    [Fact]
    public async Task A_date_a_time_and_a_position_are_three_ways_to_ask_the_same()
    {
        var byDate = await Desk.Get($"{Story}/state?asOf=2024-10-20");
        var byTime = await Desk.Get($"{Story}/state?asOf=2024-10-20T12:00:00Z");
        var byOffset = await Desk.Get($"{Story}/state?asOf=2024-10-20T12:00:00%2B02:00");
        var byPosition = await Desk.Get($"{Story}/state?asOf={byDate.Position}");
        Assert.Equal(byDate.Text, byTime.Text);
        Assert.Equal(byDate.Text, byOffset.Text);
        Assert.Equal(byDate.Text, byPosition.Text);
        Assert.Equal(byDate.ETag, byPosition.ETag);
        Assert.Equal(byDate.Position, byDate.Json["position"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_permalink_answers_the_same_for_ever()
    {
        foreach (var path in new[] { $"{Story}/state", "/api/articles", "/api/articles?publishedBy=2024-10-20", "/api/stories", $"{Story}/history" })
        {
            var now = (await Desk.Get(path)).Expect(HttpStatusCode.OK);
            await Desk.OpenedStory();
            await Desk.Filed();
            var later = (await Desk.Get(now.Json["permalink"]!.GetValue<string>())).Expect(HttpStatusCode.OK);
            Assert.Equal(now.Text, later.Text);
        }
    }

    [Fact]
    public async Task Every_permalink_in_an_answer_leads_to_what_it_showed()
    {
        var state = (await Desk.Get($"{Story}/state?asOf=2024-10-20&publishedBy=2024-10-13")).Json;
        var articles = state["articles"]!["items"]!.AsArray();
        // By the 13th the Helvète and the Phare were out; that of Veille Ukraine is unknown, and counts from its recording.
        Assert.Equal(2, articles.Count);
        foreach (var item in articles)
        {
            var shown = item!["article"]!;
            var permalink = shown["permalink"]!.GetValue<string>();
            Assert.Contains("asOf=", permalink);
            Assert.Contains("publishedBy=", permalink);
            var article = (await Desk.Get(permalink)).Expect(HttpStatusCode.OK).Json;
            Assert.Equal(shown["revision"]!.GetValue<int>(), article["revision"]!["number"]!.GetValue<int>());
            Assert.Equal(shown["title"]!.GetValue<string>(), article["revision"]!["title"]!.GetValue<string>());
        }
        foreach (var note in state["notes"]!["items"]!.AsArray())
        {
            var posted = (await Desk.Get(note!["permalink"]!.GetValue<string>())).Expect(HttpStatusCode.OK).Json;
            Assert.Equal(note["body"]!.GetValue<string>(), posted["body"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task What_was_published_and_what_was_known_are_two_questions()
    {
        // On the 16th the column had been out for four days, and the desk did not have it.
        Assert.Equal(2, Items(await Desk.Get("/api/articles?asOf=2024-10-16")));
        Assert.Equal(2, Items(await Desk.Get("/api/articles?publishedBy=2024-10-12&story=coree-du-nord-russie")));
        Assert.Equal(1, Items(await Desk.Get("/api/articles?asOf=2024-10-16&publishedBy=2024-10-12")));
    }

    [Fact]
    public async Task Before_the_first_event_the_newsroom_is_empty_and_says_so()
    {
        foreach (var path in new[] { "/api/stories", "/api/articles" })
        {
            var list = (await Desk.Get($"{path}?asOf=2024-10-01")).Expect(HttpStatusCode.OK);
            Assert.Equal(0, list.Position);
            Assert.Equal("empty", list.Json["newsroom"]!.GetValue<string>());
            Assert.Empty(list.Json["items"]!.AsArray());
        }
        var story = (await Desk.Get($"{Story}?asOf=0")).ExpectProblem(404, "not-yet");
        Assert.Contains("empty", story.Json["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_did_not_exist_yet_is_a_404_that_says_so()
    {
        var last = (await Desk.Get("/api/articles?story=coree-du-nord-russie")).Json["items"]![0]!["id"]!.GetValue<string>();
        (await Desk.Get($"/api/articles/{last}?asOf=2024-10-20")).ExpectProblem(404, "not-yet");
        (await Desk.Get($"/api/articles/{last}/annotations/?asOf=2024-10-20")).ExpectProblem(404, "not-yet");
        (await Desk.Get($"/api/articles/{last}?publishedBy=2024-10-20")).ExpectProblem(404, "not-published-yet");
    }

    [Fact]
    public async Task The_history_tells_who_when_why_and_what_changed()
    {
        var history = (await Desk.Get($"{Story}/history?limit=200")).Json["items"]!.AsArray();
        var first = history[0]!;
        Assert.Equal(1, first["position"]!.GetValue<long>());
        Assert.Equal("2024-10-14T06:48:12Z", first["recordedAt"]!.GetValue<string>());
        Assert.Equal("helene.marchetti", first["actor"]!.GetValue<string>());
        Assert.NotNull(first["reason"]);
        Assert.Equal("story_opened", first["type"]!.GetValue<string>());
        Assert.NotEmpty(first["changes"]!.AsArray());
        Assert.Equal(Enumerable.Range(1, history.Count).Select(n => (long)n), history.Select(h => h!["version"]!.GetValue<long>()));
        Assert.Contains(history, h => h!["type"]!.GetValue<string>() == "brief_corrected");
    }

    [Fact]
    public async Task The_history_comes_in_pages_that_together_are_all_of_it()
    {
        var whole = (await Desk.Get($"{Story}/history?limit=200")).Json;
        var position = whole["position"]!.GetValue<long>();
        var all = whole["items"]!.AsArray().Select(h => h!["version"]!.GetValue<long>()).ToList();
        var paged = new List<long>();
        for (var next = $"{Story}/history?limit=4&asOf={position}"; next is not null;)
        {
            var page = (await Desk.Get(next)).Expect(HttpStatusCode.OK).Json;
            paged.AddRange(page["items"]!.AsArray().Select(h => h!["version"]!.GetValue<long>()));
            next = page["next"]?.GetValue<string>();
        }
        Assert.Equal(all, paged);
    }

    [Fact]
    public async Task A_storys_page_comes_in_pages_of_reports_and_of_notes()
    {
        var whole = (await Desk.Get($"{Story}/state?asOf=2025-05-14&limit=200")).Json;
        foreach (var part in new[] { "articles", "notes" })
        {
            var paged = new List<string>();
            for (var next = $"{Story}/state?asOf=2025-05-14&limit=2"; next is not null;)
            {
                var page = (await Desk.Get(next)).Expect(HttpStatusCode.OK).Json[part]!;
                paged.AddRange(page["items"]!.AsArray().Select(i => i!.ToJsonString()));
                next = page["next"]?.GetValue<string>();
            }
            Assert.Equal(whole[part]!["items"]!.AsArray().Select(i => i!.ToJsonString()), paged);
        }
    }

    private static int Items(Answer list) => list.Expect(HttpStatusCode.OK).Json["items"]!.AsArray().Count;

    private static IEnumerable<string> Texts(JsonNode array) => array.AsArray().Select(t => t!.GetValue<string>());
}
