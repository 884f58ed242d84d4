using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Core.Access;
using Newsroom.Core.Annotations;
using Newsroom.Core.Kernel;
using Newsroom.Server.Asking;
using Newsroom.Server.Commands;

namespace Newsroom.Server.Tests;

/// <summary>
/// A note is seen by those for whom it is, and by nobody else, at no address: every address of the route table is asked by every kind of
/// reader for notes of every visibility.
/// </summary>
public sealed class VisibilityTests(HiddenNotes newsroom) : IClassFixture<HiddenNotes>
{
    /// <summary>Every route, and what was decided about it. One that is not here fails a test: somebody has to decide.</summary>
    private static readonly IReadOnlyDictionary<string, Shows> Decisions = new Dictionary<string, Shows>(StringComparer.Ordinal)
    {
        ["GET /api/annotations/{id}"] = Shows.OneNote,
        ["GET /api/annotations/{id}/history"] = Shows.OneNote,
        ["PUT /api/annotations/{id}"] = Shows.OneNote,
        ["PATCH /api/annotations/{id}"] = Shows.OneNote,
        ["DELETE /api/annotations/{id}"] = Shows.OneNote,
        ["POST /api/annotations/{id}/restore"] = Shows.OneNote,
        ["POST /api/annotations/{id}/replies"] = Shows.OneNote,
        ["PUT /api/annotations/{id}/replies/{replyId}"] = Shows.OneNote,
        ["DELETE /api/annotations/{id}/replies/{replyId}"] = Shows.OneNote,
        ["PUT /api/annotations/{id}/assignee"] = Shows.OneNote,
        ["DELETE /api/annotations/{id}/assignee"] = Shows.OneNote,
        ["POST /api/annotations/{id}/anchor"] = Shows.OneNote,
        ["DELETE /api/annotations/{id}/anchor"] = Shows.OneNote,
        ["POST /api/annotations/{id}/resolve"] = Shows.OneNote,
        ["POST /api/annotations/{id}/reopen"] = Shows.OneNote,
        ["GET /api/articles/{id}/annotations/"] = Shows.ManyNotes,
        ["GET /api/annotations/"] = Shows.ManyNotes,
        ["GET /api/stories/{id}/state"] = Shows.ManyNotes,
        ["GET /api/events"] = Shows.ManyNotes,
        ["GET /api/stream"] = Shows.ManyNotes,
        ["GET /api/tags"] = Shows.ManyNotes,
        // They answer with the note that the caller has just put there, which is its author's.
        ["POST /api/articles/{id}/annotations/"] = Shows.NoNoteOfOthers,
        ["POST /api/annotations/"] = Shows.NoNoteOfOthers,
        ["POST /api/annotations/bulk"] = Shows.NoNoteOfOthers,
        // They answer what may be done at an address, whether anything is there or not.
        ["OPTIONS /api/annotations/"] = Shows.NoNoteOfOthers,
        ["OPTIONS /api/annotations/{id}"] = Shows.NoNoteOfOthers,
        ["OPTIONS /api/articles/{id}/annotations/"] = Shows.NoNoteOfOthers,
    };

    /// <summary>Beginnings of routes that say nothing of notes.</summary>
    private static readonly string[] WithoutNotes = ["/api/stories/", "/api/articles/", "/api/messages", "/api/groups", "/health/", "/openapi/", "/docs", "/problems"];

