using System.Net;
using System.Text.Json.Nodes;
using static Newsroom.Server.Tests.WebAnnotations.WebRequests;

namespace Newsroom.Server.Tests.WebAnnotations;

/// <summary>
/// The Web Annotation Protocol, section by section: what the W3C's own tests of servers ask, more strictly, and what the
/// Recommendation says beside. As a browser asks it, without a word of which form is read, unless something else is said.
/// </summary>
public sealed class ProtocolTests(ManyNotes newsroom) : IClassFixture<ManyNotes>
{
    private const string Container = "/api/annotations/";

    private Api Desk => newsroom.Desk;

    [Fact]
    public async Task A_container_says_what_it_is_and_what_may_be_done()
    {
        foreach (var path in new[] { Container, $"/api/articles/{newsroom.Article}/annotations/" })
        {
            var answer = (await Desk.Get(path, Anything)).Expect(HttpStatusCode.OK);
            AssertAllows(answer, "GET", "HEAD", "OPTIONS", "POST");
            Assert.Equal(Profiled, answer.Headers["Content-Type"]);
            Assert.Contains("<http://www.w3.org/ns/ldp#BasicContainer>; rel=\"type\"", answer.Headers["Link"]);
            Assert.Contains("<http://www.w3.org/TR/annotation-protocol/>; rel=\"http://www.w3.org/ns/ldp#constrainedBy\"", answer.Headers["Link"]);
            Assert.Contains("application/ld+json", answer.Headers["Accept-Post"]);
            Assert.Equal(["Accept", "Prefer"], answer.Headers["Vary"].Split(", ").Order());
            Assert.Matches("^\"[^\"]+\"$", answer.ETag);
            Assert.Equal(answer.Json.Text("id"), answer.Headers["Content-Location"]);
            Assert.Equal(path, PathOf(answer.Json.Text("id")));
            Assert.Equal(["BasicContainer", "AnnotationCollection"], answer.Json["type"]!.AsArray().Select(t => t!.GetValue<string>()));
            Assert.Contains(Context, answer.Json["@context"]!.AsArray().Select(c => c!.GetValue<string>()));
            Assert.False(string.IsNullOrEmpty(answer.Json.Text("label")));
        }
    }

    [Fact]
    public async Task What_is_read_answers_HEAD_and_everything_answers_OPTIONS()
    {
        var note = (await Desk.PostedWeb(Annotation())).Id;
        foreach (var path in new[] { Container, PathOf(note) })
        {
            var (get, head) = (await Desk.Get(path, Anything), (await Desk.Send(HttpMethod.Head, path, null, Anything)).Expect(HttpStatusCode.OK));
            Assert.Equal("", head.Text);
            foreach (var header in new[] { "ETag", "Link", "Allow", "Vary", "Content-Type" }) Assert.Equal(get.Headers[header], head.Headers[header]);
            var options = (await Desk.Send(HttpMethod.Options, path, null)).Expect(HttpStatusCode.OK);
            Assert.Equal((get.Headers["Allow"], get.Headers["Link"]), (options.Headers["Allow"], options.Headers["Link"]));
        }
        AssertAllows((await Desk.Send(HttpMethod.Options, "/api/stories", null)).Expect(HttpStatusCode.OK), "GET", "HEAD", "OPTIONS", "POST");
        AssertAllows((await Desk.Send(HttpMethod.Options, $"/api/stories/{newsroom.Article}/close", null)).Expect(HttpStatusCode.OK), "OPTIONS", "POST");
        (await Desk.Send(HttpMethod.Options, "/api/nowhere", null)).ExpectProblem(404, "no-such-route");
    }

