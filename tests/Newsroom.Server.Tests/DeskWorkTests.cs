using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Newsroom.Core.Access;
using Newsroom.Server.Commands;

namespace Newsroom.Server.Tests;

/// <summary>What the desk does about notes, over HTTP: threads, tags, settling, assigning, editing what is one's own.</summary>
public sealed class DeskWorkTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    private const string Words = "la capitainerie ne donne pas d’heure";

    [Fact]
    public async Task A_patch_changes_what_it_names()
    {
        var note = await Noted(newsroom.Desk);
        var patched = await Patch(newsroom.Desk, note, new { body = "Autre." });
        Assert.Equal(("questioning", "Autre.", 1, "administrator"), (Text(patched, "motivation"), Text(patched, "body"), patched.Json["tags"]!.AsArray().Count, Text(patched, "editedBy")));
        patched = await Patch(newsroom.Desk, patched, """{"tags": null, "visibility": "public", "assignee": {"person": "odile"}}""");
        Assert.Equal((0, "public", "odile"), (patched.Json["tags"]!.AsArray().Count, Text(patched, "visibility"), patched.Json["assignee"]!["person"]!.GetValue<string>()));
        patched = await Patch(newsroom.Desk, patched, """{"visibility": null, "assignee": null}""");
        Assert.Equal(("desk", null), (Text(patched, "visibility"), patched.Json["assignee"]));
        // Nothing named is nothing done.
        Assert.Equal(patched.ETag, (await Patch(newsroom.Desk, patched, "{}")).ETag);

        var (path, etag) = ($"/api/annotations/{note.Id}", patched.ETag);
        (await newsroom.Desk.Send(HttpMethod.Patch, path, """{"motivation": null}""", ("If-Match", etag))).ExpectProblem(400, "wrong-type");
        (await newsroom.Desk.Send(HttpMethod.Patch, path, """{"body": null}""", ("If-Match", etag))).ExpectProblem(422, "body-missing");
        (await newsroom.Desk.Send(HttpMethod.Patch, path, """{"corps": "?"}""", ("If-Match", etag))).ExpectProblem(400, "unknown-field");
        (await newsroom.Desk.Send(HttpMethod.Patch, path, """{"visibility": "secret"}""", ("If-Match", etag))).ExpectProblem(422, "visibility-unknown");
        (await newsroom.Desk.Send(HttpMethod.Patch, path, """{"group": "inconnu"}""", ("If-Match", etag))).ExpectProblem(422, "group-unknown");
        (await newsroom.Desk.Send(HttpMethod.Patch, path, """{"body": "?"}""")).ExpectProblem(428, "if-match-required");
        (await newsroom.Desk.Send(HttpMethod.Patch, path, """{"body": "?"}""", ("If-Match", note.ETag))).ExpectProblem(412, "stale-version");
        (await newsroom.Desk.SendBytes(HttpMethod.Patch, path, "{}"u8.ToArray(), "text/plain", ("If-Match", etag))).ExpectProblem(415, "unsupported-media-type");
        Assert.Equal(HttpStatusCode.OK, (await newsroom.Desk.SendBytes(HttpMethod.Patch, path, "{}"u8.ToArray(), "application/merge-patch+json", ("If-Match", etag))).Status);
    }

    [Fact]
    public async Task A_put_without_tags_leaves_them()
    {
        var note = await Noted(newsroom.Desk);
        var put = (await newsroom.Desk.Put($"/api/annotations/{note.Id}", new { motivation = "commenting", body = "Autre." }, ("If-Match", note.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal(["source"], put.Json["tags"]!.AsArray().Select(t => t!.GetValue<string>()));
        put = (await newsroom.Desk.Put($"/api/annotations/{note.Id}", new { motivation = "commenting", body = "Autre.", tags = Array.Empty<string>() }, ("If-Match", put.ETag))).Expect(HttpStatusCode.OK);
        Assert.Empty(put.Json["tags"]!.AsArray());
    }

    [Fact]
    public async Task A_note_is_its_authors_and_the_editors_to_change()
    {
        using var author = await newsroom.As(Role.Journalist, "odile");
        using var other = await newsroom.As(Role.Journalist, "nour");
        using var editor = await newsroom.As(Role.Editor, "paul");
        var note = await Noted(author);
        var path = $"/api/annotations/{note.Id}";
        (await other.Put(path, new { motivation = "commenting", body = "Non." }, ("If-Match", note.ETag))).ExpectProblem(403, "not-the-author");
        (await other.Send(HttpMethod.Patch, path, new { body = "Non." }, ("If-Match", note.ETag))).ExpectProblem(403, "not-the-author");
        (await other.Delete(path, null, ("If-Match", note.ETag))).ExpectProblem(403, "not-the-author");
        var edited = (await editor.Put(path, new { motivation = "commenting", body = "Relu." }, ("If-Match", note.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal(("odile", "paul"), (Text(edited, "author"), Text(edited, "editedBy")));

        var gone = (await author.Delete(path, new { reason = "Doublon." }, ("If-Match", edited.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal(("withdrawn", "odile"), (Text(gone, "state"), Text(gone, "withdrawnBy")));
        (await other.Post($"{path}/restore", null, ("If-Match", gone.ETag))).ExpectProblem(403, "not-the-author");
        var back = (await editor.Post($"{path}/restore", null, ("If-Match", gone.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal(("open", null), (Text(back, "state"), Text(back, "withdrawnBy")));
    }

    [Fact]
    public async Task A_restored_note_is_carried_to_the_revision_that_came_meanwhile()
    {
        var filed = await newsroom.Desk.Filed(Given.Body("Avant."));
        var note = await newsroom.Desk.Noted(filed.Id);
        var gone = (await newsroom.Desk.Delete($"/api/annotations/{note.Id}", null, ("If-Match", note.ETag))).Expect(HttpStatusCode.OK);
        await newsroom.Desk.Revised(filed.Id, Given.Body("Tout autre chose, et plus long."));
        (await newsroom.Desk.Post($"/api/annotations/{note.Id}/restore", null, ("If-Match", gone.ETag))).Expect(HttpStatusCode.OK);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await newsroom.Desk.Get($"/api/annotations/{note.Id}")).Json["anchor"]!["checked"]!.GetValue<int>() < 2) await Task.Delay(50, patience.Token);
        Assert.Equal("anchored", (await newsroom.Desk.Get($"/api/annotations/{note.Id}")).Json["anchor"]!["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_thread_has_replies_to_replies_that_are_edited_and_withdrawn()
    {
        using var author = await newsroom.As(Role.Journalist, "odile");
        using var other = await newsroom.As(Role.Journalist, "nour");
        var note = await Noted(newsroom.Desk);
        var path = $"/api/annotations/{note.Id}/replies";
        var one = (await author.Post(path, new { body = "Le préfet." })).Expect(HttpStatusCode.Created);
        var first = Reply(one, 0);
        var two = (await other.Post(path, new { body = "Où ?", parent = first["id"]!.GetValue<string>() })).Expect(HttpStatusCode.Created);
        Assert.Equal(first["id"]!.GetValue<string>(), Reply(two, 1)["parent"]!.GetValue<string>());
        (await other.Post(path, new { body = "Où ?", parent = "rien" })).ExpectProblem(422, "parent-unknown");
        var reply = $"{path}/{first["id"]!.GetValue<string>()}";
        (await other.Put(reply, new { body = "Non." }, ("If-Match", two.ETag))).ExpectProblem(403, "not-the-author");
        var edited = (await author.Put(reply, new { body = "La préfète." }, ("If-Match", two.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal(("La préfète.", "odile"), (Reply(edited, 0)["body"]!.GetValue<string>(), Reply(edited, 0)["editedBy"]!.GetValue<string>()));
        var withdrawn = (await author.Delete(reply, null, ("If-Match", edited.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal((null, "odile", 2), (Reply(withdrawn, 0)["body"], Reply(withdrawn, 0)["withdrawnBy"]!.GetValue<string>(), withdrawn.Json["replies"]!.AsArray().Count));
        Assert.DoesNotContain("préfète", (await newsroom.Desk.Get($"/api/articles/{Text(note, "article")}/annotations/")).Text);
        (await author.Delete($"{path}/rien", null, ("If-Match", withdrawn.ETag))).ExpectProblem(409, "reply-unknown");
    }

    [Fact]
    public async Task Who_settled_it_who_opened_it_again_and_why_is_shown()
    {
        var note = await Noted(newsroom.Desk);
        var resolved = (await newsroom.Desk.Post($"/api/annotations/{note.Id}/resolve", new { reason = "Confirmé." }, ("If-Match", note.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal(("administrator", "Confirmé."), (resolved.Json["resolved"]!["by"]!.GetValue<string>(), resolved.Json["resolved"]!["reason"]!.GetValue<string>()));
        var reopened = (await newsroom.Desk.Post($"/api/annotations/{note.Id}/reopen", new { reason = "Démenti." }, ("If-Match", resolved.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal((null, "Démenti."), (reopened.Json["resolved"], reopened.Json["reopened"]!["reason"]!.GetValue<string>()));
        var line = (await newsroom.Desk.Get($"/api/articles/{Text(note, "article")}/annotations/")).Json["items"]![0]!;
        Assert.Equal("Démenti.", line["reopened"]!["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_note_is_assigned_to_a_person_or_a_group()
    {
        (await newsroom.Desk.Post("/api/groups", new { id = "verification", name = "Vérification" })).Expect(HttpStatusCode.Created);
        var note = await Noted(newsroom.Desk);
        var path = $"/api/annotations/{note.Id}/assignee";
        var person = (await newsroom.Desk.Put(path, new { person = "odile" }, ("If-Match", note.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal("odile", person.Json["assignee"]!["person"]!.GetValue<string>());
        var group = (await newsroom.Desk.Put(path, new { group = "verification" }, ("If-Match", person.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal(("verification", null), (group.Json["assignee"]!["group"]!.GetValue<string>(), group.Json["assignee"]!["person"]));
        (await newsroom.Desk.Put(path, new { group = "inconnu" }, ("If-Match", group.ETag))).ExpectProblem(422, "group-unknown");
        Assert.Null((await newsroom.Desk.Delete(path, null, ("If-Match", group.ETag))).Expect(HttpStatusCode.OK).Json["assignee"]);
    }

    [Fact]
    public async Task Whoever_is_called_by_name_is_listed()
    {
        using var _ = await newsroom.As(Role.Journalist, "Ana Lea");
        var filed = await newsroom.Desk.Filed();
        var since = System.Diagnostics.Stopwatch.StartNew();
        Answer note;
        // The node learns of the key as soon as its log brings it.
        do note = (await newsroom.Desk.Post($"/api/articles/{filed.Id}/annotations/", new { exact = Words, motivation = "commenting", body = "@ana lea, vu ?" })).Expect(HttpStatusCode.Created);
        while (note.Json["mentions"]!.AsArray().Count == 0 && since.Elapsed < TimeSpan.FromSeconds(30));
        Assert.Equal(["Ana Lea"], note.Json["mentions"]!.AsArray().Select(m => m!.GetValue<string>()));
        var replied = (await newsroom.Desk.Post($"/api/annotations/{note.Id}/replies", new { body = "Oui, @Ana Lea et @personne." })).Expect(HttpStatusCode.Created);
        Assert.Equal(["Ana Lea"], Reply(replied, 0)["mentions"]!.AsArray().Select(m => m!.GetValue<string>()));
    }

    [Fact]
    public async Task Tags_are_found_and_counted_whatever_their_case_and_accents()
    {
        var filed = await newsroom.Desk.Filed();
        var moment = 0L;
        foreach (var tags in new[] { new[] { "Zébrure" }, ["zebrure", "ZÉBRURE"], ["Zébrure", "zone"] })
            moment = (await newsroom.Desk.Post($"/api/articles/{filed.Id}/annotations/", new { exact = Words, motivation = "tagging", body = "?", tags })).Expect(HttpStatusCode.Created).Position;
        Assert.Equal([("Zébrure", 3L)], await Counts("?prefix=ZEB"));
        Assert.Equal([("Zébrure", 3L), ("zone", 1L)], await Counts("?prefix=z"));
        Assert.Equal([("Zébrure", 1L)], (await Counts($"?prefix=zeb&asOf={moment - 2}")).Take(1).Select(t => (t.Tag, t.Notes)));
        Assert.Equal(3, (await newsroom.Desk.Get($"/api/articles/{filed.Id}/annotations/?tag=z%C3%A9brure")).Json["items"]!.AsArray().Count);
        Assert.Single((await newsroom.Desk.Get($"/api/articles/{filed.Id}/annotations/?tag=ZONE")).Json["items"]!.AsArray());

        async Task<IReadOnlyList<(string Tag, long Notes)>> Counts(string query) =>
            [.. (await newsroom.Desk.Get($"/api/tags{query}")).Expect(HttpStatusCode.OK).Json["items"]!.AsArray().Select(t => (t!["tag"]!.GetValue<string>(), t["notes"]!.GetValue<long>()))];
    }

    [Fact]
    public async Task Twenty_replies_at_once_are_twenty_replies_and_of_two_edits_one_is_told_that_it_is_late()
    {
        var note = await Noted(newsroom.Desk);
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => newsroom.Desk.Post($"/api/annotations/{note.Id}/replies", new { body = $"Réponse {n}" })));
        Assert.All(replies, r => r.Expect(HttpStatusCode.Created));
        var now = await newsroom.Desk.Get($"/api/annotations/{note.Id}");
        Assert.Equal(Enumerable.Range(0, 20).Select(n => $"Réponse {n}").Order(), now.Json["replies"]!.AsArray().Select(r => r!["body"]!.GetValue<string>()).Order());

        var edits = await Task.WhenAll(Enumerable.Range(0, 2).Select(n => newsroom.Desk.Send(HttpMethod.Patch, $"/api/annotations/{note.Id}", new { body = $"Correction {n}" }, ("If-Match", now.ETag))));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], edits.Select(e => e.Status).Order());
        var told = edits.Single(e => e.Status == HttpStatusCode.OK);
        Assert.Equal(Text(told, "body"), Text(await newsroom.Desk.Get($"/api/annotations/{note.Id}"), "body"));
    }

    [Fact]
    public async Task A_request_with_a_key_is_carried_out_once()
    {
        var note = await Noted(newsroom.Desk);
        var path = $"/api/annotations/{note.Id}";
        (string, string) Key() => ("Idempotency-Key", Guid.NewGuid().ToString());
        var etag = note.ETag;
        foreach (var (method, at, body) in new (string, string, object?)[]
        {
            ("PATCH", path, new { body = "Autre." }), ("PUT", $"{path}/assignee", new { person = "odile" }), ("DELETE", $"{path}/assignee", null),
            ("DELETE", path, null), ("POST", $"{path}/restore", null),
        })
        {
            var key = Key();
            var first = (await newsroom.Desk.Send(new HttpMethod(method), at, body, ("If-Match", etag), key)).Expect(HttpStatusCode.OK);
            var again = (await newsroom.Desk.Send(new HttpMethod(method), at, body, ("If-Match", etag), key)).Expect(HttpStatusCode.OK);
            Assert.Equal((first.Text, first.ETag), (again.Text, again.ETag));
            (await newsroom.Desk.Send(new HttpMethod(method), at, new { reason = "Autre chose." }, ("If-Match", etag), key)).ExpectProblem(422, "idempotency-key-reused");
            etag = first.ETag;
        }
        var group = Key();
        var made = (await newsroom.Desk.Post("/api/groups", new { id = "une-fois", name = "Une fois" }, group)).Expect(HttpStatusCode.Created);
        Assert.Equal(made.Text, (await newsroom.Desk.Post("/api/groups", new { id = "une-fois", name = "Une fois" }, group)).Expect(HttpStatusCode.Created).Text);
    }

    [Fact]
    public async Task Many_notes_come_in_lines_and_each_has_its_verdict()
    {
        var filed = await newsroom.Desk.Filed();
        string Line(object note) => System.Text.Json.JsonSerializer.Serialize(note);
        var lines = new[]
        {
            Line(new { article = filed.Id, exact = Words, motivation = "commenting", body = "Un." }),
            "{\"article\": ",
            "",
            Line(new { article = filed.Id, exact = "nulle part", motivation = "commenting", body = "Deux." }),
            Line(new { article = "7wn7qhepangj87sh5fh6qq6ay9", exact = Words, motivation = "commenting", body = "Trois." }),
            Line(new { article = filed.Id, exact = Words, motivation = "commenting", body = new string('x', 70_000) }),
            Line(new { article = filed.Id, exact = Words, motivation = "commenting", body = "Quatre.", tags = new[] { "bloc" } }),
        };
        var verdicts = await Bulk(string.Join('\n', lines) + "\n", ("Idempotency-Key", Guid.NewGuid().ToString()));
        Assert.Equal([(1, 201), (2, 400), (4, 422), (5, 404), (6, 413), (7, 201)], verdicts.Select(v => (v["line"]!.GetValue<int>(), v["status"]!.GetValue<int>())));
        Assert.All(verdicts, v => Assert.Equal(v["status"]!.GetValue<int>() == 201, v["problem"] is null));
        Assert.Equal(["Quatre.", "Un."], (await Bodies(filed.Id)).Order());

        (await newsroom.Desk.SendBytes(HttpMethod.Post, "/api/annotations/bulk", "{}"u8.ToArray(), "application/json")).ExpectProblem(415, "unsupported-media-type");
        (await newsroom.Desk.SendBytes(HttpMethod.Post, "/api/annotations/bulk", "\n"u8.ToArray(), "application/x-ndjson")).ExpectProblem(400, "malformed-json");
        (await newsroom.Desk.SendBytes(HttpMethod.Post, "/api/annotations/bulk", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{}\n", 2_001))), "application/x-ndjson")).ExpectProblem(413, "too-many-lines");
    }

    [Fact]
    public async Task Many_notes_that_were_broken_off_are_sent_again_and_are_there_once()
    {
        var filed = await newsroom.Desk.Filed();
        var lines = Enumerable.Range(0, 200).Select(n => System.Text.Json.JsonSerializer.Serialize(new { article = filed.Id, exact = Words, motivation = "commenting", body = $"Note {n}." })).ToArray();
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        // What was carried out before the connection broke: some of the lines, by the same key.
        var before = await Bulk(string.Join('\n', lines.Select((line, n) => n % 3 == 0 ? line : "")), key);
        var all = await Bulk(string.Join('\n', lines), key);
        Assert.Equal(200, all.Count);
        Assert.All(all, v => Assert.Equal(201, v["status"]!.GetValue<int>()));
        foreach (var verdict in before) Assert.Equal(verdict["id"]!.GetValue<string>(), all[verdict["line"]!.GetValue<int>() - 1]["id"]!.GetValue<string>());
        Assert.Equal(200, (await Bodies(filed.Id)).Distinct().Count());
        Assert.Equal(200, (await Bodies(filed.Id)).Count);
        // The same key for another line is another request.
        Assert.Equal(422, (await Bulk(lines[1], key)).Single()["status"]!.GetValue<int>());
    }

    [Fact]
    public async Task Groups_are_made_and_changed_on_the_command_line_too()
    {
        Assert.Equal(ExitCodes.Done, (await Run("groups", "add", "nuit", "La nuit")).Code);
        Assert.Equal(ExitCodes.Refused, (await Run("groups", "add", "nuit", "Le jour")).Code);
        Assert.Equal(ExitCodes.Done, (await Run("groups", "join", "nuit", "odile")).Code);
        Assert.Equal(ExitCodes.Done, (await Run("groups", "rename", "nuit", "La veille")).Code);
        Assert.Equal(ExitCodes.NotFound, (await Run("groups", "join", "personne", "odile")).Code);
        Assert.Contains("\"La veille\"", (await Run("groups", "list", "--json")).Output);
        var group = (await newsroom.Desk.Get("/api/groups/nuit")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(("La veille", "odile"), (group["name"]!.GetValue<string>(), group["members"]!.AsArray().Single()!.GetValue<string>()));
        Assert.Equal(ExitCodes.Done, (await Run("groups", "leave", "nuit", "odile")).Code);
        Assert.Empty((await newsroom.Desk.Get("/api/groups/nuit")).Json["members"]!.AsArray());

        async Task<(int Code, string Output)> Run(params string[] args)
        {
            var output = new StringWriter { NewLine = "\n" };
            return (await CommandLine.Run(args, output, TextWriter.Null, newsroom.Options), output.ToString());
        }
    }

    private async Task<IReadOnlyList<string>> Bodies(string article) =>
        [.. (await newsroom.Desk.Get($"/api/articles/{article}/annotations/?limit=200")).Expect(HttpStatusCode.OK).Json["items"]!.AsArray().Select(n => n!["body"]!.GetValue<string>())];

    private async Task<IReadOnlyList<JsonNode>> Bulk(string body, params (string, string)[] headers)
    {
        var answer = (await newsroom.Desk.SendBytes(HttpMethod.Post, "/api/annotations/bulk", Encoding.UTF8.GetBytes(body), "application/x-ndjson", headers)).Expect(HttpStatusCode.OK);
        Assert.Equal("application/x-ndjson", answer.MediaType);
        return [.. answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    private static async Task<Answer> Noted(Api api) => await api.Noted((await api.Filed()).Id);

    private static async Task<Answer> Patch(Api api, Answer note, object body) =>
        (await api.Send(HttpMethod.Patch, $"/api/annotations/{note.Id}", body, ("If-Match", note.ETag))).Expect(HttpStatusCode.OK);

    private static string? Text(Answer answer, string field) => answer.Json[field]?.GetValue<string>();

    private static JsonNode Reply(Answer note, int index) => note.Json["replies"]![index]!;
}
