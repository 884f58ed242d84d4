using System.Net;

namespace Newsroom.Server.Tests;

/// <summary>ETags, If-Match and repeated requests.</summary>
public sealed class ConcurrencyTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    private Api Desk => newsroom.Desk;

    private static object Content(string body) => new { title = "Le port rouvre", language = "fr", kind = "report", body };

    [Fact]
    public async Task A_change_without_if_match_is_a_428()
    {
        var article = await Desk.Filed();
        (await Desk.Put($"/api/articles/{article.Id}", Content(Given.Body()))).ExpectProblem(428, "if-match-required");
        (await Desk.Put($"/api/articles/{article.Id}", Content(Given.Body()), ("If-Match", "*"))).ExpectProblem(428, "if-match-required");
    }

    [Fact]
    public async Task A_stale_if_match_is_a_412_that_says_where_the_report_stands()
    {
        var article = await Desk.Filed();
        var revised = await Desk.Revised(article.Id, Given.Body());

        var stale = (await Desk.Put($"/api/articles/{article.Id}", Content(Given.Body()), ("If-Match", article.ETag))).ExpectProblem(412, "stale-version");

        Assert.Equal(revised.ETag, stale.ETag);
        Assert.Equal(revised.ETag, stale.Json["currentETag"]!.GetValue<string>());
        Assert.Equal(2, (await Desk.Get($"/api/articles/{article.Id}")).Json["version"]!.GetValue<long>());
    }

    [Theory]
    [InlineData("W/\"v1-abc\"")]
    [InlineData("\"abc\"")]
    [InlineData("v1")]
    public async Task A_weak_or_foreign_tag_matches_no_version(string tag)
    {
        var article = await Desk.Filed();
        (await Desk.Put($"/api/articles/{article.Id}", Content(Given.Body()), ("If-Match", tag))).ExpectProblem(412, "stale-version");
    }

    [Fact]
    public async Task Of_many_who_change_the_same_version_one_wins_and_the_others_are_told()
    {
        var article = await Desk.Filed();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Desk.Put($"/api/articles/{article.Id}", Content(Given.Body()), ("If-Match", article.ETag))));
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(a => a.Status == HttpStatusCode.PreconditionFailed));
        Assert.Equal(2, (await Desk.Get($"/api/articles/{article.Id}")).Json["version"]!.GetValue<long>());
    }

    [Fact]
    public async Task Of_many_who_add_something_of_their_own_nobody_is_told_to_come_back_on_one_node_or_on_two()
    {
        var article = await Desk.Filed();
        var note = await Desk.Noted(article.Id);
        await using var second = await Served.Start(newsroom.Options);
        using var there = new Api(second.Address, newsroom.AdministratorKey);

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(n =>
            (n % 2 == 0 ? Desk : there).Post($"/api/annotations/{note.Id}/replies", new { body = $"Réponse {n}" })));

        Assert.All(answers, a => a.Expect(HttpStatusCode.Created));
        var replies = (await Desk.Get($"/api/annotations/{note.Id}")).Json["replies"]!.AsArray().Select(r => r!["body"]!.GetValue<string>());
        Assert.Equal(Enumerable.Range(0, 24).Select(n => $"Réponse {n}").Order(), replies.Order());
        await second.Stop();
    }

    [Fact]
    public async Task What_was_seen_already_is_a_304()
    {
        var article = await Desk.Filed();
        foreach (var path in new[] { $"/api/articles/{article.Id}", $"/api/articles/{article.Id}/revisions", "/api/articles", $"/api/articles/{article.Id}/history" })
        {
            var seen = (await Desk.Get(path)).Expect(HttpStatusCode.OK);
            Assert.StartsWith("\"", seen.ETag);
            var again = await Desk.Get(path, ("If-None-Match", seen.ETag));
            Assert.Equal(HttpStatusCode.NotModified, again.Status);
            Assert.Equal("", again.Text);
            Assert.Equal(seen.ETag, again.ETag);
        }
    }

    [Fact]
    public async Task A_reports_etag_holds_while_others_write()
    {
        var article = await Desk.Filed();
        await Desk.Filed();
        Assert.Equal(article.ETag, (await Desk.Get($"/api/articles/{article.Id}")).ETag);
    }

    [Fact]
    public async Task Two_revisions_of_one_version_have_tags_of_their_own()
    {
        var article = await Desk.Filed();
        await Desk.Revised(article.Id, Given.Body());
        var first = await Desk.Get($"/api/articles/{article.Id}/revisions/1");
        var second = await Desk.Get($"/api/articles/{article.Id}/revisions/2");
        Assert.NotEqual(first.ETag, second.ETag);
    }

    [Fact]
    public async Task A_repeated_creation_answers_as_the_first_time()
    {
        var body = new { id = $"histoire-{Guid.NewGuid():N}", title = "Une histoire" };
        var note = new { exact = "la capitainerie ne donne pas d’heure", motivation = "commenting", body = "Qui ?" };
        var article = await Desk.Filed();
        var path = $"/api/articles/{article.Id}/annotations/";

        var first = (await Desk.Post(path, note, ("Idempotency-Key", "note-1"))).Expect(HttpStatusCode.Created);
        var second = (await Desk.Post(path, note, ("Idempotency-Key", "note-1"))).Expect(HttpStatusCode.Created);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal(first.ETag, second.ETag);
        Assert.Equal(first.Headers["Location"], second.Headers["Location"]);
        Assert.Single((await Desk.Get(path)).Json["items"]!.AsArray());

        var other = (await Desk.Post(path, note, ("Idempotency-Key", "note-2"))).Expect(HttpStatusCode.Created);
        Assert.NotEqual(first.Id, other.Id);
        (await Desk.Post("/api/stories", body, ("Idempotency-Key", "note-1"))).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_a_422()
    {
        var article = await Desk.Filed();
        var path = $"/api/articles/{article.Id}/annotations/";
        (await Desk.Post(path, new { exact = "au large", motivation = "commenting", body = "Où ?" }, ("Idempotency-Key", "k"))).Expect(HttpStatusCode.Created);
        (await Desk.Post(path, new { exact = "au large", motivation = "commenting", body = "Quand ?" }, ("Idempotency-Key", "k")))
            .ExpectProblem(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task A_repeated_change_answers_as_of_its_own_version_before_if_match_is_looked_at()
    {
        var article = await Desk.Filed();
        var content = Content(Given.Body());
        var path = $"/api/articles/{article.Id}";
        var first = (await Desk.Put(path, content, ("If-Match", article.ETag), ("Idempotency-Key", "rev"))).Expect(HttpStatusCode.OK);
        await Desk.Revised(article.Id, Given.Body());

        var again = (await Desk.Put(path, content, ("If-Match", article.ETag), ("Idempotency-Key", "rev"))).Expect(HttpStatusCode.OK);
        Assert.Equal(first.ETag, again.ETag);
        Assert.Equal(first.Text, again.Text);
        Assert.Equal(first.Position, again.Position);
        Assert.Equal(3, (await Desk.Get(path)).Json["version"]!.GetValue<long>());

        (await Desk.Put(path, Content(Given.Body()), ("If-Match", article.ETag), ("Idempotency-Key", "rev"))).ExpectProblem(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task A_repeat_of_a_request_that_changed_nothing_changes_nothing_later_either()
    {
        var (url, former, newer) = (Given.Url(), Given.Body(), Given.Body());
        var filed = (await Desk.Post("/api/articles", Given.Report(url, former))).Expect(HttpStatusCode.Created);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var nothing = (await Desk.Post("/api/articles", Given.Report(url, former), key)).Expect(HttpStatusCode.OK);
        Assert.Equal(filed.ETag, nothing.ETag);
        (await Desk.Post("/api/articles", Given.Report(url, newer))).Expect(HttpStatusCode.OK);

        var again = (await Desk.Post("/api/articles", Given.Report(url, former), key)).Expect(HttpStatusCode.OK);
        Assert.Equal(nothing.Text, again.Text);
        Assert.Contains(newer[^40..], (await Desk.Get($"/api/articles/{filed.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await Desk.Get($"/api/articles/{filed.Id}")).Json["version"]!.GetValue<long>());
    }

    [Fact]
    public async Task The_same_key_with_a_body_that_would_make_something_else_is_a_422()
    {
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        (await Desk.Post("/api/articles", Given.Report(), key)).Expect(HttpStatusCode.Created);
        (await Desk.Post("/api/articles", Given.Report(), key)).ExpectProblem(422, "idempotency-key-reused");
        key = ("Idempotency-Key", Guid.NewGuid().ToString());
        (await Desk.Post("/api/stories", new { title = $"Une histoire {Guid.NewGuid():N}", id = $"une-{Guid.NewGuid():N}" }, key)).Expect(HttpStatusCode.Created);
        (await Desk.Post("/api/stories", new { title = $"Une autre {Guid.NewGuid():N}", id = $"autre-{Guid.NewGuid():N}" }, key)).ExpectProblem(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task Of_different_requests_with_one_key_at_the_same_time_one_is_carried_out()
    {
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var head = (await Desk.Get("/api/events?limit=1")).Position;
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Desk.Post("/api/articles", Given.Report(), key)));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Created), a => a.ExpectProblem(422, "idempotency-key-reused"));
        Assert.Single((await newsroom.Log.ReadAll(head, 100)).Events, e => e.Metadata.IdempotencyKey == key.Item2);
    }

    [Fact]
    public async Task Another_spelling_of_the_address_is_the_same_request()
    {
        var article = await Desk.Filed();
        var note = new { exact = "au large", motivation = "commenting", body = "Où ?" };
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var path = $"/api/articles/{article.Id}/annotations";
        var first = (await Desk.Post(path, note, key)).Expect(HttpStatusCode.Created);
        foreach (var spelling in new[] { path + "/", $"/api/articles/%{(int)article.Id[0]:X2}{article.Id[1..]}/annotations", path + "?" })
            Assert.Equal(first.Id, (await Desk.Post(spelling, note, key)).Expect(HttpStatusCode.Created).Id);
        Assert.Single((await Desk.Get(path)).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task Another_persons_key_of_the_same_name_is_another_request()
    {
        using var a = await newsroom.As(Core.Access.Role.Journalist, "anne");
        using var b = await newsroom.As(Core.Access.Role.Journalist, "bruno");
        var article = await a.Filed();
        var note = new { exact = "au large", motivation = "commenting", body = "Où ?" };
        var one = (await a.Post($"/api/articles/{article.Id}/annotations/", note, ("Idempotency-Key", "k"))).Expect(HttpStatusCode.Created);
        var two = (await b.Post($"/api/articles/{article.Id}/annotations/", note, ("Idempotency-Key", "k"))).Expect(HttpStatusCode.Created);
        Assert.NotEqual(one.Id, two.Id);
    }

    [Fact]
    public async Task The_same_request_sent_many_times_at_once_happens_once()
    {
        var article = await Desk.Filed();
        var path = $"/api/articles/{article.Id}/annotations/";
        var note = new { exact = "au large", motivation = "commenting", body = "Où ?" };
        var posted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Desk.Post(path, note, ("Idempotency-Key", "once"))));
        Assert.All(posted, p => Assert.Equal(HttpStatusCode.Created, p.Status));
        Assert.Single(posted.Select(p => p.ETag).Distinct());

        var content = Content(Given.Body());
        var revised = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Desk.Put($"/api/articles/{article.Id}", content, ("If-Match", article.ETag), ("Idempotency-Key", "once more"))));
        Assert.All(revised, p => Assert.Equal(HttpStatusCode.BadRequest, p.Status));

        revised = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Desk.Put($"/api/articles/{article.Id}", content, ("If-Match", article.ETag), ("Idempotency-Key", "once-more"))));
        Assert.All(revised, p => Assert.Equal(HttpStatusCode.OK, p.Status));
        Assert.Equal(2, (await Desk.Get($"/api/articles/{article.Id}")).Json["version"]!.GetValue<long>());
    }

    [Fact]
    public async Task Edits_of_notes_that_are_being_carried_make_no_node_unready()
    {
        var article = await Desk.Filed();
        var notes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Desk.Noted(article.Id)));
        using var over = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            var unready = new List<string>();
            while (!over.IsCancellationRequested)
                if (await Desk.Get("/health/ready") is { Status: not HttpStatusCode.OK } answer) unready.Add(answer.Text);
            return unready;
        });
        var editing = Task.WhenAll(notes.Select(async note =>
        {
            for (var turn = 0; turn < 10; turn++)
            {
                var now = await Desk.Get($"/api/annotations/{note.Id}");
                var edited = await Desk.Put($"/api/annotations/{note.Id}", new { motivation = "questioning", body = $"Qui l’a dit, au tour {turn} ?" }, ("If-Match", now.ETag));
                Assert.True(edited.Status is HttpStatusCode.OK or HttpStatusCode.PreconditionFailed, edited.Text);
            }
        }));
        for (var revision = 0; revision < 10; revision++) await Desk.Revised(article.Id, Given.Body());
        await editing;
        await over.CancelAsync();
        Assert.Empty(await watching);
    }

    [Fact]
    public async Task Nothing_to_do_is_a_200_with_what_is_there()
    {
        var story = await Desk.OpenedStory();
        var again = (await Desk.Post($"/api/stories/{story.Id}/reopen", null, ("If-Match", story.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal(story.ETag, again.ETag);
    }

    [Fact]
    public async Task That_a_note_was_carried_refuses_no_edit_and_what_a_person_did_does()
    {
        var article = await Desk.Filed();
        var note = await Desk.Noted(article.Id);
        var path = $"/api/annotations/{note.Id}";
        await Desk.Revised(article.Id, Given.Body("Le port est fermé depuis lundi matin."));
        await Carried(note.Id, 2);

        // Where it stands now is another matter: that has to have been seen.
        (await Desk.Post($"{path}/anchor", new { }, ("If-Match", note.ETag))).ExpectProblem(412, "stale-version");
        var edited = (await Desk.Put(path, new { motivation = "assessing", body = "Source nommée." }, ("If-Match", note.ETag))).Expect(HttpStatusCode.OK);
        Assert.Equal(2, edited.Json["anchor"]!["checked"]!.GetValue<int>());
        (await Desk.Put(path, new { motivation = "assessing", body = "Encore." }, ("If-Match", note.ETag))).ExpectProblem(412, "stale-version");

        await Desk.Revised(article.Id, Given.Body("Le port est fermé depuis lundi soir."));
        await Carried(note.Id, 3);
        (await Desk.Put(path, new { motivation = "assessing", body = "Encore." }, ("If-Match", edited.ETag))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_note_that_is_put_while_a_revision_comes_stands_on_its_words_in_the_end()
    {
        const string exact = "la capitainerie ne donne pas d’heure";
        for (var round = 0; round < 10; round++)
        {
            var body = Given.Body();
            var article = await Desk.Filed(body);
            var noting = Desk.Noted(article.Id, exact);
            var longer = "Une phrase de plus, devant tout le reste.\n" + body;
            var revising = Desk.Revised(article.Id, longer);
            await Task.WhenAll(noting, revising);

            var posted = (await noting).Json["posted"]!;
            var then = posted["revision"]!.GetValue<int>() == 1 ? body : longer;
            Assert.Equal(exact, then.Substring(posted["passage"]!["start"]!.GetValue<int>(), exact.Length));
            var now = await Carried((await noting).Id, 2);
            Assert.Equal(exact, longer.Substring(now.Json["anchor"]!["passage"]!["start"]!.GetValue<int>(), exact.Length));
            Assert.Empty(now.Json["anchor"]!["changed"]!.AsArray());
        }
    }

    private async Task<Answer> Carried(string note, int revision)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            var now = (await Desk.Get($"/api/annotations/{note}")).Expect(HttpStatusCode.OK);
            if (now.Json["anchor"]!["checked"]!.GetValue<int>() >= revision) return now;
        }
    }
}
