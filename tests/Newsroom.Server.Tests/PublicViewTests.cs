using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Core.Access;
using Newsroom.Server.Commands;
using Newsroom.Server.History;
using Newsroom.Server.Tests.WebAnnotations;
using Xunit.Abstractions;

namespace Newsroom.Server.Tests;

/// <summary>
/// <c>publishedBy</c> is the public's view, whoever asks, and the words of a retracted report are an editor's. Secrets are planted
/// wherever the desk writes, and every address that answers a GET is walked for them.
/// </summary>
public sealed class PublicViewTests(PlantedNewsroom newsroom, ITestOutputHelper output) : IClassFixture<PlantedNewsroom>
{
    /// <summary>Every GET of the route table, and what was decided about it. One that is not here fails a test: somebody has to decide.</summary>
    internal static readonly IReadOnlyDictionary<string, Decision> Decisions = new Dictionary<string, Decision>(StringComparer.Ordinal)
    {
        ["/api/articles/"] = new(Shows.ThePublicsView, p => ["/api/articles?limit=200", "/api/articles?language=fr", $"/api/articles?story={p.Story}"]),
        ["/api/articles/{id}"] = new(Shows.ThePublicsView, p => p.Articles.Select(id => $"/api/articles/{id}")),
        ["/api/articles/{id}/revisions"] = new(Shows.ThePublicsView, p => p.Articles.Select(id => $"/api/articles/{id}/revisions")),
        ["/api/articles/{id}/revisions/{number}"] = new(Shows.ThePublicsView, p => p.Articles.SelectMany(id => new[] { 1, 2, 3, 4 }, (id, n) => $"/api/articles/{id}/revisions/{n}")),
        ["/api/articles/{id}/history"] = new(Shows.ThePublicsView, p => p.Articles.Select(id => $"/api/articles/{id}/history?limit=200")),
        ["/api/articles/{id}/annotations/"] = new(Shows.ThePublicsView, p => p.Articles.Select(id => $"/api/articles/{id}/annotations/?limit=200")),
        ["/api/annotations/"] = new(Shows.ThePublicsView, p =>
        [
            "/api/annotations?limit=200", $"/api/annotations?story={p.Story}&q=-vu", "/api/annotations/?page=0", "/api/annotations/?page=0&iris=1",
            .. p.Articles.Select(id => $"/api/articles/{id}/annotations/?page=0"),
        ]),
        ["/api/annotations/{id}"] = new(Shows.ThePublicsView, p => p.Notes.Select(id => $"/api/annotations/{id}")),
        ["/api/annotations/{id}/history"] = new(Shows.ThePublicsView, p => p.Notes.Select(id => $"/api/annotations/{id}/history")),
        ["/api/tags"] = new(Shows.ThePublicsView, _ => ["/api/tags?limit=200"]),
        ["/api/groups/"] = new(Shows.NothingOfReports, _ => ["/api/groups"]),
        ["/api/groups/{id}"] = new(Shows.ThePublicsView, _ => ["/api/groups/secrets"]),
        ["/api/stories/"] = new(Shows.ThePublicsView, _ => ["/api/stories?limit=200"]),
        ["/api/stories/{id}"] = new(Shows.ThePublicsView, p => p.Stories.Select(id => $"/api/stories/{id}")),
        ["/api/stories/{id}/state"] = new(Shows.ThePublicsView, p => p.Stories.Select(id => $"/api/stories/{id}/state?limit=200")),
        ["/api/stories/{id}/history"] = new(Shows.ThePublicsView, p => p.Stories.Select(id => $"/api/stories/{id}/history?limit=200")),

        // The log is the desk's: it takes no publishedBy, and a role sees of it what LogView says.
        ["/api/events"] = new(Shows.TheDesk, _ => ["/api/events?limit=1000"]),
        ["/api/stream"] = new(Shows.TheDesk, _ => []),
        ["/api/messages/"] = new(Shows.NothingOfReports, _ => ["/api/messages"]),
        ["/api/messages/dead"] = new(Shows.NothingOfReports, _ => ["/api/messages/dead"]),
        ["/api/messages/dead/{id}"] = new(Shows.NothingOfReports, _ => []),
        ["/health/live"] = new(Shows.NothingOfReports, _ => ["/health/live"]),
        ["/health/ready"] = new(Shows.NothingOfReports, _ => ["/health/ready"]),
        ["/openapi/v1.json"] = new(Shows.NothingOfReports, _ => ["/openapi/v1.json"]),
        ["/docs/"] = new(Shows.NothingOfReports, _ => ["/docs"]),
        ["/docs/start.js"] = new(Shows.NothingOfReports, _ => ["/docs/start.js"]),
        ["/docs/scalar.js"] = new(Shows.NothingOfReports, _ => ["/docs/scalar.js"]),
        ["/problems/"] = new(Shows.NothingOfReports, _ => ["/problems"]),
        ["/problems/{name}"] = new(Shows.NothingOfReports, _ => ["/problems/not-found"]),
    };

