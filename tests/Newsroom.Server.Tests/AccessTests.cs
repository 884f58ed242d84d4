using System.Net;
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
    [InlineData("/openapi/v1.json")]
    [InlineData("/there/is/nothing/here")]
    public async Task Without_a_key_everything_but_health_is_a_401(string path)
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
    public async Task Health_needs_no_key(string path)
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
}
