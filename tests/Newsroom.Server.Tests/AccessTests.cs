using System.Net;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newsroom.Core.Access;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Newsroom.Server.Desk;

namespace Newsroom.Server.Tests;

public sealed class AccessTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    [Theory]
    [InlineData("/api/stories")]
    [InlineData("/api/stream")]
    [InlineData("/openapi/v2.json")]
    [InlineData("/there/is/nothing/here")]
    public async Task Without_a_key_everything_of_the_newsroom_is_a_401(string path)
    {
        using var nobody = newsroom.WithKey(null);
        var answer = (await nobody.Get(path)).ExpectProblem(401, "unauthenticated");
        Assert.StartsWith("Bearer", answer.Headers["WWW-Authenticate"]);
    }

    [Fact]
    public async Task An_unknown_key_is_a_401()
    {
        using var stranger = newsroom.WithKey(ApiKey.New());
        (await stranger.Get("/api/stories")).ExpectProblem(401, "unauthenticated");
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/docs")]
    [InlineData("/docs/scalar.js")]
    [InlineData("/problems")]
    [InlineData("/problems/unauthenticated")]
    public async Task Health_and_what_is_the_same_for_every_newsroom_need_no_key(string path)
    {
        using var nobody = newsroom.WithKey(null);
        (await nobody.Get(path)).Expect(HttpStatusCode.OK);
    }

    public static TheoryData<Role, string, string, bool> Matrix => new()
    {
        { Role.Reader, "GET", "/api/articles", true },
        { Role.Reader, "POST", "/api/articles", false },
        { Role.Reader, "POST", "/api/stories", false },
        { Role.Reader, "POST", "/api/articles/{article}/annotations/", false },
        { Role.Reader, "PUT", "/api/stories/{story}/articles/{article}", false },
        { Role.Journalist, "POST", "/api/articles", true },
        { Role.Journalist, "POST", "/api/articles/{article}/annotations/", true },
        { Role.Journalist, "PUT", "/api/stories/{story}/articles/{article}", true },
        { Role.Journalist, "PUT", "/api/stories/{story}/brief", true },
        { Role.Journalist, "POST", "/api/stories/{story}/brief/publication", false },
        { Role.Journalist, "POST", "/api/stories/{story}/brief/correction", false },
        { Role.Journalist, "POST", "/api/stories/{story}/brief/withdrawal", false },
        { Role.Journalist, "POST", "/api/articles/{article}/correction", false },
        { Role.Journalist, "POST", "/api/articles/{article}/retraction", false },
        { Role.Journalist, "POST", "/api/articles/{article}/embargo", false },
        { Role.Journalist, "POST", "/api/stories/{story}/close", false },
        { Role.Journalist, "POST", "/api/stories/{story}/reopen", false },
        { Role.Editor, "POST", "/api/stories/{story}/brief/publication", true },
        { Role.Editor, "POST", "/api/articles/{article}/correction", true },
        { Role.Editor, "POST", "/api/articles/{article}/retraction", true },
        { Role.Editor, "POST", "/api/stories/{story}/close", true },
        { Role.Administrator, "POST", "/api/stories/{story}/reopen", true },
    };

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_role_may_do_what_it_may_and_nothing_else(Role role, string method, string path, bool allowed)
    {
        var article = await newsroom.Desk.Filed();
        var story = await newsroom.Desk.OpenedStory();
        using var key = await newsroom.As(role);
        var to = path.Replace("{article}", article.Id).Replace("{story}", story.Id);

        var answer = await key.Send(new HttpMethod(method), to, "{}");

        // Whoever may ask is told what is wrong with an empty request; whoever may not is told that.
        if (allowed) Assert.NotEqual(HttpStatusCode.Forbidden, answer.Status);
        else answer.ExpectProblem(403, "forbidden");
    }

    [Fact]
    public async Task The_keys_name_is_the_actor()
    {
        using var key = await newsroom.As(Role.Journalist, "odile.marchand");
        var article = await key.Filed();
        Assert.Equal("odile.marchand", article.Json["filedBy"]!.GetValue<string>());
        var history = await newsroom.Desk.Get($"/api/articles/{article.Id}/history");
        Assert.Equal("odile.marchand", history.Json["items"]![0]!["actor"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_any_more()
    {
        var key = ApiKey.New();
        var (id, _) = await newsroom.Keys.Grant(key, "de.passage", Role.Reader, new Caller("test"), default);
        using var api = newsroom.WithKey(key);
        (await api.Get("/api/stories")).Expect(HttpStatusCode.OK);

        await newsroom.Keys.Revoke(id, new Caller("test"), default);

        // The node remembers keys until its log brings the revocation.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        Answer answer;
        do answer = await api.Get("/api/stories");
        while (answer.Status == HttpStatusCode.OK && !patience.IsCancellationRequested);
        answer.ExpectProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Grants_are_events_that_administrators_see_without_hashes_and_others_do_not_see()
    {
        using var reader = await newsroom.As(Role.Reader, "lectrice");
        var hash = ApiKey.Hash(newsroom.AdministratorKey);

        var seen = await newsroom.Desk.Get("/api/events?limit=1000");
        Assert.Contains("\"key_granted\"", seen.Text);
        Assert.DoesNotContain(hash, seen.Text);
        Assert.DoesNotContain("\"hash\"", seen.Text);
        Assert.DoesNotContain("key_granted", (await reader.Get("/api/events?limit=1000")).Text);
    }

    [Fact]
    public async Task A_key_in_the_address_is_no_key()
    {
        using var nobody = newsroom.WithKey(null);
        (await nobody.Get($"/api/stories?access_token={newsroom.AdministratorKey}")).ExpectProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_key_that_has_ended_opens_nothing_and_its_live_stream_ends()
    {
        var key = ApiKey.New();
        var ends = Times.Cut(DateTimeOffset.UtcNow.AddSeconds(3));
        var (_, refusal) = await newsroom.Keys.Grant(key, "pigiste", Role.Reader, ends, new Caller("test"), default);
        Assert.Null(refusal);
        using var api = newsroom.WithKey(key);
        (await api.Get("/api/stories")).Expect(HttpStatusCode.OK);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(newsroom.Address, "/api/stream")) { Headers = { Authorization = new("Bearer", key) } };
        using var stream = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, stream.StatusCode);

        await using var body = await stream.Content.ReadAsStreamAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAnyAsync<IOException>(async () => await body.CopyToAsync(Stream.Null, patience.Token));

        var answer = (await api.Get("/api/stories")).ExpectProblem(401, "unauthenticated");
        Assert.Contains(Times.Text(ends), answer.Text);
    }

    [Fact]
    public async Task A_key_that_is_renewed_before_its_end_opens_after_it()
    {
        var key = ApiKey.New();
        var ends = DateTimeOffset.UtcNow.AddSeconds(4);
        var (id, _) = await newsroom.Keys.Grant(key, "pigiste.prolongée", Role.Reader, ends, new Caller("test"), default);
        using var api = newsroom.WithKey(key);
        (await api.Get("/api/stories")).Expect(HttpStatusCode.OK);
        Assert.Null(await newsroom.Keys.Renew(id, ends.AddDays(1), new Caller("test"), default));

        while (DateTimeOffset.UtcNow <= ends) await Task.Delay(100);

        (await api.Get("/api/stories")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("de.retour", "de.retour"), InlineData("rédaction chef", "Redaction-Chef"), InlineData("paul", "p\u0430ul")]
    public async Task A_name_is_given_once_whatever_became_of_its_key(string first, string second)
    {
        var (id, refusal) = await newsroom.Keys.Grant(ApiKey.New(), first, Role.Reader, new Caller("test"), default);
        Assert.Null(refusal);
        Assert.Equal("name-taken", (await newsroom.Keys.Grant(ApiKey.New(), second, Role.Reader, new Caller("test"), default)).Refusal?.Rule);
        await newsroom.Keys.Revoke(id, new Caller("test"), default);
        Assert.Equal("name-taken", (await newsroom.Keys.Grant(ApiKey.New(), second, Role.Reader, new Caller("test"), default)).Refusal?.Rule);
    }

    [Fact]
    public async Task Of_two_who_want_one_name_at_once_one_has_it()
    {
        var granted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            newsroom.Keys.Grant(ApiKey.New(), "convoitée", Role.Reader, new Caller("test"), default)));
        Assert.Single(granted, g => g.Refusal is null);
    }
}

/// <summary>Keys that open nothing, many of them from one address.</summary>
public sealed class FailedKeyTests(FailedKeyTests.Guessed newsroom) : IClassFixture<FailedKeyTests.Guessed>
{
    /// <summary>Of its own: its address has failed too often afterwards.</summary>
    public sealed class Guessed : RunningNewsroom;

    [Fact]
    public async Task Guesses_are_counted_limited_and_harm_nobody_whose_key_is_known()
    {
        (await newsroom.Desk.Get("/api/stories")).Expect(HttpStatusCode.OK);
        Answer answer;
        var refused = 0;
        do
        {
            using var guess = newsroom.WithKey(ApiKey.New());
            answer = await guess.Get("/api/stories");
            if (answer.Status == HttpStatusCode.Unauthorized) refused++;
        }
        while (answer.Status == HttpStatusCode.Unauthorized && refused < 100 * FailedKeys.Burst);

        answer.ExpectProblem(429, "too-many-failures");
        Assert.True(answer.Headers.ContainsKey("Retry-After"));
        Assert.InRange(refused, FailedKeys.Burst, int.MaxValue);
        var counts = newsroom.Services.GetRequiredService<FailedKeys>().Counts.ToDictionary(c => c.Reason, c => c.Count);
        Assert.Equal(refused, counts["unknown"]);
        Assert.Equal(1, counts["limited"]);
        (await newsroom.Desk.Get("/api/stories")).Expect(HttpStatusCode.OK);
        using var nobody = newsroom.WithKey(null);
        (await nobody.Get("/api/stories")).ExpectProblem(401, "unauthenticated");
    }
}

public sealed class KeyRingTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    [Fact]
    public async Task An_unknown_key_is_looked_for_once_until_some_key_is_granted()
    {
        var ring = newsroom.Services.GetRequiredService<KeyRing>();
        var (key, hash) = (ApiKey.New(), "");
        hash = ApiKey.Hash(key);
        using var api = newsroom.WithKey(key);
        (await api.Get("/api/stories")).ExpectProblem(401, "unauthenticated");
        Assert.Equal(KeyState.Unknown, ring.FindRemembered(hash)?.State);

        await newsroom.Keys.Grant(key, "retardataire", Role.Reader, new Caller("test"), default);

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await api.Get("/api/stories")).Status != HttpStatusCode.OK) await Task.Delay(20, patience.Token);
        Assert.Equal(KeyState.Open, ring.FindRemembered(hash)?.State);
    }

    [Fact]
    public async Task Guesses_do_not_fill_the_memory()
    {
        var ring = new KeyRing(newsroom.Services.GetRequiredService<IDocumentStore>(), new Stopped());
        var first = ApiKey.Hash("first");
        await ring.Find(first, default);
        Assert.NotNull(ring.FindRemembered(first));
        foreach (var guesses in Enumerable.Range(0, KeyRing.MostUnknown).Chunk(500))
            await Task.WhenAll(guesses.Select(i => ring.Find(ApiKey.Hash($"guess {i}"), default).AsTask()));
        Assert.Null(ring.FindRemembered(first));
    }

    /// <summary>So that nothing is forgotten because time went by.</summary>
    private sealed class Stopped : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;
    }
}

