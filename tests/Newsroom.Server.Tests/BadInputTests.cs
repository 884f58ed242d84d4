using System.Net;
using System.Text;

namespace Newsroom.Server.Tests;

public sealed class BadInputTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    private const string Start = """{"outlet":"La Gazette","title":"Titre","language":"fr","kind":"report",""";

    [Theory]
    [InlineData("", "malformed-json", "$")]
    [InlineData("{", "malformed-json", "$")]
    [InlineData("[1,", "malformed-json", "[0]")]
    [InlineData("""{"title":"un",}""", "malformed-json", "title")]
    [InlineData("""{"title":"un"} {}""", "malformed-json", "$")]
    [InlineData("""{"title":"un" /* deux */}""", "malformed-json", "title")]
    [InlineData("[]", "wrong-type", "$")]
    [InlineData("null", "wrong-type", "$")]
    [InlineData(Start + """ "body":12}""", "wrong-type", "body")]
    [InlineData(Start + """ "body":null}""", "wrong-type", "body")]
    [InlineData(Start + """ "body":["a"]}""", "wrong-type", "body")]
    [InlineData(Start + """ "body":"a","spans":[{"start":"0","end":1,"kind":"caption"}]}""", "wrong-type", "spans[0].start")]
    [InlineData(Start + """ "body":"a","spans":[{"start":0.5,"end":1,"kind":"caption"}]}""", "wrong-type", "spans[0].start")]
    [InlineData(Start + """ "body":"a","spans":[null]}""", "wrong-type", "spans[0]")]
    [InlineData(Start + """ "body":"a","published":"hier"}""", "wrong-type", "published")]
    [InlineData(Start + """ "body":"a","published":"2024-10-20T10:00:00"}""", "wrong-type", "published")]
    [InlineData(Start + """ "body":"a","published":"2024-13-20T10:00:00Z"}""", "wrong-type", "published")]
    [InlineData(Start + """ "body":"a","published":1729418400}""", "wrong-type", "published")]
    [InlineData(Start + """ "body":"a","Title":"b"}""", "unknown-field", "Title")]
    [InlineData(Start + """ "body":"a","spans":[{"start":0,"end":1,"kind":"caption","colour":"red"}]}""", "unknown-field", "spans[0].colour")]
    [InlineData(Start + """ "body":"a","title":"b"}""", "duplicate-field", "title")]
    [InlineData(Start + """ "body":"a","titl\u0065":"b"}""", "duplicate-field", "title")]
    [InlineData(Start + """ "body":"a","spans":[{"start":0,"end":1,"kind":"caption","kind":"link"}]}""", "duplicate-field", "spans[0].kind")]
    [InlineData(Start + """ "url":"https://a.example/b"}""", "missing-field", "body")]
    [InlineData(Start + """ "body":"un \ud83d deux"}""", "malformed-text", "body")]
    [InlineData(Start + """ "body":"un \udc00 deux"}""", "malformed-text", "body")]
    [InlineData(Start + """ "body":"un \ud83d\ud83d deux"}""", "malformed-text", "body")]
    [InlineData(Start + """ "body":"un \u0000 deux"}""", "malformed-text", "body")]
    [InlineData(Start + """ "body":"a","\ud83d":"b"}""", "malformed-text", "$")]
    public async Task A_body_that_cannot_be_read_is_a_400_that_names_the_field(string body, string problem, string field)
    {
        var before = (await newsroom.Desk.Get("/api/events?limit=1")).Position;

        var answer = (await newsroom.Desk.Post("/api/articles", body)).ExpectProblem(400, problem);

        if (problem is not "malformed-text" || field != "$") Assert.Equal(field, answer.Json["field"]!.GetValue<string>());
        Assert.Equal(before, (await newsroom.Desk.Get("/api/events?limit=1")).Position);
    }

    [Fact]
    public async Task A_body_that_is_no_utf8_is_a_400_that_names_the_field()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes(Start + "\"body\":\"caf"), 0xE9, .. "\"}"u8];
        var answer = await newsroom.Desk.SendBytes(HttpMethod.Post, "/api/articles", body, "application/json");
        Assert.Equal("body", answer.ExpectProblem(400, "malformed-text").Json["field"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_paired_surrogate_is_an_ordinary_character()
    {
        var answer = await newsroom.Desk.Post("/api/articles", Start + """ "body":"Une plage \ud83c\udfd6 et rien d'autre."}""");
        Assert.Equal("Une plage 🏖 et rien d'autre.", answer.Expect(HttpStatusCode.Created).Json["revision"]!["body"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_body_over_one_mebibyte_is_a_413()
    {
        var body = Start + "\"body\":\"" + new string('a', 1024 * 1024) + "\"}";
        (await newsroom.Desk.Post("/api/articles", body)).ExpectProblem(413, "body-too-large");
    }

    [Fact]
    public async Task A_body_of_exactly_one_mebibyte_is_read()
    {
        var frame = Start + "\"body\":\"\"}";
        var body = Start + "\"body\":\"" + new string('a', 1024 * 1024 - frame.Length) + "\"}";
        // It is read, and then too long for a report: a rule's answer, not the transport's.
        (await newsroom.Desk.Post("/api/articles", body)).ExpectProblem(422, "body-too-long");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData(null)]
    public async Task A_body_that_is_not_said_to_be_json_is_a_415(string? mediaType) =>
        (await newsroom.Desk.SendBytes(HttpMethod.Post, "/api/articles", "{}"u8.ToArray(), mediaType)).ExpectProblem(415, "unsupported-media-type");

    [Theory]
    [InlineData("/api/articles/7wn7qhepangj87sh5fh6qq6ay9")]
    [InlineData("/api/articles/n-importe-quoi")]
    [InlineData("/api/annotations/7wn7qhepangj87sh5fh6qq6ay9")]
    [InlineData("/api/stories/inconnue")]
    [InlineData("/api/stories/Pas%20Un%20Slug")]
    [InlineData("/api/stories/inconnue/state")]
    [InlineData("/api/stories/inconnue/history")]
    [InlineData("/api/articles/7wn7qhepangj87sh5fh6qq6ay9/revisions/1")]
    [InlineData("/api/articles/7wn7qhepangj87sh5fh6qq6ay9/annotations/")]
    public async Task An_unknown_id_is_a_404(string path)
    {
        await newsroom.Desk.Filed();
        (await newsroom.Desk.Get(path)).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task A_revision_that_does_not_exist_is_a_404()
    {
        var article = await newsroom.Desk.Filed();
        foreach (var number in new[] { "2", "0", "-1", "un", "99999999999" })
            (await newsroom.Desk.Get($"/api/articles/{article.Id}/revisions/{number}")).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_a_404_of_its_own() =>
        (await newsroom.Desk.Get("/api/journalists")).ExpectProblem(404, "no-such-route");

    [Fact]
    public async Task A_method_that_is_not_served_is_a_405_that_says_which_are()
    {
        var answer = (await newsroom.Desk.Send(HttpMethod.Patch, "/api/articles", "{}")).ExpectProblem(405, "method-not-allowed");
        Assert.Contains("POST", answer.Headers["Allow"]);
    }

    [Theory]
    [InlineData("/api/articles?asof=1", "unknown-parameter", "asof")]
    [InlineData("/api/articles?asOf=1&asOf=2", "malformed-parameter", "asOf")]
    [InlineData("/api/articles?asOf=demain", "malformed-parameter", "asOf")]
    [InlineData("/api/articles?asOf=", "malformed-parameter", "asOf")]
    [InlineData("/api/articles?asOf=-1", "malformed-parameter", "asOf")]
    [InlineData("/api/articles?asOf=2024-10-20T10:00:00", "malformed-parameter", "asOf")]
    [InlineData("/api/articles?asOf=2024-02-30", "malformed-parameter", "asOf")]
    [InlineData("/api/articles?publishedBy=3", "malformed-parameter", "publishedBy")]
    [InlineData("/api/articles?limit=0", "malformed-parameter", "limit")]
    [InlineData("/api/articles?limit=201", "malformed-parameter", "limit")]
    [InlineData("/api/articles?limit=dix", "malformed-parameter", "limit")]
    [InlineData("/api/articles?cursor=abc", "malformed-parameter", "cursor")]
    [InlineData("/api/articles?cursor=%C3%A9", "malformed-parameter", "cursor")]
    [InlineData("/api/articles?outlet=%00", "malformed-parameter", "outlet")]
    [InlineData("/api/stories?status=lost", "malformed-parameter", "status")]
    [InlineData("/api/events?after=x", "malformed-parameter", "after")]
    [InlineData("/api/stream?type=nothing_happened", "malformed-parameter", "type")]
    public async Task A_query_that_cannot_be_read_is_a_400_that_names_the_parameter(string path, string problem, string parameter)
    {
        var answer = (await newsroom.Desk.Get(path)).ExpectProblem(400, problem);
        Assert.Equal(parameter, answer.Json["field"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("/api/articles?asOf=999999")]
    [InlineData("/api/articles?asOf=99999999999999999999999")]
    [InlineData("/api/events?after=999999")]
    public async Task A_position_above_the_safe_head_is_a_422(string path) =>
        (await newsroom.Desk.Get(path)).ExpectProblem(422, "position-ahead");

    [Theory]
    [InlineData("language", "français", "language-invalid")]
    [InlineData("kind", "poème", "kind-unknown")]
    [InlineData("published", "2999-01-01T00:00:00Z", "published-in-future")]
    [InlineData("url", "gazette.example/a", "url-invalid")]
    [InlineData("title", " ", "title-missing")]
    public async Task A_report_that_can_never_be_accepted_is_a_422_with_its_rule(string field, string value, string rule)
    {
        var fields = new Dictionary<string, object>
        {
            ["outlet"] = "La Gazette", ["title"] = "Titre", ["language"] = "fr", ["kind"] = "report", ["body"] = Given.Body(), [field] = value,
        };
        var answer = (await newsroom.Desk.Post("/api/articles", fields)).ExpectProblem(422, rule);
        Assert.Equal(rule, answer.Json["rule"]!.GetValue<string>());
        Assert.Equal(field, answer.Json["field"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_quote_that_is_not_in_the_revision_is_a_422()
    {
        var article = await newsroom.Desk.Filed();
        var note = new { exact = "ces mots ne s’y trouvent pas", motivation = "commenting", body = "?" };
        var answer = await newsroom.Desk.Post($"/api/articles/{article.Id}/annotations/", note);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.NotNull(answer.Json["rule"]);
    }

    [Fact]
    public async Task A_rule_of_the_present_state_is_a_409()
    {
        var story = await newsroom.Desk.OpenedStory();
        var closed = (await newsroom.Desk.Post($"/api/stories/{story.Id}/close", null, ("If-Match", story.ETag))).Expect(HttpStatusCode.OK);
        var brief = new { headline = "Titre", known = new[] { "Un fait." }, unknown = Array.Empty<string>() };
        (await newsroom.Desk.Put($"/api/stories/{story.Id}/brief", brief, ("If-Match", closed.ETag))).ExpectProblem(409, "story-closed");
    }

    [Fact]
    public async Task A_reason_that_is_too_long_is_refused_by_name()
    {
        var article = await newsroom.Desk.Filed();
        var answer = await newsroom.Desk.Post($"/api/articles/{article.Id}/retraction", new { notice = "Faux.", reason = new string('a', 1001) }, ("If-Match", article.ETag));
        Assert.Equal("reason", answer.ExpectProblem(400, "wrong-type").Json["field"]!.GetValue<string>());
    }

    /// <summary>It comes back in a problem's words, and must not in a header.</summary>
    [Theory]
    [InlineData("/api/stories/")]
    [InlineData("/api/articles/")]
    [InlineData("/api/annotations/")]
    [InlineData("/api/groups/")]
    [InlineData("/problems/")]
    public async Task A_name_with_line_ends_names_nothing(string addresses)
    {
        foreach (var form in new[] { "application/json", "application/ld+json, application/json;q=0.5" })
            (await newsroom.Desk.Get($"{addresses}%0d%0aX:%20y", ("Accept", form))).ExpectProblem(404, "not-found");
        if (addresses == "/api/articles/")
            (await newsroom.Desk.Get("/api/articles/%0d%0aX:%20y/annotations/", ("Accept", "application/ld+json"))).ExpectProblem(404, "not-found");
    }
}
