using System.Net;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Newsroom.Core.Access;

namespace Newsroom.Server.Tests;

/// <summary>Notes and reports found by words and by what they are.</summary>
public sealed class SearchTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    private Api Desk => newsroom.Desk;

    [Theory]
    // French: plurals, genders, accents, elisions, ligatures.
    [InlineData("fr", "Les élections régionales sont finies.", "élection regionale", true)]
    [InlineData("fr", "Les élections régionales sont finies.", "ELECTIONS", true)]
    [InlineData("fr", "L’élection d’hier.", "élections", true)]
    [InlineData("fr", "L'élection d'hier.", "l’élection", true)]
    [InlineData("fr", "Les équipes arrivées hier.", "arrivé", true)]
    [InlineData("fr", "Les équipes arrivées hier.", "arrivee", true)]
    [InlineData("fr", "Un coup au cœur.", "coeur", true)]
    [InlineData("fr", "Un coup au coeur.", "cœurs", true)]
    [InlineData("fr", "Les chevaux du maire.", "cheval", true)]
    [InlineData("fr", "Re\u0301gion entie\u0300re.", "régions entières", true)]
    // English.
    [InlineData("en", "The policies were running late.", "policy run", true)]
    [InlineData("en-GB", "The policies were running late.", "\"running late\"", true)]
    [InlineData("en", "The policies were running late.", "\"late running\"", false)]
    // By the rules of the text's own language, and no other's.
    [InlineData("de", "Die Häfen sind zu.", "hafen", true)]
    [InlineData("de", "Die Wahlen sind vorbei.", "wahl", false)]
    [InlineData("fr", "Running late.", "run", false)]
    // What is asked for.
    [InlineData("fr", "Le port est fermé.", "port -digue", true)]
    [InlineData("fr", "Le port est fermé, la digue aussi.", "port -digue", false)]
    [InlineData("fr", "Le port est fermé.", "phare or port", true)]
    [InlineData("fr", "Le port est fermé.", "phare port", false)]
    [InlineData("fr", "Le porte-parole de la ville.", "porte-parole", true)]
    [InlineData("fr", "Le port est fermé.", "le", false)]
    public async Task Words_are_found_by_the_rules_of_the_text_s_language(string language, string body, string words, bool isFound)
    {
        var outlet = Unique("Journal");
        var filed = await File(language, body, outlet);
        Assert.Equal(isFound ? [filed.Id] : [], Ids(await Search("articles", words, $"outlet={outlet}")));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("-")]
    [InlineData("( & | ! <-> :*")]
    [InlineData("or or OR")]
    [InlineData("'; drop table mt_events; --")]
    [InlineData("\\ '' \\'")]
    [InlineData("😀👩‍👩‍👧‍👦")]
    [InlineData("-\"-\"-")]
    [InlineData("")]
    public async Task No_text_is_an_error(string words)
    {
        await Search("articles", words);
        await Search("annotations", words);
    }

    [Fact]
    public async Task Nor_is_any_other()
    {
        foreach (var words in Gen.Sample(ArbMap.Default.GeneratorFor<NonNull<string>>(), 20, 60))
            await Search("annotations", new string([.. words.Get.Where(c => c != '\0' && !char.IsSurrogate(c)).Take(400)]));
    }

    [Fact]
    public async Task A_note_is_found_by_its_body_its_tags_its_replies_and_the_words_of_its_passage()
    {
        // Words of their own: with one more letter a word may have the same stem.
        var (inBody, inTag, inReply, inPassage) = (Unique("corps"), Unique("marque"), Unique("suite"), Unique("lieu"));
        var filed = await Desk.Filed(Given.Body($"Les équipages {inPassage} attendaient au large."));
        var body = await Note(filed.Id, $"Vu {inBody}.");
        var tag = await Note(filed.Id, "Vu.", tags: [inTag]);
        var reply = await Note(filed.Id, "Vu.");
        await Desk.Post($"/api/annotations/{reply.Id}/replies", new { body = $"Relu {inReply}." });
        var passage = await Note(filed.Id, "Vu.", exact: $"équipages {inPassage}");

        foreach (var (word, note, field) in new[] { (inBody, body, "body"), (inTag, tag, "tags"), (inReply, reply, "replies"), (inPassage, passage, "passage") })
        {
            var item = Assert.Single((await Search("annotations", word))["items"]!.AsArray())!;
            Assert.Equal(note.Id, item["id"]!.GetValue<string>());
            var highlight = Assert.Single(item["highlights"]!.AsArray())!;
            Assert.Equal(field, highlight["field"]!.GetValue<string>());
            Assert.Equal(word, Assert.Single(highlight["parts"]!.AsArray(), p => p!["match"]!.GetValue<bool>())!["text"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task Snippets_are_pieces_of_the_text_and_never_markup()
    {
        var word = Unique("mot");
        await File("fr", $"<script>alert(1)</script> [L’{word}É] &amp; {Given.Body()}", Unique("Journal"));
        var parts = (await Search("articles", $"{word}e"))["items"]![0]!["highlights"]![0]!["parts"]!.AsArray();
        Assert.Equal($"{word}É", Assert.Single(parts, p => p!["match"]!.GetValue<bool>())!["text"]!.GetValue<string>());
        Assert.StartsWith("<script>alert(1)</script> [L’", parts[0]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_was_said_once_is_found_as_of_then_and_not_now()
    {
        var word = Unique("mot");
        var filed = await Desk.Filed(Given.Body($"Le {word}un attend."));
        var note = await Note(filed.Id, $"Vu {word}deux.");
        var then = note.Position;
        (await Desk.Put($"/api/annotations/{note.Id}", new { motivation = "commenting", body = "Autre chose." }, ("If-Match", note.ETag))).Expect(HttpStatusCode.OK);
        await Desk.Revised(filed.Id, Given.Body("Tout autre chose."));

        foreach (var (list, id, suffix) in new[] { ("articles", filed.Id, "un"), ("annotations", note.Id, "deux") })
        {
            Assert.Equal([id], Ids(await Search(list, word + suffix, $"asOf={then}")));
            Assert.Empty(Ids(await Search(list, word + suffix)));
            Assert.Empty(Ids(await Search(list, word + suffix, $"asOf={filed.Position - 1}")));
        }
    }

    [Fact]
    public async Task Every_filter_goes_with_every_other()
    {
        var (story, other) = (await Desk.OpenedStory(), await Desk.OpenedStory());
        var outlet = Unique("Journal");
        var url = Given.Url();
        var filed = (await Desk.Post("/api/articles", new { outlet, url, title = "Le port", byline = "Zoë Müller", language = "fr", kind = "analysis", body = Given.Body() })).Expect(HttpStatusCode.Created);
        await Desk.Attached(story.Id, filed.Id);
        var note = await Note(filed.Id, "Qui l’a dit ?", tags: ["À vérifier"], motivation: "questioning");
        var spelt = Uri.EscapeDataString(url.Replace("https", "HTTP", StringComparison.Ordinal) + "/?utm_source=x#haut");

        string[] ofNotes =
        [
            "q=dire%20or%20dit", $"story={story.Id}", $"article={filed.Id}", $"url={spelt}", $"outlet={outlet}", $"author={note.Json["author"]}", "motivation=questioning,commenting",
            "tag=a%20V%C3%89RIFIER", "state=open", "anchor=anchored", "from=2020-01-01", "to=2100-01-01",
        ];
        string[] otherNotes =
        [
            "q=autre", $"story={other.Id}", "article=7wn7qhepangj87sh5fh6qq6ay9", "url=https%3A%2F%2Fautre.example%2F", "outlet=Autre", "author=autre", "motivation=linking",
            "tag=verifier", "state=resolved,withdrawn", "anchor=orphaned,ambiguous", "from=2100-01-01", "to=2020-01-01", "changed=number",
        ];
        string[] ofReports = ["q=cargos", $"story={story.Id}", $"url={spelt}", $"outlet={outlet}", "language=FR", "kind=analysis,report", "author=muller%20zoe", "state=filed", "from=2020-01-01", "to=2100-01-01"];
        string[] otherReports = ["q=autre", $"story={other.Id}", "url=https%3A%2F%2Fautre.example%2F", "outlet=Autre", "language=en", "kind=opinion", "author=muller%20autre", "state=retracted", "from=2100-01-01", "to=2020-01-01"];
        foreach (var (list, id, those, others) in new[] { ("annotations/", note.Id, ofNotes, otherNotes), ("articles", filed.Id, ofReports, otherReports) })
        {
            var all = (await Desk.Get($"/api/{list}?{string.Join('&', those)}")).Expect(HttpStatusCode.OK);
            Assert.Equal([id], Ids(all.Json));
            Assert.Equal((1, true), (all.Json["count"]!["value"]!.GetValue<int>(), all.Json["count"]!["exact"]!.GetValue<bool>()));
            Assert.Equal(all.Text, (await Desk.Get(all.Json["permalink"]!.GetValue<string>())).Text);
            foreach (var one in those) Assert.Contains(id, Ids((await Desk.Get($"/api/{list}?limit=200&{one}")).Expect(HttpStatusCode.OK).Json));
            foreach (var one in others)
            {
                var name = one.Split('=')[0];
                var asked = string.Join('&', those.Where(f => !f.StartsWith(name + "=", StringComparison.Ordinal)).Append(one));
                Assert.Empty(Ids((await Desk.Get($"/api/{list}?{asked}")).Expect(HttpStatusCode.OK).Json));
            }
        }
    }

    [Theory]
    [InlineData("annotations/?state=neuf")]
    [InlineData("annotations/?anchor=1")]
    [InlineData("annotations/?changed=tout")]
    [InlineData("annotations/?motivation=")]
    [InlineData("annotations/?from=hier")]
    [InlineData("articles?url=port")]
    [InlineData("articles?kind=roman")]
    [InlineData("articles?state=open")]
    [InlineData("articles?story=Une%20Histoire")]
    [InlineData("articles?q=mot&publishedBy=2030-01-01")]
    [InlineData("articles?author=zoe&publishedBy=2030-01-01")]
    public async Task A_filter_that_cannot_be_read_is_refused(string address) => (await Desk.Get($"/api/{address}")).ExpectProblem(400, "malformed-parameter");

    [Fact]
    public async Task Pages_give_each_once_while_others_write()
    {
        var word = Unique("mot");
        var filed = await Desk.Filed();
        var ids = new List<string>();
        for (var i = 0; i < 7; i++) ids.Add((await Note(filed.Id, string.Concat(Enumerable.Repeat($"{word} ", 1 + (i % 3))) + "vu")).Id);
        foreach (var asked in new[] { $"q={word}", $"article={filed.Id}", "" })
        {
            var paged = new List<string>();
            for (string? next = $"/api/annotations/?limit=2&{asked}"; next is not null && paged.Count < 60;)
            {
                var page = (await Desk.Get(next)).Expect(HttpStatusCode.OK);
                Assert.Equal(page.Text, (await Desk.Get(page.Json["permalink"]!.GetValue<string>())).Text);
                paged.AddRange(Ids(page.Json));
                next = page.Json["next"]?.GetValue<string>();
                await Note(filed.Id, $"{word} {word} {word} {word} plus tard");
            }
            Assert.Equal(paged.Count, paged.Distinct().Count());
            if (asked.StartsWith('q')) Assert.Equal(ids.Order(), paged.Order());
            Assert.Subset(paged.ToHashSet(), ids.ToHashSet());
        }
        var ranked = (await Search("annotations", word, "limit=200"))["ranked"]!;
        Assert.True(ranked["all"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_reader_cannot_find_out_what_a_retracted_report_said()
    {
        var word = Unique("mot");
        var outlet = Unique("Journal");
        var filed = (await Desk.Post("/api/articles", new { outlet, url = Given.Url(), title = $"Titre {word}", byline = $"Zoe {word}b", language = "fr", kind = "report", body = Given.Body($"Corps {word}c.") })).Expect(HttpStatusCode.Created);
        var note = await Note(filed.Id, "Vu.", exact: $"Corps {word}c");
        var before = note.Position;
        (await Desk.Post($"/api/articles/{filed.Id}/retraction", new { notice = "Faux." }, ("If-Match", filed.ETag))).Expect(HttpStatusCode.OK);

        string[] guesses =
        [
            $"articles?q={word}", $"articles?q={word}c", $"articles?author={word}b", $"annotations/?q={word}c", $"articles?outlet={outlet}&q={word}", $"articles?outlet={outlet}&q=-{word}",
            $"articles?outlet={outlet}&q=-autre", $"annotations/?article={filed.Id}&q=-autre", $"annotations/?article={filed.Id}&q=vu",
        ];
        foreach (var role in new[] { Role.Reader, Role.Journalist })
        {
            using var api = await newsroom.As(role, Unique(role.Word()));
            foreach (var guess in guesses)
            {
                foreach (var moment in new[] { "", $"&asOf={before}" })
                {
                    var answer = (await api.Get($"/api/{guess}{moment}")).Expect(HttpStatusCode.OK).Json;
                    Assert.Empty(Ids(answer));
                    Assert.Equal(0, answer["count"]!["value"]!.GetValue<int>());
                    Assert.Equal(0, answer["ranked"]?["of"]!.GetValue<int>() ?? 0);
                }
            }
            // That it is there may be known: its tombstone, and what the desk said of it.
            Assert.Equal([filed.Id], Ids((await api.Get($"/api/articles?outlet={outlet}")).Json));
            var listed = (await api.Get($"/api/annotations/?article={filed.Id}")).Expect(HttpStatusCode.OK);
            Assert.Equal([note.Id], Ids(listed.Json));
            Assert.DoesNotContain(word, listed.Text.Replace($"{filed.Id}", "", StringComparison.Ordinal));
        }
        using var editor = await newsroom.As(Role.Editor, Unique("editor"));
        Assert.Equal([filed.Id], Ids((await editor.Get($"/api/articles?q={word}")).Json));
        Assert.Equal([note.Id], Ids((await editor.Get($"/api/annotations/?q={word}c&asOf={before}")).Json));
    }

    [Fact]
    public async Task The_public_finds_no_notes()
    {
        var filed = await Desk.Filed(published: "2024-10-11T13:30:00Z");
        await Note(filed.Id, "Vu.");
        var found = (await Desk.Get("/api/annotations/?publishedBy=2100-01-01")).Expect(HttpStatusCode.OK).Json;
        Assert.Empty(Ids(found));
        Assert.Equal(0, found["count"]!["value"]!.GetValue<int>());
    }

    /// <summary>Whatever is written, a search gives what going through all of it gives.</summary>
    [Fact]
    public async Task A_search_gives_what_a_filter_in_memory_gives()
    {
        foreach (var notes in Gen.Sample(Gen.ListOf(Gen.ListOf(Gen.Elements("algue", "balise", "chenal", "dune", "estuaire"), 4), 8), 10, 6))
            await Compare([.. notes.Select(n => string.Join(' ', n))]);
    }

    private async Task Compare(IReadOnlyList<string> bodies)
    {
        var filed = await Desk.Filed();
        var notes = new List<(string Id, string Body)>();
        foreach (var body in bodies) notes.Add(((await Note(filed.Id, body)).Id, body));
        var dropped = notes[0];
        var current = await Desk.Get($"/api/annotations/{dropped.Id}");
        (await Desk.Delete($"/api/annotations/{dropped.Id}", null, ("If-Match", current.ETag))).Expect(HttpStatusCode.OK);
        var live = notes.Skip(1).ToList();

        foreach (var (words, matches) in new (string, Func<string[], bool>)[]
        {
            ("algue", w => w.Contains("algue")), ("algue dunes", w => w.Contains("algue") && w.Contains("dune")), ("balise or chenal", w => w.Contains("balise") || w.Contains("chenal")),
            ("algue -estuaires", w => w.Contains("algue") && !w.Contains("estuaire")), ("-dune", w => !w.Contains("dune")),
        })
        {
            var found = new List<string>();
            for (string? next = $"/api/annotations/?article={filed.Id}&limit=3&q={Uri.EscapeDataString(words)}"; next is not null;)
            {
                var page = (await Desk.Get(next)).Expect(HttpStatusCode.OK).Json;
                found.AddRange(Ids(page));
                Assert.Equal(live.Count(n => matches(n.Body.Split(' '))), page["count"]!["value"]!.GetValue<int>());
                next = page["next"]?.GetValue<string>();
            }
            Assert.Equal(live.Where(n => matches(n.Body.Split(' '))).Select(n => n.Id).Order(), found.Order());
        }
    }

    [Fact]
    public async Task Rebuilt_the_words_are_the_same_and_are_found()
    {
        var word = Unique("mot");
        var filed = await Desk.Filed(Given.Body($"Le {word}."));
        var note = await Note(filed.Id, $"Vu {word}.");
        await Search("annotations", word);
        foreach (var name in new[] { "note_words", "report_words" })
        {
            var live = await Rows(name);
            await newsroom.Listings.Rebuild(name);
            Assert.Equal(live, await Rows(name));
        }
        Assert.Equal([note.Id], Ids(await Search("annotations", word)));
        Assert.Equal([filed.Id], Ids(await Search("articles", word)));
    }

    /// <summary>Everything that is kept of a listing, and the index of its words.</summary>
    private async Task<IReadOnlyList<string>> Rows(string name)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(newsroom.Options.ConnectionString!);
        await using var command = source.CreateCommand(
            $"select k::text from newsroom.kept_{name} k union all select indexdef from pg_indexes where schemaname = 'newsroom' and indexname = 'kept_{name}_words' order by 1");
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }

    [Fact]
    public async Task Events_are_chosen_by_type_story_and_actor_page_by_page()
    {
        var story = await Desk.OpenedStory();
        var filed = await Desk.Filed();
        await Desk.Attached(story.Id, filed.Id);
        var note = await Note(filed.Id, "Vu.");
        await Desk.Filed();
        using var other = await newsroom.As(Role.Journalist, "autre.actrice");
        var theirs = await other.Noted(filed.Id);

        Assert.Equal(
            ["story_opened", "article_attached", "annotation_posted", "annotation_posted"],
            (await Events($"story={story.Id}")).Select(e => e["type"]!.GetValue<string>()));
        Assert.Equal([note.Position, theirs.Position], (await Events($"story={story.Id}&type=annotation_posted")).Select(e => e["position"]!.GetValue<long>()));
        Assert.Equal([theirs.Position], (await Events($"story={story.Id}&actor=autre.actrice&type=annotation_posted,story_opened")).Select(e => e["position"]!.GetValue<long>()));
        var none = (await Desk.Get("/api/events?type=brief_withdrawn&actor=personne")).Expect(HttpStatusCode.OK).Json;
        Assert.Empty(none["items"]!.AsArray());
        Assert.Equal(none["position"]!.GetValue<long>(), none["lookedTo"]!.GetValue<long>());
        Assert.False((await Desk.Get("/api/events?limit=1")).Json.AsObject().ContainsKey("lookedTo"));
        (await Desk.Get("/api/events?type=rien")).ExpectProblem(400, "malformed-parameter");
        (await Desk.Get("/api/events?story=inconnue")).ExpectProblem(404, "not-found");
    }

    private async Task<IReadOnlyList<JsonNode>> Events(string asked)
    {
        var events = new List<JsonNode>();
        for (string? next = $"/api/events?limit=1&{asked}"; next is not null;)
        {
            var page = (await Desk.Get(next)).Expect(HttpStatusCode.OK).Json;
            events.AddRange(page["items"]!.AsArray().Select(e => e!));
            next = page["next"]?.GetValue<string>();
        }
        return events;
    }

    private async Task<JsonNode> Search(string list, string words, string more = "") =>
        (await Desk.Get($"/api/{(list == "annotations" ? "annotations/" : list)}?q={Uri.EscapeDataString(words)}&{more}".TrimEnd('&'))).Expect(HttpStatusCode.OK).Json;

    private async Task<Answer> File(string language, string body, string outlet) => (await Desk.Post(
        "/api/articles", new { outlet, url = Given.Url(), title = "Titre", language, kind = "report", body })).Expect(HttpStatusCode.Created);

    private async Task<Answer> Note(string article, string body, string exact = "la tempête passe", string[]? tags = null, string motivation = "commenting") =>
        (await Desk.Post($"/api/articles/{article}/annotations/", new { exact, motivation, body, tags = tags ?? [] })).Expect(HttpStatusCode.Created);

    private static IReadOnlyList<string> Ids(JsonNode list) => [.. list["items"]!.AsArray().Select(i => i!["id"]!.GetValue<string>())];

    private static string Unique(string word) => word + new string([.. Guid.NewGuid().ToByteArray().Select(b => (char)('a' + (b % 26)))]);
}