/// <summary>What is said of keys that open nothing, wherever they come from.</summary>
public sealed class FailedKeysTests
{
    [Fact]
    public void The_log_says_why_and_not_more_often_than_it_must()
    {
        var lines = new Lines();
        using var failed = new FailedKeys(lines);
        for (var i = 0; i < 1_000; i++) failed.Record(FailureReason.Revoked, IPAddress.Loopback, "odile");

        Assert.InRange(lines.Count, 1, 100);
        Assert.Contains("127.0.0.1", lines[0]);
        Assert.Contains("revoked, the key of 'odile'", lines[0]);
        Assert.Equal(1_000, failed.Counts.Sum(c => c.Count));
    }

    [Fact]
    public void Each_address_has_failures_of_its_own_and_a_network_of_IPv6_is_one()
    {
        using var failed = new FailedKeys(new Lines());
        for (var i = 0; i < 10 * FailedKeys.Burst; i++) failed.Record(FailureReason.Unknown, IPAddress.Parse($"2001:db8::{i:x}"), null);
        Assert.NotNull(failed.Record(FailureReason.Unknown, IPAddress.Parse("2001:db8::ffff"), null));
        Assert.Null(failed.Record(FailureReason.Unknown, IPAddress.Parse("2001:db8:0:1::1"), null));
        Assert.Null(failed.Record(FailureReason.Unknown, IPAddress.Loopback, null));
        Assert.False(failed.IsExhausted(IPAddress.Loopback));
    }

    private sealed class Lines : List<string>, ILogger<FailedKeys>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add(formatter(state, exception));
    }
}