    [Fact]
    public async Task Pages_hold_every_note_once_and_go_both_ways_while_others_write()
    {
        var container = (await Desk.Get(Container, Anything)).Json;
        Assert.True(container["total"]!.GetValue<int>() > 100);
        var (ids, pages) = (new List<string>(), new List<JsonNode>());
        for (var next = container.Text("first"); next is not null; next = pages[^1]["next"]?.GetValue<string>())
        {
            var page = (await Desk.Get(PathOf(next), Anything)).Expect(HttpStatusCode.OK);
            Assert.Equal(next, page.Json.Text("id"));
            Assert.Equal(page.Json.Text("id"), page.Headers["Content-Location"]);
            AssertAllows(page, "GET", "HEAD", "OPTIONS");
            Assert.Equal(("AnnotationPage", container.Text("id")), (page.Json.Text("type"), page.Json["partOf"].Text("id")));
            Assert.Equal(Context, page.Json.Text("@context"));
            pages.Add(page.Json);
            ids.AddRange(page.Json["items"]!.AsArray().Select(i => i.Text("id")));
            // Every description is one that can be taken out of its page.
            Assert.All(page.Json["items"]!.AsArray(), i => Assert.Equal((Context, "Annotation"), (i.Text("@context"), i.Text("type"))));
            await Desk.PostedWeb(Annotation());
        }
        Assert.Equal(container["total"]!.GetValue<int>(), ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(container.Text("last"), pages[^1].Text("id"));
        Assert.Equal([null, .. pages.Select(p => p.Text("id")).SkipLast(1)], pages.Select(p => p["prev"]?.GetValue<string>()));
        Assert.Null(pages[^1]["next"]);
        Assert.Equal(0, pages[0]["startIndex"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_withdrawn_note_is_in_no_page_any_more_and_a_container_changes_with_its_notes_alone()
    {
        var report = (await Desk.Filed()).Id;
        var container = $"/api/articles/{report}/annotations/";
        var first = await Desk.PostedWeb(Annotation(On(report)), container);
        var second = await Desk.PostedWeb(Annotation(On(report)), container);
        var before = await Desk.Get(container, Anything);
        await Desk.Filed();
        Assert.Equal(before.ETag, (await Desk.Get(container, Anything)).ETag);
        Assert.Equal(HttpStatusCode.NotModified, (await Desk.Get(container, Anything, ("If-None-Match", before.ETag))).Status);

        (await Desk.Delete(PathOf(first.Id), null, Anything, ("If-Match", first.ETag))).Expect(HttpStatusCode.NoContent);
        var after = await Desk.Get(container, Anything);
        Assert.NotEqual(before.ETag, after.ETag);
        Assert.Equal((2, 1), (before.Json["total"]!.GetValue<int>(), after.Json["total"]!.GetValue<int>()));
        var page = (await Desk.Get(PathOf(after.Json.Text("first")), Anything)).Json;
        Assert.Equal([second.Id], page["items"]!.AsArray().Select(i => i.Text("id")));
        // The page of before is what it was.
        Assert.Equal(2, (await Desk.Get(PathOf(before.Json.Text("first")), Anything)).Json["items"]!.AsArray().Count);
        Assert.Equal(2, (await Desk.Get($"{container}?asOf={before.Position}", Anything)).Json["total"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("http://www.w3.org/ns/ldp#PreferMinimalContainer", false, false)]
    [InlineData("http://www.w3.org/ns/oa#PreferContainedIRIs", true, true)]
    [InlineData("http://www.w3.org/ns/oa#PreferContainedDescriptions", true, false)]
    [InlineData("http://www.w3.org/ns/ldp#PreferMinimalContainer http://www.w3.org/ns/oa#PreferContainedIRIs", false, true)]
    [InlineData("http://www.w3.org/ns/oa#PreferContainedIRIs http://www.w3.org/ns/oa#PreferContainedDescriptions", true, false)]
    public async Task A_client_prefers_how_much_it_gets(string include, bool embeds, bool iris)
    {
        var answer = (await Desk.Get(Container, Anything, ("Prefer", $"return=representation;include=\"{include}\""))).Expect(HttpStatusCode.OK);
        Assert.Equal(answer.Json.Text("id"), answer.Headers["Content-Location"]);
        Assert.Contains("Prefer", answer.Headers["Vary"]);
        foreach (var no in new[] { "items", "ldp:contains", "contains" }) Assert.Null(answer.Json[no]);
        Assert.Equal(embeds, answer.Json["first"] is JsonObject);
        var first = embeds ? answer.Json["first"]! : (await Desk.Get(PathOf(answer.Json.Text("first")), Anything)).Json;
        Assert.Equal(iris, first["items"]![0] is JsonValue);
        Assert.Equal(50, first["items"]!.AsArray().Count);
        // Whoever asks at the address that the answer gives for itself needs no preference.
        Assert.Equal(answer.Json.Text("id"), (await Desk.Get(PathOf(answer.Json.Text("id")), Anything)).Json.Text("id"));
        var next = (await Desk.Get(PathOf(first.Text("next")), Anything)).Json;
        Assert.Equal(iris, next["items"]![0] is JsonValue);
    }

    [Fact]
    public async Task Parameters_that_are_not_the_containers_are_refused()
    {
        (await Desk.Get($"{Container}?page=x", Anything)).ExpectProblem(400, "malformed-parameter");
        (await Desk.Get($"{Container}?iris=2", Anything)).ExpectProblem(400, "malformed-parameter");
        (await Desk.Get($"/api/articles/{newsroom.Article}/annotations/?cursor=x", Anything)).ExpectProblem(400, "unknown-parameter");
        (await Desk.Get($"/api/articles/{newsroom.Article}/annotations?page=0")).ExpectProblem(400, "malformed-parameter");
        (await Desk.Get("/api/articles/7wn7qhepangj87sh5fh6qq6ay9/annotations/", Anything)).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task The_list_of_our_own_stands_beside_the_container()
    {
        var path = $"/api/articles/{newsroom.Article}/annotations";
        foreach (var (address, accept, media) in new[]
        {
            (path, "*/*", "application/json"), (path + "/", "*/*", "application/ld+json"), (path + "/", "application/json", "application/json"),
            (path, "application/ld+json", "application/ld+json"), (path + "/", "application/json, application/ld+json;q=0.9", "application/json"),
        })
            Assert.Equal(media, (await Desk.Get(address, ("Accept", accept))).Expect(HttpStatusCode.OK).MediaType);
        (await Desk.Get(path, ("Accept", "text/turtle"))).ExpectProblem(406, "not-acceptable");
        (await Desk.Get(Container, ("Accept", "text/turtle"))).ExpectProblem(406, "not-acceptable");
    }

    [Fact]
    public async Task An_annotation_says_what_it_is_and_what_may_be_done()
    {
        var posted = await Desk.PostedWeb(Annotation());
        var answer = (await Desk.Get(PathOf(posted.Id), Anything)).Expect(HttpStatusCode.OK);
        AssertAllows(answer, "DELETE", "GET", "HEAD", "OPTIONS", "PUT");
        Assert.Equal(Profiled, answer.Headers["Content-Type"]);
        Assert.Contains("<http://www.w3.org/ns/ldp#Resource>; rel=\"type\"", answer.Headers["Link"]);
        Assert.Contains("<http://www.w3.org/ns/oa#Annotation>; rel=\"type\"", answer.Headers["Link"]);
        Assert.Contains("Accept", answer.Headers["Vary"]);
        Assert.Matches("^\"v1-[^\"]+\"$", answer.ETag);
        Assert.Equal(posted.Text, answer.Text);
        Assert.Equal(HttpStatusCode.NotModified, (await Desk.Get(PathOf(posted.Id), Anything, ("If-None-Match", answer.ETag))).Status);
    }

    [Fact]
    public async Task An_annotation_is_created_replaced_and_withdrawn()
    {
        var sent = Annotation();
        sent["canonical"] = $"urn:uuid:{Guid.NewGuid()}";
        var created = (await Desk.PostWeb(Container, sent)).Expect(HttpStatusCode.Created);
        Assert.StartsWith(new Uri(newsroom.Address, Container).ToString(), created.Id);
        Assert.Equal(created.Id, created.Headers["Location"]);
        Assert.Equal(sent.Text("canonical"), created.Json.Text("canonical"));
        Assert.Contains("ldp#Resource", created.Headers["Link"]);
        var path = PathOf(created.Id);

        var changed = created.Json.AsObject();
        changed["target"] = "http://other.example/";
        (await Desk.PutWeb(path, changed)).ExpectProblem(428, "if-match-required");
        var replaced = (await Desk.PutWeb(path, changed, ("If-Match", created.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal("http://other.example/", replaced.Json.Text("target"));
        Assert.Equal(sent.Text("canonical"), replaced.Json.Text("canonical"));
        Assert.Equal(created.Id, replaced.Id);
        // What the newsroom had said of it is not what its author says from now on.
        Assert.Null(replaced.Json["via"]);
        Assert.NotNull(replaced.Json["modified"]);
        var stale = (await Desk.PutWeb(path, changed, ("If-Match", created.ETag))).ExpectProblem(412, "stale-version");
        Assert.Equal(replaced.ETag, stale.ETag);

        (await Desk.Delete(path, null, Anything)).ExpectProblem(428, "if-match-required");
        (await Desk.Delete(path, null, Anything, ("If-Match", created.ETag))).ExpectProblem(412, "stale-version");
        var withdrawn = (await Desk.Delete(path, null, Anything, ("If-Match", replaced.ETag))).Expect(HttpStatusCode.NoContent);
        Assert.Equal("", withdrawn.Text);
        (await Desk.Get(path, Anything)).ExpectProblem(410, "gone");
        (await Desk.PutWeb(path, changed, ("If-Match", withdrawn.ETag))).ExpectProblem(410, "gone");
        (await Desk.Delete(path, null, Anything, ("If-Match", withdrawn.ETag))).ExpectProblem(410, "gone");
        // It stays in the history, at past moments and in our own form.
        Assert.Equal(3, (await Desk.Get($"{path}/history")).Expect(HttpStatusCode.OK).Json["items"]!.AsArray().Count);
        Assert.Equal(replaced.Text, (await Desk.Get($"{path}?asOf={replaced.Position}", Anything)).Expect(HttpStatusCode.OK).Text);
        Assert.Equal("withdrawn", (await Desk.Get(path)).Expect(HttpStatusCode.OK).Json.Text("state"));
    }

    [Fact]
    public async Task A_repeated_request_is_the_same_request()
    {
        (string, string) key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var first = (await Desk.PostWeb(Container, Annotation(), Anything, key)).Expect(HttpStatusCode.Created);
        Assert.Equal(first.Text, (await Desk.PostWeb(Container, Annotation(), Anything, key)).Text);
        (await Desk.PostWeb(Container, Annotation(body: "Autre."), Anything, key)).ExpectProblem(422, "idempotency-key-reused");
        (string, string)[] withdrawal = [Anything, ("If-Match", first.ETag), ("Idempotency-Key", Guid.NewGuid().ToString())];
        (await Desk.Delete(PathOf(first.Id), null, withdrawal)).Expect(HttpStatusCode.NoContent);
        (await Desk.Delete(PathOf(first.Id), null, withdrawal)).Expect(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Each_form_has_its_own_tag_and_either_lets_a_change_through()
    {
        var posted = await Desk.PostedWeb(Annotation());
        var (web, own) = (await Desk.Get(PathOf(posted.Id), JsonLd), await Desk.Get(PathOf(posted.Id)));
        Assert.Equal(("application/ld+json", "application/json"), (web.MediaType, own.MediaType));
        Assert.NotEqual(web.ETag, own.ETag);
        var edited = (await Desk.Put(PathOf(posted.Id), new { motivation = "commenting", body = "Autre." }, ("If-Match", web.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal("application/json", edited.MediaType);
        (await Desk.PutWeb(PathOf(posted.Id), Annotation(), ("If-Match", edited.ETag))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_report_says_where_notes_on_it_are_kept()
    {
        var link = (await Desk.Get($"/api/articles/{newsroom.Article}")).Headers["Link"];
        Assert.Equal($"<{new Uri(newsroom.Address, $"/api/articles/{newsroom.Article}/annotations/")}>; rel=\"http://www.w3.org/ns/oa#annotationService\"", link);
    }

    [Fact]
    public async Task The_container_of_a_report_takes_notes_on_that_report_alone()
    {
        var container = $"/api/articles/{newsroom.Article}/annotations/";
        (await Desk.PostWeb(container, Annotation())).ExpectProblem(422, "target-elsewhere");
        (await Desk.PostWeb(container, Annotation(On((await Desk.Filed()).Id)))).ExpectProblem(422, "target-elsewhere");
        (await Desk.PostWeb("/api/articles/7wn7qhepangj87sh5fh6qq6ay9/annotations/", Annotation())).ExpectProblem(404, "not-found");
        // One target of several will do, whichever place it has.
        await Desk.PostedWeb(Annotation(new JsonArray("http://www.example.com/", On((await Desk.Filed()).Id), On(newsroom.Article))), container);
    }

    private static void AssertAllows(Answer answer, params string[] methods) =>
        Assert.Equal(methods, answer.Headers["Allow"].Split(", ").Where(m => m != "PATCH").Order(StringComparer.Ordinal));
}

/// <summary>A newsroom with more notes than two pages hold.</summary>
public sealed class ManyNotes : RunningNewsroom, IAsyncLifetime
{
    public string Article { get; private set; } = "";

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Article = (await Desk.Filed()).Id;
        await Parallel.ForEachAsync(Enumerable.Range(0, 104), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            if (i % 2 == 0) await Desk.PostedWeb(Annotation(body: $"Note {i}"));
            else await Desk.Noted(Article);
        });
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync();
}