    /// <summary>Open to anybody everywhere: they say how a newsroom is asked, and whether it lives.</summary>
    internal static readonly string[] OfNoNewsroom = ["/health/live", "/health/ready", "/openapi/v1.json", "/docs/", "/docs/start.js", "/docs/scalar.js", "/problems/", "/problems/{name}"];

    [Fact]
    public void Every_address_that_is_read_has_been_decided_about()
    {
        var served = newsroom.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods: { Count: > 0 } methods } || methods.Contains("GET"))
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct();
        Assert.Equal(Decisions.Keys.Order(StringComparer.Ordinal), served.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_planted_is_there_for_an_editor()
    {
        // Otherwise the walk below would find nothing because there is nothing.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        using var editor = await newsroom.As(Role.Editor);
        foreach (var address in Addresses(Shows.ThePublicsView))
        {
            foreach (var form in Forms(address))
            {
                var text = (await editor.Get(address, form)).Text;
                seen.UnionWith(newsroom.All.Where(s => text.Contains(s, StringComparison.Ordinal)));
            }
        }
        Assert.Equal(newsroom.All.Order(), seen.Order());
    }

    [Theory]
    [InlineData(Role.Reader)]
    [InlineData(Role.Journalist)]
    [InlineData(Role.Editor)]
    [InlineData(Role.Administrator)]
    public async Task The_public_has_nothing_of_the_desks_own_whoever_asks(Role role)
    {
        using var api = await newsroom.As(role);
        var answers = 0;
        foreach (var address in Addresses(Shows.ThePublicsView))
        {
            foreach (var asOf in new[] { "", $"asOf={newsroom.Middle}", $"asOf={newsroom.Last}" })
            {
                foreach (var (by, secrets) in newsroom.Hidden)
                {
                    // Before it knew of the retraction, the newsroom knew the words as public.
                    var hidden = asOf.EndsWith($"={newsroom.Middle}", StringComparison.Ordinal) ? secrets.Except(newsroom.Retracted) : secrets;
                    var asked = With(address, asOf, $"publishedBy={by}");
                    foreach (var form in Forms(address))
                    {
                        AssertHidden(await api.Get(asked, form), hidden, asked);
                        answers++;
                    }
                }
            }
        }
        output.WriteLine($"{newsroom.All.Count()} secrets planted, {answers} answers read as {role}.");
    }

    [Theory]
    [InlineData(Role.Reader, false)]
    [InlineData(Role.Journalist, false)]
    [InlineData(Role.Editor, true)]
    [InlineData(Role.Administrator, true)]
    public async Task The_words_of_a_retracted_report_are_for_editors_at_every_moment(Role role, bool reads)
    {
        using var api = await newsroom.As(role);
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var address in Addresses(Shows.ThePublicsView))
        {
            foreach (var moment in new[] { "", $"asOf={newsroom.Middle}", $"asOf={newsroom.Last}", $"publishedBy={newsroom.MiddleTime}" })
            {
                foreach (var form in Forms(address))
                {
                    var answer = await api.Get(With(address, moment), form);
                    if (!reads) AssertHidden(answer, newsroom.Retracted, With(address, moment));
                    found.UnionWith(newsroom.Retracted.Where(s => answer.Text.Contains(s, StringComparison.Ordinal)));
                }
            }
        }
        if (reads) Assert.Equal(newsroom.Retracted.Order(), found.Order());
    }

    [Fact]
    public async Task What_is_left_of_a_retracted_report_is_its_notice()
    {
        using var reader = await newsroom.As(Role.Reader);
        var article = newsroom.RetractedArticle;
        foreach (var address in new[]
        {
            $"/api/articles/{article}", $"/api/articles/{article}/revisions", $"/api/articles/{article}/revisions/1", $"/api/articles/{article}/history",
            "/api/articles?limit=200", $"/api/stories/{newsroom.Story}/state",
        })
        {
            foreach (var moment in new[] { "", $"publishedBy={PlantedNewsroom.Tomorrow}" })
                Assert.Contains(PlantedNewsroom.RetractionNotice, (await reader.Get(With(address, moment))).Expect(HttpStatusCode.OK).Text);
        }
        Assert.Equal("retracted", (await reader.Get($"/api/articles/{article}?asOf={newsroom.Middle}")).Json["status"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(Role.Reader, false)]
    [InlineData(Role.Journalist, false)]
    [InlineData(Role.Editor, true)]
    public async Task Of_the_log_a_role_sees_what_it_may(Role role, bool reads)
    {
        var view = newsroom.Services.GetRequiredService<LogView>();
        var page = await newsroom.Log.ReadAll(0, 1_000, default);
        var seen = await view.Of(page.Events, page.SafeHead, role, As(role), default);
        // Page by page or one by one, as the live log brings them, it is the same.
        foreach (var recorded in page.Events.Where(e => e.Subject == newsroom.RetractedArticle))
            Assert.Equal(seen.Single(e => e.Position == recorded.Position).Data, (await view.Of(recorded, page.SafeHead, role, As(role), default))!.Data);
        var text = System.Text.Json.JsonSerializer.Serialize(seen, Http.ApiJson.Options);
        Assert.All(newsroom.Retracted, secret => Assert.Equal(reads, text.Contains(secret, StringComparison.Ordinal)));
        // Every key is the desk's, but for its grants.
        Assert.Contains(newsroom.Desks[0], text);
        Assert.DoesNotContain("key_granted", text);
        Assert.Equal(page.Events.Count(e => e.Type is not ("key_granted" or "key_revoked")), seen.Count);
    }

    [Fact]
    public async Task What_was_shown_of_the_log_before_a_retraction_is_not_shown_after_it()
    {
        var view = newsroom.Services.GetRequiredService<LogView>();
        var filed = await newsroom.Desk.Filed();
        var recorded = (await newsroom.Log.ReadAll(filed.Position - 1, 1, default)).Events.Single();
        Assert.Equal(recorded.Data, (await view.Of(recorded, filed.Position, Role.Reader, As(Role.Reader), default))!.Data);

        var retracted = (await newsroom.Desk.Post($"/api/articles/{filed.Id}/retraction", new { notice = "Faux." }, ("If-Match", filed.ETag))).Expect(HttpStatusCode.OK);

        Assert.NotEqual(recorded.Data, (await view.Of(recorded, retracted.Position, Role.Reader, As(Role.Reader), default))!.Data);
        Assert.Equal(recorded.Data, (await view.Of(recorded, retracted.Position, Role.Editor, As(Role.Editor), default))!.Data);
    }

    [Theory]
    [InlineData("/api/articles/{0}")]
    [InlineData("/api/articles/{0}/revisions")]
    [InlineData("/api/articles/{0}/revisions/1")]
    [InlineData("/api/articles/{0}/history")]
    [InlineData("/api/articles/{0}/annotations/")]
    public async Task A_report_that_is_hidden_and_one_that_is_not_there_are_told_alike(string address) =>
        await AssertAlike(address, newsroom.EmbargoedArticle, "7wn7qhepangj87sh5fh6qq6ay9");

    [Theory]
    [InlineData("/api/stories/{0}")]
    [InlineData("/api/stories/{0}/state")]
    [InlineData("/api/stories/{0}/history")]
    public async Task A_story_that_is_hidden_and_one_that_is_not_there_are_told_alike(string address) =>
        await AssertAlike(address, newsroom.HiddenStory, "une-autre-histoire");

    [Theory]
    [InlineData("/api/annotations/{0}")]
    [InlineData("/api/annotations/{0}/history")]
    public async Task A_note_is_never_public(string address) => await AssertAlike(address, newsroom.Notes[0], "7wn7qhepangj87sh5fh6qq6ay9");

    [Fact]
    public async Task A_version_that_is_hidden_and_one_that_is_not_there_are_told_alike()
    {
        var hidden = await newsroom.Desk.Get($"/api/articles/{newsroom.Article}/revisions/2?publishedBy={newsroom.MiddleTime}");
        var missing = await newsroom.Desk.Get($"/api/articles/{newsroom.Article}/revisions/99?publishedBy={newsroom.MiddleTime}");
        Assert.Equal(Problem(hidden, "/revisions/2"), Problem(missing, "/revisions/99"));
    }

    [Fact]
    public async Task What_the_desk_does_changes_nothing_that_the_public_has()
    {
        var story = await Published("Ce qui est su");
        var article = await newsroom.Desk.Filed(published: "2024-10-11T13:30:00Z");
        await newsroom.Desk.Attached(story.Id, article.Id);
        var by = (await newsroom.Desk.Get($"/api/stories/{story.Id}/history?limit=200")).Json["items"]!.AsArray()[^1]!["recordedAt"]!.GetValue<string>();
        string[] addresses =
        [
            $"/api/stories/{story.Id}", $"/api/stories/{story.Id}/state", $"/api/stories/{story.Id}/history", $"/api/articles/{article.Id}",
            $"/api/articles/{article.Id}/revisions", $"/api/articles/{article.Id}/history", $"/api/articles?story={story.Id}", $"/api/articles/{article.Id}/annotations/",
        ];
        var before = new Dictionary<string, Answer>();
        foreach (var address in addresses) before[address] = (await newsroom.Desk.Get(With(address, $"publishedBy={by}"))).Expect(HttpStatusCode.OK);

        // Sizes, counts, versions and tags would tell of each of these.
        var current = await newsroom.Desk.Get($"/api/stories/{story.Id}");
        current = (await newsroom.Desk.Put($"/api/stories/{story.Id}/brief", Brief("Autre brouillon"), ("If-Match", current.ETag))).Expect(HttpStatusCode.OK);
        current = (await newsroom.Desk.Post($"/api/stories/{story.Id}/brief/publication", new { audience = "desk" }, ("If-Match", current.ETag))).Expect(HttpStatusCode.OK);
        await newsroom.Desk.Noted(article.Id);
        await newsroom.Desk.Revised(article.Id, Given.Body("Tout autre chose."));
        var hidden = await newsroom.Desk.Filed();
        await Embargoed(hidden);
        await newsroom.Desk.Attached(story.Id, hidden.Id);

        foreach (var (address, then) in before)
        {
            var now = (await newsroom.Desk.Get(With(address, $"publishedBy={by}"))).Expect(HttpStatusCode.OK);
            Assert.Equal(WithoutPosition(then), WithoutPosition(now));
            if (!then.Json.AsObject().ContainsKey("position")) Assert.Equal(then.ETag, now.ETag);
        }
    }

    [Fact]
    public async Task The_storys_title_is_the_headline_that_the_public_had()
    {
        var story = await Published("Premier titre");
        var published = await Time(story.Id);
        var current = await newsroom.Desk.Get($"/api/stories/{story.Id}");
        current = (await newsroom.Desk.Post(
            $"/api/stories/{story.Id}/brief/correction", new { headline = "Titre corrigé", known = new[] { "Un fait." }, unknown = Array.Empty<string>(), notice = "Erreur." },
            ("If-Match", current.ETag))).Expect(HttpStatusCode.OK);
        var corrected = await Time(story.Id);
        (await newsroom.Desk.Post($"/api/stories/{story.Id}/brief/withdrawal", new { notice = "Retiré." }, ("If-Match", current.ETag))).Expect(HttpStatusCode.OK);
        var withdrawn = await Time(story.Id);

        foreach (var (by, title) in new[] { (published, "Premier titre"), (corrected, "Titre corrigé"), (withdrawn, null) })
        {
            Assert.Equal(title, (await newsroom.Desk.Get($"/api/stories/{story.Id}?publishedBy={by}")).Json["title"]?.GetValue<string>());
            Assert.Equal(title, (await newsroom.Desk.Get($"/api/stories/{story.Id}/state?publishedBy={by}")).Json["story"]!["title"]?.GetValue<string>());
            var line = (await newsroom.Desk.Get($"/api/stories?publishedBy={by}&limit=200")).Json["items"]!.AsArray().Single(s => s!["id"]!.GetValue<string>() == story.Id)!;
            Assert.Equal(title, line["title"]?.GetValue<string>());
            Assert.Equal(title, line["brief"]?["headline"]?.GetValue<string>());
        }
        var state = (await newsroom.Desk.Get($"/api/stories/{story.Id}/state?publishedBy={withdrawn}")).Text;
        Assert.Contains("Retiré.", state);
        Assert.DoesNotContain("Titre", state);
    }

    [Fact]
    public async Task An_older_text_filed_late_is_still_the_older()
    {
        var url = Given.Url();
        var newer = (await newsroom.Desk.Post("/api/articles", Given.Report(url, Given.Body("La version du jour."), published: "2024-10-12T08:00:00Z"))).Expect(HttpStatusCode.Created);
        (await newsroom.Desk.Post("/api/articles", Given.Report(url, Given.Body("La version de la veille."), published: "2024-10-11T08:00:00Z"))).Expect(HttpStatusCode.OK);

        foreach (var (by, number) in new[] { ("2024-10-11", 2), ("2024-10-12", 1), (PlantedNewsroom.Tomorrow, 1) })
        {
            Assert.Equal(number, (await newsroom.Desk.Get($"/api/articles/{newer.Id}?publishedBy={by}")).Json["revision"]!["number"]!.GetValue<int>());
            var line = (await newsroom.Desk.Get($"/api/articles?publishedBy={by}&limit=200")).Json["items"]!.AsArray().Single(a => a!["id"]!.GetValue<string>() == newer.Id)!;
            Assert.Equal(number, line["revision"]!.GetValue<int>());
        }
    }

    [Fact]
    public async Task A_version_that_returns_keeps_its_own_date()
    {
        var (url, first, second) = (Given.Url(), Given.Body("Le premier texte."), Given.Body("Le second texte."));
        var filed = (await newsroom.Desk.Post("/api/articles", Given.Report(url, first, published: "2024-10-11T08:00:00Z"))).Expect(HttpStatusCode.Created);
        (await newsroom.Desk.Post("/api/articles", Given.Report(url, second, published: "2024-10-12T08:00:00Z"))).Expect(HttpStatusCode.OK);
        (await newsroom.Desk.Post("/api/articles", Given.Report(url, first, published: "2024-10-11T08:00:00Z"))).Expect(HttpStatusCode.OK);
        Assert.Equal(second, await BodyBy(PlantedNewsroom.Tomorrow));

        // The outlet put the first text back, and said when.
        (await newsroom.Desk.Post("/api/articles", Given.Report(url, first, published: "2024-10-13T08:00:00Z"))).Expect(HttpStatusCode.OK);
        Assert.Equal([first, second, first], [await BodyBy("2024-10-11"), await BodyBy("2024-10-12"), await BodyBy("2024-10-13")]);

        async Task<string> BodyBy(string by) =>
            (await newsroom.Desk.Get($"/api/articles/{filed.Id}?publishedBy={by}")).Expect(HttpStatusCode.OK).Json["revision"]!["body"]!.GetValue<string>();
    }

    [Fact]
    public async Task The_log_takes_no_publishedBy()
    {
        foreach (var address in Addresses(Shows.TheDesk).Append("/api/stream"))
            (await newsroom.Desk.Get(With(address, $"publishedBy={PlantedNewsroom.Tomorrow}"))).ExpectProblem(400, "unknown-parameter");
    }

    [Fact]
    public async Task The_filter_by_language_asks_of_what_the_public_had()
    {
        var outlet = $"La Revue {Guid.NewGuid():N}";
        var url = Given.Url();
        object Report(string language, string body) => new { outlet, url, title = "Titre", language, kind = "report", body };
        var filed = (await newsroom.Desk.Post("/api/articles", Report("fr", Given.Body()))).Expect(HttpStatusCode.Created);
        var by = filed.Json["filedAt"]!.GetValue<string>();
        (await newsroom.Desk.Post("/api/articles", Report("en", Given.Body("The port is closed.")))).Expect(HttpStatusCode.OK);

        Assert.Equal(1, await Count($"/api/articles?outlet={outlet}&language=en"));
        Assert.Equal(0, await Count($"/api/articles?outlet={outlet}&language=en&publishedBy={by}"));
        Assert.Equal(1, await Count($"/api/articles?outlet={outlet}&language=fr&publishedBy={by}"));
        (await newsroom.Desk.Get($"/api/stories?status=open&publishedBy={by}")).ExpectProblem(400, "malformed-parameter");
    }

    [Fact]
    public async Task Pages_of_what_the_public_had_are_the_list_and_their_permalinks_the_pages()
    {
        for (var i = 0; i < 3; i++)
        {
            await Embargoed(await newsroom.Desk.Filed(published: "2024-10-11T13:30:00Z"));
            await newsroom.Desk.OpenedStory();
            await Published($"Titre {i}");
            await newsroom.Desk.Filed(published: "2024-10-11T13:30:00Z");
        }
        foreach (var list in new[] { $"/api/articles?publishedBy={PlantedNewsroom.Tomorrow}", $"/api/stories?publishedBy={PlantedNewsroom.Tomorrow}" })
        {
            var whole = (await newsroom.Desk.Get($"{list}&limit=200")).Expect(HttpStatusCode.OK).Json;
            var paged = new List<string>();
            for (string? next = $"{list}&limit=2"; next is not null;)
            {
                var page = (await newsroom.Desk.Get(next)).Expect(HttpStatusCode.OK);
                Assert.Equal(page.Text, (await newsroom.Desk.Get(page.Json["permalink"]!.GetValue<string>())).Expect(HttpStatusCode.OK).Text);
                paged.AddRange(page.Json["items"]!.AsArray().Select(i => i!["id"]!.GetValue<string>()));
                next = page.Json["next"]?.GetValue<string>();
            }
            Assert.Equal(whole["items"]!.AsArray().Select(i => i!["id"]!.GetValue<string>()), paged);
        }
    }

    [Fact]
    public async Task The_publics_trail_comes_in_pages_by_its_own_numbers()
    {
        var story = await Published("Un");
        var current = await newsroom.Desk.Get($"/api/stories/{story.Id}");
        current = (await newsroom.Desk.Put($"/api/stories/{story.Id}/brief", Brief("Deux"), ("If-Match", current.ETag))).Expect(HttpStatusCode.OK);
        (await newsroom.Desk.Post($"/api/stories/{story.Id}/brief/publication", new { audience = "public" }, ("If-Match", current.ETag))).Expect(HttpStatusCode.OK);

        var first = (await newsroom.Desk.Get($"/api/stories/{story.Id}/history?limit=1&publishedBy={PlantedNewsroom.Tomorrow}")).Expect(HttpStatusCode.OK).Json;
        var second = (await newsroom.Desk.Get(first["next"]!.GetValue<string>())).Expect(HttpStatusCode.OK).Json;
        Assert.Equal([1L, 2], new[] { first, second }.Select(p => p["items"]![0]!["version"]!.GetValue<long>()));
        Assert.Null(second["next"]);
    }

    [Fact]
    public async Task A_replay_of_what_the_public_had_tells_that_alone()
    {
        foreach (var (by, hidden) in newsroom.Hidden)
        {
            foreach (var json in new[] { false, true })
            {
                var output = new StringWriter { NewLine = "\n" };
                string[] args = ["replay", newsroom.Story, "--published-by", by, .. json ? ["--json"] : Array.Empty<string>()];
                Assert.Equal(ExitCodes.Done, await CommandLine.Run(args, output, TextWriter.Null, newsroom.Options));
                Assert.All(hidden, secret => Assert.DoesNotContain(secret, output.ToString(), StringComparison.Ordinal));
                Assert.Contains(PlantedNewsroom.PublicHeadline, output.ToString(), StringComparison.Ordinal);
            }
        }
        Assert.Equal(ExitCodes.NotFound, await CommandLine.Run(
            ["replay", newsroom.HiddenStory, "--published-by", PlantedNewsroom.Tomorrow], TextWriter.Null, TextWriter.Null, newsroom.Options));
    }

    [Fact]
    public async Task A_journalist_is_answered_without_the_words_of_a_retracted_report_when_it_writes_too()
    {
        using var journalist = await newsroom.As(Role.Journalist);
        var filed = await newsroom.Desk.Filed();
        var note = await journalist.Noted(filed.Id);
        (await newsroom.Desk.Post($"/api/articles/{filed.Id}/retraction", new { notice = "Faux." }, ("If-Match", filed.ETag))).Expect(HttpStatusCode.OK);

        var seen = (await journalist.Get($"/api/annotations/{note.Id}")).Expect(HttpStatusCode.OK);
        // What the tag of a conflict says is what a GET says.
        var stale = (await journalist.Put($"/api/annotations/{note.Id}", new { motivation = "commenting", body = "Et alors ?" }, ("If-Match", "\"v99-x\""))).ExpectProblem(412, "stale-version");
        Assert.Equal(seen.ETag, stale.ETag);
        var edited = (await journalist.Put($"/api/annotations/{note.Id}", new { motivation = "commenting", body = "Et alors ?" }, ("If-Match", seen.ETag))).Expect(HttpStatusCode.OK);
        foreach (var answer in new[] { seen, edited }) Assert.DoesNotContain("capitainerie", answer.Text, StringComparison.Ordinal);
        Assert.Contains("capitainerie", (await newsroom.Desk.Get($"/api/annotations/{note.Id}")).Text, StringComparison.Ordinal);

        // Nor can they be guessed.
        foreach (var guess in new[] { "la capitainerie", "le capitaine" })
            (await journalist.Post($"/api/articles/{filed.Id}/annotations/", new { exact = guess, motivation = "commenting", body = "?" })).ExpectProblem(403, "forbidden");
    }

    /// <summary>Notes are shown in two forms, their lists in one and their containers in the other.</summary>
    private static IEnumerable<(string, string)> Forms(string address) =>
        address.Contains("page=") ? [WebRequests.JsonLd]
        : address.StartsWith("/api/annotations/", StringComparison.Ordinal) ? [("Accept", "application/json"), WebRequests.JsonLd]
        : [("Accept", "application/json")];

    private IEnumerable<string> Addresses(Shows shows) => Decisions.Values.Where(d => d.Shows == shows).SelectMany(d => d.Addresses(newsroom));

    private static void AssertHidden(Answer answer, IEnumerable<string> secrets, string asked)
    {
        Assert.True((int)answer.Status is 200 or 404, $"{asked}: {answer.Status} {answer.Text}");
        foreach (var secret in secrets)
        {
            Assert.False(answer.Text.Contains(secret, StringComparison.Ordinal), $"{asked} shows “{secret}”: {answer.Text}");
            Assert.All(answer.Headers, h => Assert.DoesNotContain(secret, h.Value, StringComparison.Ordinal));
        }
    }

    private async Task AssertAlike(string address, string hidden, string missing)
    {
        foreach (var asOf in new[] { "", $"asOf={newsroom.Middle}", "asOf=0" })
        {
            var one = await newsroom.Desk.Get(With(string.Format(address, hidden), asOf, $"publishedBy={PlantedNewsroom.Tomorrow}"));
            var other = await newsroom.Desk.Get(With(string.Format(address, missing), asOf, $"publishedBy={PlantedNewsroom.Tomorrow}"));
            one.ExpectProblem(404, "not-published-yet");
            Assert.Equal(Problem(one, hidden), Problem(other, missing));
        }
    }

    private static string Problem(Answer answer, string id)
    {
        var problem = answer.Json.AsObject();
        problem.Remove("requestId");
        return problem.ToJsonString().Replace(id, "", StringComparison.Ordinal);
    }

    private static string With(string address, params string[] parameters)
    {
        var query = string.Join('&', parameters.Where(p => p.Length > 0));
        return query.Length == 0 ? address : address + (address.Contains('?') ? '&' : '?') + query;
    }

    /// <summary>The position is the whole log's, and the permalinks and cursors say it.</summary>
    private static string WithoutPosition(Answer answer) =>
        System.Text.RegularExpressions.Regex.Replace(answer.Text.Replace($"\"position\":{answer.Position},", "", StringComparison.Ordinal), "asOf=[0-9]+", "");

    private async Task<int> Count(string list) => (await newsroom.Desk.Get(list)).Expect(HttpStatusCode.OK).Json["items"]!.AsArray().Count;

    private Task<Answer> Published(string headline) => newsroom.Published(headline);

    private Task Embargoed(Answer filed) => newsroom.Embargoed(filed);

    private Task<string> Time(string story) => newsroom.TimeOf($"/api/stories/{story}");

    private static Core.Kernel.Colleague As(Role role) => new("quelqu’un", role.Allows(Role.Editor), []);

    private static object Brief(string headline) => PlantedNewsroom.Brief(headline);

    internal enum Shows
    {
        /// <summary>Takes asOf and publishedBy.</summary>
        ThePublicsView,
        /// <summary>What the desk did, for its keys.</summary>
        TheDesk,
        /// <summary>Neither reports nor notes nor stories.</summary>
        NothingOfReports,
    }

    internal sealed record Decision(Shows Shows, Func<PlantedNewsroom, IEnumerable<string>> Addresses);
}

/// <summary>A newsroom with a secret wherever the desk, or an outlet before its time, writes.</summary>
public class PlantedNewsroom : RunningNewsroom, IAsyncLifetime
{
    public const string RetractionNotice = "L’article était inventé.";
    public const string PublicHeadline = "Le port est fermé, dit la ville";

    public static string Tomorrow { get; } = DateTimeOffset.UtcNow.AddDays(1).ToString("yyyy-MM-dd");

    public string Story { get; private set; } = "";
    public string HiddenStory { get; private set; } = "";
    public string Article { get; private set; } = "";
    public string EmbargoedArticle { get; private set; } = "";
    public string RetractedArticle { get; private set; } = "";
    public IReadOnlyList<string> Notes { get; private set; } = [];
    public IReadOnlyList<string> Stories => [Story, HiddenStory];
    public IReadOnlyList<string> Articles => [Article, EmbargoedArticle, RetractedArticle];

    /// <summary>A moment before the later versions, the withdrawal and the retraction, as a position and as a time.</summary>
    public long Middle { get; private set; }
    public string MiddleTime { get; private set; } = "";
    public long Last { get; private set; }

    /// <summary>Never public.</summary>
    public IReadOnlyList<string> Desks { get; } =
    [
        "secret-titre", "secret-resume", "secret-brouillon", "secret-connu", "secret-inconnu", "secret-interne", "secret-motif", "secret-autre-histoire",
        "secret-note", "secret-etiquette", "secret-reponse", "secret-retouche", "secret-embargo", "secret-corps-embargo", "secret-autrice", "secret-groupe",
        "secret-w3c", "secret-propriete", "secret-ailleurs",
    ];

    /// <summary>Public, but not yet in the middle.</summary>
    public IReadOnlyList<string> Later { get; } = ["tardif-corps", "tardif-titre", "tardif-edition", "tardif-rectificatif"];

    /// <summary>Words of the report that was retracted.</summary>
    public IReadOnlyList<string> Retracted { get; } = ["retire-titre", "retire-corps", "retire-signature", "retire-rectifie", "retire-avis"];

    /// <summary>Words of the edition that was withdrawn.</summary>
    public IReadOnlyList<string> Withdrawn { get; } = ["repris-edition", "repris-fait"];

    public IEnumerable<string> All => [.. Desks, .. Later, .. Retracted, .. Withdrawn];

    /// <summary>What is hidden from the public by a time.</summary>
    public IEnumerable<(string By, IReadOnlyList<string> Hidden)> Hidden =>
        [(MiddleTime, [.. Desks, .. Later]), (Tomorrow, [.. Desks, .. Retracted, .. Withdrawn])];

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        using var desk = await As(Role.Editor, "secret-autrice");
        var story = (await desk.Post("/api/stories", new { id = "le-port", title = "secret-titre", summary = "secret-resume", reason = "secret-motif" })).Expect(HttpStatusCode.Created);
        Story = story.Id;
        HiddenStory = (await desk.Post("/api/stories", new { id = "une-piste", title = "secret-autre-histoire" })).Expect(HttpStatusCode.Created).Id;

        var article = (await desk.Post("/api/articles", Given.Report(published: "2024-10-11T13:30:00Z"))).Expect(HttpStatusCode.Created);
        var embargoed = (await desk.Post("/api/articles", Given.Report(title: "secret-embargo", body: Given.Body("secret-corps-embargo"), published: "2024-10-11T13:30:00Z"))).Expect(HttpStatusCode.Created);
        await Embargoed(embargoed);
        var retracted = (await desk.Post("/api/articles", new
        {
            outlet = "La Gazette", url = Given.Url(), title = "retire-titre", byline = "retire-signature", language = "fr", kind = "report", body = Given.Body("retire-corps"),
            published = "2024-10-11T13:30:00Z",
        })).Expect(HttpStatusCode.Created);
        (Article, EmbargoedArticle, RetractedArticle) = (article.Id, embargoed.Id, retracted.Id);
        foreach (var id in Articles) await desk.Attached(Story, id);
        await desk.Attached(HiddenStory, EmbargoedArticle);

        var notes = new List<string>();
        foreach (var (id, words) in new[] { (Article, "la capitainerie ne donne pas d’heure"), (RetractedArticle, "retire-corps") })
        {
            var note = (await desk.Post($"/api/articles/{id}/annotations/", new { exact = words, motivation = "questioning", body = "secret-note", tags = new[] { "secret-etiquette" } })).Expect(HttpStatusCode.Created);
            note = (await desk.Post($"/api/annotations/{note.Id}/replies", new { body = "secret-reponse" })).Expect(HttpStatusCode.Created);
            (await desk.Put($"/api/annotations/{note.Id}", new { motivation = "questioning", body = "secret-note secret-retouche", tags = new[] { "secret-etiquette" } }, ("If-Match", note.ETag))).Expect(HttpStatusCode.OK);
            notes.Add(note.Id);
        }
        // In the W3C's form: what nobody here knows of it is the desk's too.
        foreach (var (id, words) in new[] { (Article, "Trois cargos"), (RetractedArticle, "retire-corps") })
        {
            var web = WebRequests.Annotation(WebRequests.On(id, WebRequests.Quote(words)), "secret-w3c");
            web["https://desk.example/doubt"] = "secret-propriete";
            notes.Add(WebRequests.PathOf((await desk.PostedWeb(web)).Id).Split('/')[^1]);
        }
        await desk.PostedWeb(WebRequests.Annotation(body: "secret-ailleurs"));
        Notes = notes;
        (await Desk.Post("/api/groups", new { id = "secrets", name = "secret-groupe" })).Expect(HttpStatusCode.Created);

        await Publish(desk, "public", PublicHeadline);
        await Publish(desk, "desk", "secret-interne");
        await Draft(desk, "secret-brouillon", "secret-connu", "secret-inconnu");
        (Middle, MiddleTime) = ((await desk.Get("/api/events?limit=1")).Position, await TimeOf($"/api/stories/{Story}"));

        await desk.Revised(Article, Given.Body("tardif-corps"), "tardif-titre");
        await Publish(desk, "public", "repris-edition", "repris-fait");
        var now = await desk.Get($"/api/stories/{Story}");
        (await desk.Post($"/api/stories/{Story}/brief/withdrawal", new { notice = "Repris par erreur.", audience = "public" }, ("If-Match", now.ETag))).Expect(HttpStatusCode.OK);
        await Publish(desk, "public", "tardif-edition");
        now = await desk.Get($"/api/stories/{Story}");
        (await desk.Post(
            $"/api/stories/{Story}/brief/correction",
            new { headline = "tardif-rectificatif", known = new[] { "Un fait." }, unknown = Array.Empty<string>(), notice = "Corrigé.", audience = "public", reason = "secret-motif" },
            ("If-Match", now.ETag))).Expect(HttpStatusCode.OK);
        await Draft(desk, "secret-brouillon", "secret-connu", "secret-inconnu");

        now = await desk.Get($"/api/articles/{RetractedArticle}");
        now = (await desk.Post(
            $"/api/articles/{RetractedArticle}/correction",
            new { title = "retire-titre", language = "fr", kind = "report", body = Given.Body("retire-rectifie"), notice = "retire-avis" }, ("If-Match", now.ETag))).Expect(HttpStatusCode.OK);
        (await desk.Post($"/api/articles/{RetractedArticle}/retraction", new { notice = RetractionNotice, reason = "secret-motif" }, ("If-Match", now.ETag))).Expect(HttpStatusCode.OK);
        Last = (await desk.Get("/api/events?limit=1")).Position;
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync();

    public static object Brief(string headline, string known = "Un fait.", string unknown = "Une question.") => new { headline, known = new[] { known }, unknown = new[] { unknown } };

    /// <summary>A story of its own with an edition that went out to the public.</summary>
    public async Task<Answer> Published(string headline)
    {
        var story = await Desk.OpenedStory();
        var drafted = (await Desk.Put($"/api/stories/{story.Id}/brief", Brief(headline), ("If-Match", story.ETag))).Expect(HttpStatusCode.OK);
        return (await Desk.Post($"/api/stories/{story.Id}/brief/publication", new { audience = "public" }, ("If-Match", drafted.ETag))).Expect(HttpStatusCode.OK);
    }

    public async Task Embargoed(Answer filed) =>
        (await Desk.Post($"/api/articles/{filed.Id}/embargo", new { until = "2099-01-01T00:00:00Z" }, ("If-Match", filed.ETag))).Expect(HttpStatusCode.OK);

    /// <summary>When something last happened in the stream.</summary>
    public async Task<string> TimeOf(string resource) =>
        (await Desk.Get($"{resource}/history?limit=200")).Json["items"]!.AsArray()[^1]!["recordedAt"]!.GetValue<string>();

    private async Task Draft(Api desk, string headline, string known = "Un fait.", string unknown = "Une question.")
    {
        var now = await desk.Get($"/api/stories/{Story}");
        (await desk.Put($"/api/stories/{Story}/brief", Brief(headline, known, unknown), ("If-Match", now.ETag))).Expect(HttpStatusCode.OK);
    }

    private async Task Publish(Api desk, string audience, string headline, string known = "Un fait.")
    {
        await Draft(desk, headline, known);
        var now = await desk.Get($"/api/stories/{Story}");
        (await desk.Post($"/api/stories/{Story}/brief/publication", new { audience, reason = "secret-motif" }, ("If-Match", now.ETag))).Expect(HttpStatusCode.OK);
    }
}