    [Fact]
    public void Every_address_has_been_decided_about()
    {
        var routed = newsroom.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => $"{method} /{e.RoutePattern.RawText!.TrimStart('/')}"))
            .Where(route => Decisions.ContainsKey(route) || route.Contains("annotation", StringComparison.Ordinal) || route.Contains("state", StringComparison.Ordinal)
                || !WithoutNotes.Any(w => route.Contains(w, StringComparison.Ordinal))).Distinct();
        Assert.Equal(Decisions.Keys.Order(StringComparer.Ordinal), routed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task One_note_is_there_for_those_for_whom_it_is(string reader)
    {
        var api = newsroom.Readers[reader].Api;
        foreach (var note in newsroom.Notes)
        {
            var sees = note.IsFor(reader);
            foreach (var route in Decisions.Where(d => d.Value == Shows.OneNote).Select(d => d.Key.Split(' ')))
            {
                var path = route[1].Replace("{id}", note.Id).Replace("{replyId}", note.Reply);
                if (newsroom.Readers[reader].Role == Role.Reader && route[0] != "GET") continue;
                // What is malformed is refused whoever asks; the question is what a request is told that is not.
                object? body = route[0] == "GET" ? null
                    : path.EndsWith("/replies", StringComparison.Ordinal) || route[1].EndsWith("{replyId}", StringComparison.Ordinal) && route[0] == "PUT" ? new { body = "?" }
                    : path.EndsWith("/assignee", StringComparison.Ordinal) && route[0] == "PUT" ? new { person = "odile" }
                    : route[0] == "PUT" ? new { motivation = "commenting", body = "?" }
                    : new { };
                // Without If-Match: nothing is changed, and whoever may not see the note is not told that it has versions.
                var answer = path.EndsWith("/replies", StringComparison.Ordinal) && sees ? null : await api.Send(new HttpMethod(route[0]), path, body);
                if (sees)
                {
                    Assert.True(answer is null || answer.Status is HttpStatusCode.OK or HttpStatusCode.PreconditionRequired or HttpStatusCode.Forbidden, $"{reader}: {route[0]} {path} ({note.Kind}): {answer?.Text}");
                    if (route[0] == "GET") Assert.Contains(note.Secret, answer!.Text);
                    continue;
                }
                answer!.ExpectProblem(404, "not-found");
                if (route[0] == "GET") (await api.Get(path, ("Accept", "application/ld+json, application/json;q=0.5"))).ExpectProblem(404, "not-found");
                // Told in the words for one that never was.
                var missing = await api.Send(new HttpMethod(route[0]), route[1].Replace("{id}", Missing).Replace("{replyId}", note.Reply), body);
                Assert.Equal(Problem(missing, Missing), Problem(answer, note.Id));
                Assert.Equal(missing.Headers.Keys.Order(), answer.Headers.Keys.Order());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Lists_pages_and_the_log_have_the_notes_for_those_for_whom_they_are(string reader)
    {
        var api = newsroom.Readers[reader].Api;
        var position = (await newsroom.Desk.Get("/api/events?limit=1")).Position;
        foreach (var address in new[]
        {
            $"/api/articles/{newsroom.Article}/annotations/?limit=200", $"/api/articles/{newsroom.Article}/annotations/?limit=200&asOf={position}",
            $"/api/stories/{newsroom.Story}/state?limit=200", $"/api/stories/{newsroom.Story}/state?limit=200&asOf={position}",
            "/api/events?limit=1000", "/api/tags?limit=200", $"/api/tags?limit=200&asOf={position}",
            "/api/annotations?limit=200", $"/api/annotations?limit=200&asOf={position}", "/api/annotations?limit=200&state=open,resolved&motivation=commenting,questioning,tagging,highlighting",
        })
            AssertSees(reader, (await api.Get(address)).Expect(HttpStatusCode.OK).Text, address);
        foreach (var address in new[] { "/api/annotations/?page=0", $"/api/articles/{newsroom.Article}/annotations/?page=0", $"/api/annotations/?page=0&asOf={position}" })
            AssertSees(reader, (await api.Get(address, ("Accept", "application/ld+json"))).Expect(HttpStatusCode.OK).Text, address);

        using var live = await api.Listen("?after=0");
        var told = "";
        while (await live.Next() is { } next)
        {
            told += next.Data.ToJsonString(Http.ApiJson.Options);
            if (next.Data["stream"]!.GetValue<string>() == $"story/{newsroom.LastStory}") break;
        }
        AssertSees(reader, told, "/api/stream");
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Pages_are_full_and_lead_on(string reader)
    {
        var api = newsroom.Readers[reader].Api;
        var expected = newsroom.Notes.Where(n => n.IsFor(reader)).Select(n => n.Id).Reverse().ToList();
        foreach (var (list, items, cursor) in new[]
        {
            ($"/api/articles/{newsroom.Article}/annotations/", (Func<JsonNode, JsonNode>)(page => page), ""),
            ($"/api/stories/{newsroom.Story}/state", page => page["notes"]!, "notes"),
        })
        {
            var paged = new List<string>();
            for (string? next = $"{list}?limit=2"; next is not null;)
            {
                var page = items((await api.Get(next)).Expect(HttpStatusCode.OK).Json);
                var ids = page["items"]!.AsArray().Select(i => i!["id"]!.GetValue<string>()).ToList();
                next = page["next"]?.GetValue<string>();
                Assert.True(next is null || ids.Count == 2, $"{reader}: a page of {ids.Count} has a next one{cursor}.");
                paged.AddRange(ids);
            }
            Assert.Equal(expected, paged);
        }
    }

    [Fact]
    public async Task The_public_has_the_public_notes_of_what_it_had()
    {
        var shown = newsroom.Notes.Single(n => n.Kind == "public");
        foreach (var address in new[]
        {
            $"/api/articles/{newsroom.Article}/annotations/?limit=200", $"/api/stories/{newsroom.Story}/state?limit=200", $"/api/annotations/{shown.Id}",
        })
        {
            var before = await newsroom.Desk.Get(With(address, $"publishedBy={newsroom.Before}"));
            var after = (await newsroom.Desk.Get(With(address, "publishedBy=2099-01-01"))).Expect(HttpStatusCode.OK).Text;
            Assert.DoesNotContain(shown.Secret, before.Text);
            Assert.Contains(shown.Secret, after);
            Assert.All(newsroom.Notes.Where(n => n != shown), n => Assert.DoesNotContain(n.Secret, after));
            // Nothing of the desk's own: neither who wrote it nor how it is sorted.
            Assert.DoesNotContain("odile", after);
            Assert.DoesNotContain("tag-public", after);
        }
        foreach (var note in newsroom.Notes.Where(n => n != shown))
            (await newsroom.Desk.Get($"/api/annotations/{note.Id}?publishedBy=2099-01-01")).ExpectProblem(404, "not-published-yet");
        (await newsroom.Desk.Get($"/api/annotations/{shown.Id}/history?publishedBy=2099-01-01")).ExpectProblem(404, "not-published-yet");
        Assert.Empty((await newsroom.Desk.Get("/api/tags?publishedBy=2099-01-01")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task A_public_note_is_gone_with_the_words_that_it_is_on()
    {
        var filed = await newsroom.Desk.Filed(published: "2024-10-11T13:30:00Z");
        var note = (await newsroom.Desk.Post($"/api/articles/{filed.Id}/annotations/", Note("Vu.", "public"))).Expect(HttpStatusCode.Created);
        // An older text that came late is not what the public has: the note stands in the one that it has, though it was carried to the other.
        (await newsroom.Desk.Put($"/api/articles/{filed.Id}", new { title = "Le port", language = "fr", kind = "report", body = Given.Body("Autre début."), published = "2024-10-10T08:00:00Z" }, ("If-Match", filed.ETag))).Expect(HttpStatusCode.OK);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await newsroom.Desk.Get($"/api/annotations/{note.Id}")).Json["anchor"]!["revision"]!.GetValue<int>() < 2) await Task.Delay(50, patience.Token);
        var had = (await newsroom.Desk.Get($"/api/annotations/{note.Id}?publishedBy=2097-01-01")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(1, had["anchor"]!["revision"]!.GetValue<int>());
        Assert.Single((await newsroom.Desk.Get($"/api/articles/{filed.Id}/annotations/?publishedBy=2097-01-01")).Json["items"]!.AsArray());

        var now = await newsroom.Desk.Get($"/api/articles/{filed.Id}");
        (await newsroom.Desk.Post($"/api/articles/{filed.Id}/retraction", new { notice = "Faux." }, ("If-Match", now.ETag))).Expect(HttpStatusCode.OK);
        (await newsroom.Desk.Get($"/api/annotations/{note.Id}?publishedBy=2097-01-01")).ExpectProblem(404, "not-published-yet");
        Assert.Empty((await newsroom.Desk.Get($"/api/articles/{filed.Id}/annotations/?publishedBy=2097-01-01")).Json["items"]!.AsArray());
        // The desk goes on, and is told.
        Assert.True((await newsroom.Desk.Get($"/api/annotations/{note.Id}")).Json["articleRetracted"]!.GetValue<bool>());
        var after = (await newsroom.Desk.Post($"/api/articles/{filed.Id}/annotations/", Note("Retiré à raison.", "desk"))).Expect(HttpStatusCode.Created);
        Assert.True(after.Json["articleRetracted"]!.GetValue<bool>());
        Assert.All((await newsroom.Desk.Get($"/api/articles/{filed.Id}/annotations/")).Json["items"]!.AsArray(), n => Assert.True(n!["articleRetracted"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task What_is_shown_of_the_past_is_for_whom_it_was_and_is()
    {
        var (odile, other) = (newsroom.Readers["author"].Api, newsroom.Readers["journalist"].Api);
        var opened = (await odile.Post($"/api/articles/{newsroom.Article}/annotations/", Note("mot-prive", "private"))).Expect(HttpStatusCode.Created);
        var edited = (await odile.Send(HttpMethod.Patch, $"/api/annotations/{opened.Id}", new { body = "mot-ouvert" }, ("If-Match", opened.ETag))).Expect(HttpStatusCode.OK);
        var shown = (await odile.Send(HttpMethod.Patch, $"/api/annotations/{opened.Id}", new { visibility = "desk" }, ("If-Match", edited.ETag))).Expect(HttpStatusCode.OK);

        // Opened since: now it is there; what was private then stays so, in every form of the past.
        Assert.Contains("mot-ouvert", (await other.Get($"/api/annotations/{opened.Id}")).Expect(HttpStatusCode.OK).Text);
        (await other.Get($"/api/annotations/{opened.Id}?asOf={opened.Position}")).ExpectProblem(404, "not-found");
        (await other.Get($"/api/annotations/{opened.Id}?asOf={opened.Position - 1}")).ExpectProblem(404, "not-yet");
        foreach (var address in new[]
        {
            $"/api/annotations/{opened.Id}/history", $"/api/articles/{newsroom.Article}/annotations/?limit=200&asOf={opened.Position}", $"/api/events?limit=1000&after={opened.Position - 1}",
        })
        {
            Assert.DoesNotContain("mot-prive", (await other.Get(address)).Expect(HttpStatusCode.OK).Text);
            Assert.Contains("mot-prive", (await odile.Get(address)).Expect(HttpStatusCode.OK).Text);
        }

        // Closed again: it is gone at every moment at which it was open.
        (await odile.Send(HttpMethod.Patch, $"/api/annotations/{opened.Id}", new { visibility = "private" }, ("If-Match", shown.ETag))).Expect(HttpStatusCode.OK);
        foreach (var asOf in new[] { opened.Position - 1, opened.Position, shown.Position })
        {
            (await other.Get($"/api/annotations/{opened.Id}?asOf={asOf}")).ExpectProblem(404, "not-found");
            Assert.DoesNotContain("mot-ouvert", (await other.Get($"/api/articles/{newsroom.Article}/annotations/?limit=200&asOf={asOf}")).Expect(HttpStatusCode.OK).Text);
        }
        Assert.DoesNotContain("mot-ouvert", (await other.Get($"/api/events?limit=1000&after={opened.Position - 1}")).Expect(HttpStatusCode.OK).Text);
        Assert.Contains("mot-ouvert", (await odile.Get($"/api/annotations/{opened.Id}?asOf={shown.Position}")).Expect(HttpStatusCode.OK).Text);
    }

    [Fact]
    public async Task Whoever_leaves_a_group_leaves_its_notes()
    {
        var key = await newsroom.As(Role.Journalist, "lea");
        var group = (await newsroom.Desk.Post("/api/groups", new { id = "passage", name = "De passage" })).Expect(HttpStatusCode.Created);
        var note = (await newsroom.Desk.Post($"/api/articles/{newsroom.Article}/annotations/", Note("Entre nous.", "group", "passage"))).Expect(HttpStatusCode.Created);
        (await key.Get($"/api/annotations/{note.Id}")).ExpectProblem(404, "not-found");
        (await key.Post($"/api/articles/{newsroom.Article}/annotations/", Note("Moi aussi.", "group", "passage"))).ExpectProblem(403, "not-a-member");
        (await key.Post($"/api/articles/{newsroom.Article}/annotations/", Note("Moi aussi.", "group", "inconnu"))).ExpectProblem(422, "group-unknown");

        using var live = await key.Listen();
        group = (await newsroom.Desk.Put("/api/groups/passage/members/lea", null, ("If-Match", group.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal(["lea"], group.Json["members"]!.AsArray().Select(m => m!.GetValue<string>()));
        (await key.Get($"/api/annotations/{note.Id}")).Expect(HttpStatusCode.OK);
        var own = (await key.Post($"/api/articles/{newsroom.Article}/annotations/", Note("Moi aussi.", "group", "passage"))).Expect(HttpStatusCode.Created);

        (await newsroom.Desk.Delete("/api/groups/passage/members/lea", null, ("If-Match", group.ETag))).Expect(HttpStatusCode.OK);
        (await key.Get($"/api/annotations/{note.Id}")).ExpectProblem(404, "not-found");
        (await key.Get($"/api/annotations/{own.Id}")).Expect(HttpStatusCode.OK);
        // Nor on a stream that was opened while he belonged to it.
        var reply = (await newsroom.Desk.Post($"/api/annotations/{note.Id}/replies", new { body = "Entre nous encore." })).Expect(HttpStatusCode.Created);
        var last = await newsroom.Desk.OpenedStory();
        for (LiveEvent? next; (next = await live.Next())!.Position < last.Position;)
            Assert.False(next.Position == reply.Position, "The reply was sent.");
    }

    [Fact]
    public async Task A_replay_tells_what_the_desk_sees()
    {
        var output = new StringWriter { NewLine = "\n" };
        Assert.Equal(ExitCodes.Done, await CommandLine.Run(["replay", newsroom.Story, "--json"], output, TextWriter.Null, newsroom.Options));
        Assert.All(newsroom.Notes, note => Assert.Equal(note.Kind != "private", output.ToString().Contains(note.Secret, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_log_is_told_alike_page_by_page_and_one_by_one_and_from_a_memory_that_is_empty()
    {
        var page = await newsroom.Log.ReadAll(0, 1_000, default);
        foreach (var reader in newsroom.Readers.Values)
        {
            foreach (var readers in new[] { newsroom.Services.GetRequiredService<NoteReaders>(), new NoteReaders(newsroom.Log) })
            {
                var seen = await readers.Seen(page.Events, reader.Colleague, page.SafeHead, default);
                foreach (var recorded in page.Events)
                    Assert.Equal(seen.Contains(recorded), await readers.Sees(recorded, reader.Colleague, page.SafeHead, default));
                Assert.All(newsroom.Notes, n => Assert.Equal(n.IsFor(reader.Name), seen.Any(e => e.Subject == n.Id)));
            }
        }
    }

    public static TheoryData<string> Readers => ["author", "member", "journalist", "reader", "editor", "administrator"];

    private const string Missing = "7wn7qhepangj87sh5fh6qq6ay9";

    internal static JsonObject Note(string body, string visibility, string? group = null, params string[] tags)
    {
        var note = new JsonObject
        {
            ["exact"] = "la capitainerie ne donne pas d’heure", ["motivation"] = "questioning", ["body"] = body, ["visibility"] = visibility,
            ["tags"] = new JsonArray([.. tags.Select(t => JsonValue.Create(t))]),
        };
        if (group is not null) note["group"] = group;
        return note;
    }

    private void AssertSees(string reader, string text, string address)
    {
        foreach (var note in newsroom.Notes)
        {
            var secret = address.Contains("/tags", StringComparison.Ordinal) ? $"tag-{note.Kind}" : note.Secret;
            Assert.True(note.IsFor(reader) == text.Contains(secret, StringComparison.Ordinal), $"{address} as {reader} {(note.IsFor(reader) ? "hides" : "shows")} the note that is {note.Kind}.");
        }
    }

    private static string With(string address, string parameter) => address + (address.Contains('?') ? '&' : '?') + parameter;

    private static string Problem(Answer answer, string id)
    {
        var problem = answer.Json.AsObject();
        problem.Remove("requestId");
        return problem.ToJsonString().Replace(id, "", StringComparison.Ordinal);
    }

    private enum Shows { OneNote, ManyNotes, NoNoteOfOthers }
}

/// <summary>A newsroom with a note of every visibility, and every kind of reader.</summary>
public sealed class HiddenNotes : RunningNewsroom, IAsyncLifetime
{
    public sealed record Hidden(string Id, string Reply, string Kind, string Secret)
    {
        public bool IsFor(string reader) => Kind switch
        {
            "private" => reader == "author",
            "group" => reader is "author" or "member" or "editor" or "administrator",
            _ => true,
        };
    }

    public sealed record Reader(string Name, Role Role, Api Api, Colleague Colleague);

    public IReadOnlyDictionary<string, Reader> Readers { get; private set; } = new Dictionary<string, Reader>();

    public IReadOnlyList<Hidden> Notes { get; private set; } = [];

    public string Article { get; private set; } = "";

    public string Story { get; private set; } = "";

    /// <summary>Opened when everything else was there.</summary>
    public string LastStory { get; private set; } = "";

    /// <summary>A time before the notes.</summary>
    public string Before { get; private set; } = "";

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        var readers = new Dictionary<string, Reader>();
        foreach (var (kind, name, role, groups) in new (string, string, Role, string[])[]
        {
            ("author", "odile", Role.Journalist, ["ports"]), ("member", "garance", Role.Journalist, ["ports"]), ("journalist", "nour", Role.Journalist, []),
            ("reader", "lise", Role.Reader, []), ("editor", "paul", Role.Editor, []), ("administrator", "zoe", Role.Administrator, []),
        })
            readers[kind] = new(kind, role, await As(role, name), new(name, role.Allows(Role.Editor), groups));
        Readers = readers;

        var group = (await Desk.Post("/api/groups", new { id = "ports", name = "Les ports" })).Expect(HttpStatusCode.Created);
        foreach (var member in new[] { "odile", "garance" })
            group = (await Desk.Put($"/api/groups/ports/members/{member}", null, ("If-Match", group.ETag))).Expect(HttpStatusCode.OK);
        Story = (await Desk.OpenedStory()).Id;
        var article = await Desk.Filed(published: "2024-10-11T13:30:00Z");
        Article = article.Id;
        await Desk.Attached(Story, Article);
        Before = (await Desk.Get($"/api/articles/{Article}/history")).Json["items"]!.AsArray()[^1]!["recordedAt"]!.GetValue<string>();

        var notes = new List<Hidden>();
        foreach (var kind in new[] { "private", "group", "desk", "public", "private", "desk" })
        {
            var secret = $"secret-{kind}-{notes.Count}";
            var posted = (await readers["author"].Api.Post($"/api/articles/{Article}/annotations/", VisibilityTests.Note(secret, kind, kind == "group" ? "ports" : null, $"tag-{kind}"))).Expect(HttpStatusCode.Created);
            var replied = (await readers["author"].Api.Post($"/api/annotations/{posted.Id}/replies", new { body = $"{secret} encore" })).Expect(HttpStatusCode.Created);
            notes.Add(new(posted.Id, replied.Json["replies"]![0]!["id"]!.GetValue<string>(), kind, secret));
        }
        Notes = notes;
        LastStory = (await Desk.OpenedStory()).Id;
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        foreach (var reader in Readers.Values) reader.Api.Dispose();
        await DisposeAsync();
    }
}
