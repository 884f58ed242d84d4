using System.Net;
using System.Text.Json.Nodes;
using Newsroom.Core.Access;
using static Newsroom.Server.Tests.WebAnnotations.WebRequests;

namespace Newsroom.Server.Tests.WebAnnotations;

/// <summary>The Web Annotation Data Model, section by section: what is sent is served, what is ours is understood, and what is beyond bounds is refused.</summary>
public sealed class ModelTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    private Api Desk => newsroom.Desk;

    /// <summary>An annotation with something of every section of the model, and of none.</summary>
    private static JsonObject Everything(string report) => JsonNode.Parse($$$$"""
        {
          "@context": ["http://www.w3.org/ns/anno.jsonld", "https://vocabulary.example/desk.jsonld", {"desk": "https://vocabulary.example/"}],
          "type": ["Annotation", "desk:Doubt"], "canonical": "urn:uuid:dbfb1861-0ecf-41ad-be94-a584e5c4f1df", "via": "http://former.example/anno1",
          "motivation": ["desk:doubting", "questioning"], "rights": "https://creativecommons.org/publicdomain/zero/1.0/",
          "creator": [{"id": "http://people.example/odile", "type": "Person", "name": "Odile", "email_sha1": "58bad08927902ff9307b621c54716dcc5083e339"}],
          "created": "2015-10-13T13:00:00+02:00", "generator": {"id": "http://tool.example/", "type": "Software"}, "generated": "2015-10-13T13:00:00.5Z",
          "audience": {"id": "http://people.example/class", "type": "schema:EducationalAudience"}, "stylesheet": "http://style.example/a.css",
          "desk:certainty": 0.10, "desk:large": 12345678901234567890123, "desk:small": -0.0, "desk:none": null, "desk:nested": {"type": "TextQuoteSelector", "start": "x"},
          "body": [
            {"type": "TextualBody", "value": "<p>Qui l’a <b onclick='x()'>dit</b> ?</p><script>y()</script>", "format": "text/html", "language": "fr", "textDirection": "ltr", "purpose": "questioning"},
            {"type": "TextualBody", "value": "source", "purpose": "tagging"},
            {"type": "Choice", "items": ["http://media.example/fr", {"id": "http://media.example/en", "language": "en", "format": ["audio/mpeg"]}]},
            {"type": "SpecificResource", "source": {"id": "http://media.example/film", "type": "Video"}, "purpose": "linking",
             "selector": {"type": "FragmentSelector", "conformsTo": "http://www.w3.org/TR/media-frags/", "value": "t=30,60"}}
          ],
          "target": [
            {"source": "http://other.example/page", "scope": "http://other.example/", "styleClass": "red", "renderedVia": {"id": "http://tool.example/", "type": "Software"},
             "selector": [{"type": "CssSelector", "value": "#a > p", "refinedBy": {"type": "XPathSelector", "value": "/p[2]", "refinedBy": {"type": "DataPositionSelector", "start": 4, "end": 9}}},
                          {"type": "SvgSelector", "value": "<svg/>"}],
             "state": [{"type": "HttpRequestState", "value": "Accept: application/pdf", "refinedBy": {"type": "TimeState", "sourceDate": "2015-07-20T13:30:00Z"}}]},
            {"type": "List", "items": ["http://other.example/1", "http://other.example/2"]},
            {"source": "/api/articles/{{{{report}}}}", "selector": {"type": "TextQuoteSelector", "exact": "la capitainerie", "prefix": "tempête passe, et ", "suffix": " ne donne"}}
          ]
        }
        """)!.AsObject();

    [Fact]
    public async Task What_was_sent_is_served_whatever_the_newsroom_knows_of_it()
    {
        var report = (await Desk.Filed()).Id;
        var sent = Everything(report);
        var posted = await Desk.PostedWeb(sent);
        var served = (await Desk.Get(PathOf(posted.Id), JsonLd)).Json.AsObject();
        Assert.Equal(posted.Id, served.Text("id"));
        served.Remove("id");
        Assert.True(JsonNode.DeepEquals(sent, served), served.ToJsonString());
        // Figures are those sent, not what a number of some machine makes of them.
        Assert.Contains("\"desk:large\":12345678901234567890123", posted.Text);
        Assert.Contains("\"desk:certainty\":0.10,", posted.Text);
        var page = (await Desk.Get($"/api/articles/{report}/annotations/?page=0", JsonLd)).Json["items"]![0]!;
        Assert.True(JsonNode.DeepEquals(posted.Json, page));

        // And this is what it means here.
        var note = (await Desk.Get(PathOf(posted.Id))).Json;
        Assert.Equal((report, "body", "questioning"), (note.Text("article"), note.Text("target"), note.Text("motivation")));
        Assert.Equal("la capitainerie", note["anchor"]!["passage"].Text("exact"));
        Assert.Equal(("Qui l’a dit ?", "<p>Qui l’a <b>dit</b> ?</p>"), (note.Text("body"), note.Text("html")));
        Assert.Equal(["source"], note["tags"]!.AsArray().Select(t => t!.GetValue<string>()));
    }

    [Fact]
    public async Task What_is_sent_bare_gets_its_id_its_time_and_its_author()
    {
        using var odile = await newsroom.As(Role.Journalist, "odile");
        var sent = Annotation();
        var served = (await odile.PostedWeb(sent)).Json.AsObject();
        Assert.Equal("odile", served["creator"].Text("nickname"));
        Assert.True(DateTimeOffset.TryParse(served.Text("created"), out _));
        foreach (var added in new[] { "id", "created", "creator" }) served.Remove(added);
        Assert.True(JsonNode.DeepEquals(sent, served));
    }

    [Fact]
    public async Task An_id_that_it_had_elsewhere_is_one_that_it_came_by()
    {
        var sent = Annotation();
        sent["id"] = "http://former.example/anno9";
        var posted = await Desk.PostedWeb(sent);
        Assert.Equal("http://former.example/anno9", posted.Json.Text("via"));
        sent["via"] = new JsonArray("http://former.example/anno8");
        posted = await Desk.PostedWeb(sent);
        Assert.Equal(["http://former.example/anno8", "http://former.example/anno9"], posted.Json["via"]!.AsArray().Select(v => v!.GetValue<string>()));
        // Sent back as it was shown, it is the same.
        var replaced = (await Desk.PutWeb(PathOf(posted.Id), posted.Json, ("If-Match", posted.ETag))).Expect(HttpStatusCode.OK).Json.AsObject();
        replaced.Remove("modified");
        Assert.True(JsonNode.DeepEquals(posted.Json, replaced), replaced.ToJsonString());
    }

    [Theory]
    [InlineData("""{"type":"TextQuoteSelector","exact":"la capitainerie ne donne pas d'heure"}""", "la capitainerie ne donne pas d’heure")]
    [InlineData("""[{"type":"TextQuoteSelector","exact":"Le port"},{"type":"TextPositionSelector","start":0,"end":7}]""", "Le port")]
    [InlineData("""{"type":"TextPositionSelector","start":3,"end":7}""", "port")]
    [InlineData("""{"type":"RangeSelector","startSelector":{"type":"TextQuoteSelector","exact":"la capitainerie"},"endSelector":{"type":"TextQuoteSelector","exact":" ne donne pas"}}""", "la capitainerie")]
    [InlineData("""{"type":"TextQuoteSelector","exact":"Le port est fermé","refinedBy":{"type":"TextPositionSelector","start":3,"end":7}}""", "port")]
    [InlineData("""{"type":"FragmentSelector","conformsTo":"http://tools.ietf.org/rfc/rfc5147","value":"char=3,7"}""", "port")]
    [InlineData("""{"type":"FragmentSelector","value":"/revision/body","refinedBy":{"type":"TextPositionSelector","start":3,"end":7}}""", "port")]
    public async Task A_selector_of_the_text_is_resolved_to_its_words(string selector, string words)
    {
        var report = (await Desk.Filed()).Id;
        var posted = await Desk.PostedWeb(Annotation(On(report, JsonNode.Parse(selector))));
        var note = (await Desk.Get(PathOf(posted.Id))).Json;
        Assert.Equal(("body", words), (note.Text("target"), note["anchor"]!["passage"].Text("exact")));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(selector), posted.Json["target"]!["selector"]));
    }

    [Theory]
    [InlineData("""{"type":"TextQuoteSelector","exact":"ce qui n’y est pas"}""", "quote-not-found")]
    [InlineData("""[{"type":"TextQuoteSelector","exact":"Le port"},{"type":"TextPositionSelector","start":1,"end":8}]""", "quote-context-unfit")]
    [InlineData("""{"type":"TextPositionSelector","start":3,"end":70000}""", "position-unfit")]
    [InlineData("""{"type":"FragmentSelector","value":"/revision/title","refinedBy":{"type":"TextQuoteSelector","exact":"la capitainerie"}}""", "quote-not-found")]
    public async Task Words_that_are_not_there_are_refused(string selector, string rule) =>
        (await Desk.PostWeb("/api/annotations/", Annotation(On((await Desk.Filed()).Id, JsonNode.Parse(selector))))).ExpectProblem(422, rule);

    [Theory]
    [InlineData("""{"type":"CssSelector","value":"#p1"}""")]
    [InlineData("""{"type":"SvgSelector","value":"<svg/>"}""")]
    [InlineData("""{"type":"FragmentSelector","value":"xywh=1,2,3,4"}""")]
    [InlineData(""" "http://selectors.example/1" """)]
    public async Task On_a_part_that_is_none_of_a_text_it_is_a_note_on_the_whole_report(string selector)
    {
        var posted = await Desk.PostedWeb(Annotation(On((await Desk.Filed()).Id, JsonNode.Parse(selector))));
        Assert.Equal("report", (await Desk.Get(PathOf(posted.Id))).Json.Text("target"));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(selector), posted.Json["target"]!["selector"]));
    }

    [Fact]
    public async Task Positions_are_code_points()
    {
        var report = (await Desk.Filed(Given.Body("🚢🚢 Le port est fermé."))).Id;
        var posted = await Desk.PostedWeb(Annotation(On(report, new JsonArray(Quote("port"), new JsonObject { ["type"] = "TextPositionSelector", ["start"] = 6, ["end"] = 10 }))));
        Assert.Equal(6, (await Desk.Get(PathOf(posted.Id))).Json["anchor"]!["passage"]!["start"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_report_is_named_by_its_address_here_by_its_own_and_by_a_revision()
    {
        var url = Given.Url();
        var filed = (await Desk.Post("/api/articles", Given.Report(url))).Expect(HttpStatusCode.Created);
        await Desk.Revised(filed.Id, Given.Body("Le port rouvre."));
        var time = filed.Json.Text("filedAt");
        (string Source, JsonNode? State, int Revision)[] named =
        [
            (url + "?utm_source=x", null, 2), ($"/api/articles/{filed.Id}", null, 2), (new Uri(newsroom.Address, $"/api/articles/{filed.Id}").ToString(), null, 2),
            ($"/api/articles/{filed.Id}/revisions/1", null, 1),
            (url, new JsonObject { ["type"] = "TimeState", ["sourceDate"] = time }, 1),
            (url, new JsonObject { ["type"] = "TimeState", ["sourceDate"] = "2999-01-01T00:00:00Z", ["cached"] = $"/api/articles/{filed.Id}/revisions/1" }, 1),
        ];
        foreach (var (source, state, revision) in named)
        {
            var note = (await Desk.Get(PathOf((await Desk.PostedWeb(Annotation(On(source, Quote("la capitainerie"), state)))).Id))).Json;
            Assert.Equal((filed.Id, revision), (note.Text("article"), note["posted"]!["revision"]!.GetValue<int>()));
        }
        (await Desk.PostWeb("/api/annotations/", Annotation(On("7wn7qhepangj87sh5fh6qq6ay9")))).ExpectProblem(422, "article-unknown");
        (await Desk.PostWeb("/api/annotations/", Annotation(On($"/api/articles/{filed.Id}/revisions/9")))).ExpectProblem(422, "revision-unknown");
    }

    [Fact]
    public async Task A_note_of_ours_is_an_annotation_too_where_it_stands_now()
    {
        var report = await Desk.Filed();
        var note = await Desk.Noted(report.Id);
        (await Desk.Post($"/api/annotations/{note.Id}/replies", new { body = "Le port, hier." })).Expect(HttpStatusCode.Created);
        var web = (await Desk.Get($"/api/annotations/{note.Id}", JsonLd)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(("Annotation", "questioning", Context), (web.Text("type"), web.Text("motivation"), web.Text("@context")));
        Assert.Equal(
            ["Qui l’a dit ? questioning", "source tagging", "Le port, hier. replying"],
            web["body"]!.AsArray().Select(b => $"{b.Text("value")} {b.Text("purpose")}"));
        var target = web["target"]!;
        Assert.Equal($"/api/articles/{report.Id}", PathOf(target.Text("source")));
        Assert.Equal(("TimeState", $"/api/articles/{report.Id}/revisions/1"), (target["state"].Text("type"), PathOf(target["state"].Text("cached"))));
        Assert.Equal(report.Json.Text("filedAt"), target["state"].Text("sourceDate"));
        Assert.Equal(["TextQuoteSelector", "TextPositionSelector"], target["selector"]!.AsArray().Select(s => s.Text("type")));

        var body = report.Json["revision"].Text("body");
        await Desk.Revised(report.Id, "Tout d’abord, un mot. " + body);
        var carried = await Eventually(async () => (await Desk.Get($"/api/annotations/{note.Id}", JsonLd)).Json, n => n["target"]!["state"].Text("cached").EndsWith("/2"));
        Assert.Equal(target["selector"]![1]!["start"]!.GetValue<int>() + 22, carried["target"]!["selector"]![1]!["start"]!.GetValue<int>());

        // What is shown of it can be posted as it is, and is a note on the same words.
        var again = await Desk.PostedWeb(carried);
        Assert.Equal(2, (await Desk.Get(PathOf(again.Id))).Json["posted"]!["revision"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_note_that_came_as_an_annotation_and_is_edited_in_our_own_form_keeps_the_rest()
    {
        var report = (await Desk.Filed()).Id;
        var sent = Everything(report);
        var posted = await Desk.PostedWeb(sent);
        (await Desk.Put(PathOf(posted.Id), new { motivation = "commenting", body = "C’est la ville.", tags = new[] { "ville" } }, ("If-Match", posted.ETag))).Expect(HttpStatusCode.OK);
        var served = (await Desk.Get(PathOf(posted.Id), JsonLd)).Json;
        Assert.Equal(["C’est la ville.", "ville"], served["body"]!.AsArray().Select(b => b.Text("value")));
        Assert.Equal("commenting", served.Text("motivation"));
        foreach (var kept in new[] { "@context", "target", "desk:nested", "creator", "canonical" }) Assert.True(JsonNode.DeepEquals(sent[kept], served[kept]), kept);
    }

    [Fact]
    public async Task A_note_is_replaced_on_other_words_of_the_present_revision_and_on_no_other_report()
    {
        var report = await Desk.Filed();
        var posted = await Desk.PostedWeb(Annotation(On(report.Id, Quote("la capitainerie"))));
        var path = PathOf(posted.Id);
        var moved = (await Desk.PutWeb(path, Annotation(On(report.Id, Quote("Trois cargos"))), ("If-Match", posted.ETag))).Expect(HttpStatusCode.OK);
        var note = (await Desk.Get(path)).Json;
        Assert.Equal(("Trois cargos", "Trois cargos"), (note["anchor"]!["passage"].Text("exact"), moved.Json["target"]!["selector"].Text("exact")));
        Assert.NotNull(note["anchor"]!["confirmed"]);
        (await Desk.PutWeb(path, Annotation(On((await Desk.Filed()).Id)), ("If-Match", moved.ETag))).ExpectProblem(422, "target-changed");
        (await Desk.PutWeb(path, Annotation(), ("If-Match", moved.ETag))).ExpectProblem(422, "target-changed");

        // Its words may be changed though the report has other words by now.
        await Desk.Revised(report.Id, Given.Body("Quatre navires."));
        var edited = (await Desk.PutWeb(path, Annotation(On(report.Id, Quote("Trois cargos")), "Autre."), ("If-Match", moved.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal("Autre.", edited.Json["body"].Text("value"));
    }

    [Fact]
    public async Task Of_a_retracted_report_readers_get_the_note_without_the_words()
    {
        var report = await Desk.Filed();
        var web = await Desk.PostedWeb(Annotation(On(report.Id, Quote("la capitainerie"))));
        var own = await Desk.Noted(report.Id, "la capitainerie");
        (await Desk.Post($"/api/articles/{report.Id}/retraction", new { notice = "Faux." }, ("If-Match", report.ETag))).Expect(HttpStatusCode.OK);
        using var journalist = await newsroom.As(Role.Journalist);
        foreach (var path in new[] { PathOf(web.Id), $"/api/annotations/{own.Id}", $"/api/articles/{report.Id}/annotations/?page=0" })
        {
            var shown = (await journalist.Get(path, JsonLd)).Expect(HttpStatusCode.OK).Text;
            Assert.DoesNotContain("capitainerie", shown);
            Assert.Contains("Qui l’a dit ?", shown);
            Assert.Contains("capitainerie", (await Desk.Get(path, JsonLd)).Text);
        }
        foreach (var guess in new[] { "la capitainerie", "le capitaine" })
            (await journalist.PostWeb("/api/annotations/", Annotation(On(report.Id, Quote(guess))))).ExpectProblem(403, "forbidden");
        (await journalist.PutWeb(PathOf(web.Id), Annotation(On(report.Id, Quote("la capitainerie"))), ("If-Match", web.ETag))).ExpectProblem(403, "forbidden");
    }

    [Theory]
    [InlineData("""{"type":"Annotation","target":"http://a.example/"}""", "malformed-annotation", "@context")]
    [InlineData("""{"@context":"http://www.w3.org/ns/anno.jsonld","target":"http://a.example/"}""", "malformed-annotation", "type")]
    [InlineData("""{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation"}""", "malformed-annotation", "target")]
    [InlineData("""{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":[]}""", "malformed-annotation", "target")]
    [InlineData("""{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":"a b"}""", "malformed-annotation", "target")]
    [InlineData("""{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":7}""", "malformed-annotation", "target")]
    [InlineData("""{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":{"type":"Video"}}""", "malformed-annotation", "target.id")]
    [InlineData("""{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":"http://a.example/","body":"http://b.example/","bodyValue":"x"}""", "malformed-annotation", "bodyValue")]
    [InlineData("""{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":"http://a.example/","body":{"type":"TextualBody","value":"x","source":"http://b.example/"}}""", "malformed-annotation", "body.value")]
    [InlineData("""{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":"http://a.example/","body":{"type":"Choice","items":[]}}""", "malformed-annotation", "body.items")]
    [InlineData("""{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":"http://a.example/","created":"2015-10-13"}""", "malformed-annotation", "created")]
    [InlineData("""{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":"http://a.example/","via":["x"]}""", "malformed-annotation", "via")]
    [InlineData("""{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":{"source":"http://a.example/","selector":{"type":"TextPositionSelector","start":-1,"end":2}}}""", "malformed-annotation", "target.selector.start")]
    [InlineData("""{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":{"source":"http://a.example/","selector":{"type":"CssSelector","value":"a","refinedBy":{"type":"TextQuoteSelector"}}}}""", "malformed-annotation", "target.selector.refinedBy.exact")]
    [InlineData("""{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":{"source":"http://a.example/","state":{"type":"TimeState"}}}""", "malformed-annotation", "target.state")]
    [InlineData("""{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":"http://a.example/","x":1,"x":2}""", "duplicate-field", "x")]
    [InlineData("""{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":"http://a.example/","x":"\u0000"}""", "malformed-text", "x")]
    [InlineData("[]", "malformed-annotation", "$")]
    public async Task What_is_none_of_the_model_is_refused_by_name(string sent, string problem, string field) =>
        Assert.Equal(field, (await Desk.PostWeb("/api/annotations/", sent)).ExpectProblem(400, problem).Json.Text("field"));

    [Fact]
    public async Task What_is_too_much_is_refused_with_the_bound()
    {
        var selector = Quote("x");
        for (var i = 0; i < 20; i++) selector = new JsonObject { ["type"] = "CssSelector", ["value"] = "p", ["refinedBy"] = selector };
        JsonNode deep = "x";
        for (var i = 0; i < 32; i++) deep = new JsonArray(deep);
        (JsonObject Sent, string Problem, string Bound)[] cases =
        [
            (With("x", new string('x', 70_000)), "annotation-beyond-bounds", "65536"),
            (With("x", new JsonObject(Enumerable.Range(0, 1_000).Select(i => KeyValuePair.Create($"p{i}", (JsonNode?)i)))), "annotation-beyond-bounds", "1000"),
            (With("body", new JsonArray([.. Enumerable.Range(0, 64).Select(i => (JsonNode)$"http://b.example/{i}")])), "annotation-beyond-bounds", "64"),
            (Annotation(new JsonArray([.. Enumerable.Range(0, 4).Select(JsonNode (_) => On("http://a.example/", selector.DeepClone()))])), "annotation-beyond-bounds", "64"),
            (With("body", new JsonObject { ["type"] = "TextualBody", ["format"] = "text/html", ["value"] = string.Concat(Enumerable.Repeat("<b>", 1_001)) }), "annotation-beyond-bounds", "1000"),
            (With("x", deep), "malformed-json", "32"),
        ];
        foreach (var (sent, problem, bound) in cases)
            Assert.Contains(bound, (await Desk.PostWeb("/api/annotations/", sent)).ExpectProblem(400, problem).Json.Text("detail"));
        (await Desk.SendBytes(HttpMethod.Post, "/api/annotations/", "{}"u8.ToArray(), "text/turtle", JsonLd)).ExpectProblem(415, "unsupported-media-type");

        static JsonObject With(string name, JsonNode value)
        {
            var sent = Annotation();
            sent[name] = value;
            return sent;
        }
    }

    [Fact]
    public async Task Notes_stand_on_the_headline_and_on_the_whole_report_in_either_form()
    {
        var report = await Desk.Filed();
        var path = $"/api/articles/{report.Id}/annotations";
        var headline = (await Desk.Post(path, new { target = "headline", exact = "port reste fermé", motivation = "questioning", body = "Sûr ?" })).Expect(HttpStatusCode.Created);
        var whole = (await Desk.Post(path, new { target = "report", motivation = "assessing", body = "Bon papier." })).Expect(HttpStatusCode.Created);
        Assert.Equal(("headline", "port reste fermé"), (headline.Json.Text("target"), headline.Json["anchor"]!["passage"].Text("exact")));
        Assert.Equal("report", whole.Json.Text("target"));
        Assert.Null(whole.Json["anchor"]!["passage"]);
        (await Desk.Post(path, new { motivation = "assessing", body = "Bon papier." })).ExpectProblem(400, "missing-field");
        (await Desk.Post(path, new { target = "report", exact = "fermé", motivation = "assessing", body = "?" })).ExpectProblem(422, "target-has-no-passage");

        var web = (await Desk.Get($"/api/annotations/{headline.Id}", JsonLd)).Json;
        Assert.Equal(("FragmentSelector", "/revision/title"), (web["target"]!["selector"].Text("type"), web["target"]!["selector"].Text("value")));
        Assert.Null((await Desk.Get($"/api/annotations/{whole.Id}", JsonLd)).Json["target"]!["selector"]);
        var again = await Desk.PostedWeb(web);
        Assert.Equal("headline", (await Desk.Get(PathOf(again.Id))).Json.Text("target"));

        await Desk.Revised(report.Id, Given.Body("Tout autre chose."), "Le port reste ouvert");
        var carried = await Eventually(async () => (await Desk.Get($"/api/annotations/{headline.Id}")).Json, n => n["anchor"]!["checked"]!.GetValue<int>() == 2);
        Assert.Equal(("headline", "port reste ouvert"), (carried.Text("target"), carried["anchor"]!["passage"].Text("exact")));
        Assert.Contains("wording", carried["anchor"]!["changed"]!.AsArray().Select(c => c!.GetValue<string>()));
        var still = await Eventually(async () => (await Desk.Get($"/api/annotations/{whole.Id}")).Json, n => n["anchor"]!["checked"]!.GetValue<int>() == 2);
        Assert.Equal(("anchored", "unchanged"), (still["anchor"].Text("state"), still["anchor"].Text("method")));
        Assert.Equal(
            ["headline", "headline", "report"],
            (await Desk.Get(path)).Json["items"]!.AsArray().Select(i => i.Text("target")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_note_that_has_not_been_looked_for_says_so_in_a_list_and_alone()
    {
        var report = await Desk.Filed();
        // On a revision that is no longer the present one it is pending until it is carried; at that moment, for ever.
        await Desk.Revised(report.Id, Given.Body("Autre."));
        var note = (await Desk.Post($"/api/articles/{report.Id}/annotations", new { exact = "la capitainerie", revision = 1, motivation = "questioning", body = "?" })).Expect(HttpStatusCode.Created);
        Assert.Equal("pending on revision 2", note.Json.Text("pending"));
        Assert.Equal("pending on revision 2", (await Desk.Get($"/api/annotations/{note.Id}?asOf={note.Position}")).Json.Text("pending"));
        Assert.Equal("pending on revision 2", (await Desk.Get($"/api/articles/{report.Id}/annotations?asOf={note.Position}")).Json["items"]![0].Text("pending"));
        var carried = await Eventually(async () => (await Desk.Get($"/api/annotations/{note.Id}")).Json, n => n["pending"] is null);
        Assert.Equal(2, carried["anchor"]!["checked"]!.GetValue<int>());
    }

    private static async Task<JsonNode> Eventually(Func<Task<JsonNode>> ask, Func<JsonNode, bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            var answer = await ask();
            if (holds(answer)) return answer;
            await Task.Delay(50, patience.Token);
        }
    }
}
