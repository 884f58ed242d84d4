using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Newsroom.Cluster;
using Newsroom.Server.Access;
using Newsroom.Server.Hosting;

namespace Newsroom.Server.Tests.Access;

/// <summary>Tokens of an issuer of OpenID Connect: whose are taken, whose are not, and who acts with them.</summary>
public sealed class TokenTests(TokenNewsroom newsroom) : IClassFixture<TokenNewsroom>
{
    private TokenIssuer Issuer => newsroom.Issuer;

    [Theory]
    [InlineData("reader", "GET", "/api/stories", 200)]
    [InlineData("reader", "POST", "/api/articles", 403)]
    [InlineData("desk", "POST", "/api/articles", 400)]
    [InlineData("desk", "POST", "/api/stories/x/close", 403)]
    [InlineData("chiefs", "POST", "/api/stories/x/close", 404)]
    [InlineData("chiefs", "GET", "/api/messages", 403)]
    [InlineData("owners", "GET", "/api/messages", 200)]
    [InlineData("reader chiefs other", "POST", "/api/stories/x/close", 404)]
    public async Task What_the_claim_says_is_a_role_by_the_settings_and_the_highest_counts(string roles, string method, string path, int status)
    {
        using var api = newsroom.WithKey(await Issuer.Give("odile", roles.Split(' ')));
        var answer = (await api.Send(new HttpMethod(method), path, method == "POST" ? "{}" : null, ("If-Match", "\"v1-\""))).Expect((HttpStatusCode)status);
        if (status == 403) Assert.Contains("error=\"insufficient_scope\"", answer.Headers["WWW-Authenticate"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("administrator")]
    [InlineData("Chiefs")]
    public async Task A_token_without_a_role_of_ours_opens_nothing_and_is_told_so(string roles)
    {
        using var api = newsroom.WithKey(await Issuer.Give("odile", roles.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains("nothing in the token's 'roles' gives a role", (await api.Get("/api/stories")).ExpectProblem(403, "forbidden").Text);
        (await api.Get("/health/live")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_subject_is_the_actor_under_a_name_that_no_key_can_have()
    {
        using var api = newsroom.WithKey(await Issuer.Give("odile.marchand", ["desk"]));
        var article = await api.Filed();
        Assert.Equal("oidc:odile.marchand", article.Json["filedBy"]!.GetValue<string>());
        Assert.Equal("name-reserved", (await newsroom.Keys.Grant(ApiKey.New(), "oidc:odile.marchand", Core.Access.Role.Reader, new("test"), default)).Refusal?.Rule);
    }

    [Fact]
    public async Task A_repeat_is_its_own_actors()
    {
        using var odile = newsroom.WithKey(await Issuer.Give("odile", ["desk"]));
        using var again = newsroom.WithKey(await Issuer.Give("odile", ["desk", "chiefs"]));
        using var paul = newsroom.WithKey(await Issuer.Give("paul", ["desk"]));
        var body = new { outlet = "La Gazette", title = "Le port", language = "fr", kind = "report", body = Given.Body() };
        var first = (await odile.Post("/api/articles", body, ("Idempotency-Key", "k"))).Expect(HttpStatusCode.Created);
        Assert.Equal(first.Id, (await again.Post("/api/articles", body, ("Idempotency-Key", "k"))).Id);
        Assert.NotEqual(first.Id, (await paul.Post("/api/articles", body, ("Idempotency-Key", "k"))).Id);
    }

    [Fact]
    public async Task The_groups_that_the_settings_know_stand_on_the_principal()
    {
        var user = await Authenticated(await Issuer.Give("odile", ["desk"], ["/desk/foreign", "/desk/sport", "/canteen"]));
        Assert.Equal(["foreign", "sport"], user.FindAll(TokenAuthentication.GroupClaim).Select(c => c.Value));
        Assert.Equal("oidc:odile", user.Identity!.Name);
        Assert.Equal("journalist", user.FindFirstValue(ClaimTypes.Role));
        Assert.Empty((await Authenticated(await Issuer.Give("odile", ["desk"]))).FindAll(TokenAuthentication.GroupClaim));
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        { "expired", "token-expired", "expired at" },
        { "ends never", "token-expired", "does not say when it expires" },
        { "early", "token-early", "not valid before" },
        { "audience", "token-audience", "'aud'" },
        { "no audience", "token-audience", "'aud'" },
        { "issuer", "token-issuer", "'iss'" },
        { "another key", "token-signature", "not signed by a key" },
        { "another key under the name", "token-signature", "not signed by a key" },
        { "none", "token-signature", "not signed by a key" },
        { "hs256", "token-signature", "not signed by a key" },
        { "altered", "token-signature", "not signed by a key" },
        { "logout", "token-malformed", "no access token" },
        { "garbage", "token-malformed", "cannot be read" },
        { "no subject", "token-name", "'sub'" },
        { "unseen", "token-name", "U+202E" },
        { "blank", "token-name", "white space" },
        { "long", "token-name", "code points" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_token_that_is_not_good_is_a_401_that_says_why_and_is_counted(string kind, string reason, string words)
    {
        var before = Count(reason);
        using var api = newsroom.WithKey(Bad(kind));

        var answer = (await api.Get("/api/stories")).ExpectProblem(401, "unauthenticated");

        Assert.Contains(words, answer.Json["detail"]!.GetValue<string>());
        Assert.StartsWith("Bearer realm=\"newsroom\", error=\"invalid_token\", error_description=\"", answer.Headers["WWW-Authenticate"]);
        Assert.Equal(before + 1, Count(reason));
        (await newsroom.Desk.Get("/api/stories")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_a_forger_makes_of_the_issuers_own_is_taken_so_that_the_refusals_above_have_their_reason()
    {
        using var api = newsroom.WithKey(Issuer.Forge());
        (await api.Get("/api/stories")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_for_something_else_from_the_endpoint_itself_opens_nothing()
    {
        using var api = newsroom.WithKey(await Issuer.Give("odile", ["owners"], audience: "payroll"));
        (await api.Get("/api/stories")).ExpectProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_key_that_the_issuer_has_changed_to_is_asked_for_and_the_one_before_opens_nothing_more()
    {
        using var before = newsroom.WithKey(await Issuer.Give("odile", ["reader"]));
        (await before.Get("/api/stories")).Expect(HttpStatusCode.OK);
        Issuer.Rotate();
        using var after = newsroom.WithKey(await Issuer.Give("odile", ["reader"]));

        // The issuer is not asked twice within two seconds.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        Answer answer;
        do
        {
            patience.Token.ThrowIfCancellationRequested();
            answer = await after.Get("/api/stories");
            if (answer.Status != HttpStatusCode.OK) answer.ExpectProblem(401, "unauthenticated");
        }
        while (answer.Status != HttpStatusCode.OK);

        (await before.Get("/api/stories")).ExpectProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_live_stream_ends_with_its_token_and_the_token_opens_nothing_more()
    {
        var token = await Issuer.Give("odile", ["reader"], lifetime: TimeSpan.FromSeconds(4));
        using var http = new HttpClient(new ContractHandler()) { BaseAddress = newsroom.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var stream = await http.GetAsync(new Uri("/api/stream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        stream.EnsureSuccessStatusCode();
        await using var body = await stream.Content.ReadAsStreamAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));

        await Assert.ThrowsAnyAsync<IOException>(async () => await body.CopyToAsync(Stream.Null, patience.Token));

        using var api = newsroom.WithKey(token);
        Assert.Contains("expired at", (await api.Get("/api/stories")).ExpectProblem(401, "unauthenticated").Text);
    }

    [Fact]
    public async Task Where_no_issuer_is_named_a_token_is_a_key_that_nobody_knows()
    {
        var database = await (await TemporaryCluster.SharedAsync()).CreateDatabaseAsync();
        await using (var served = await Served.Start(Options(database)))
        {
            using var api = new Api(served.Address, Issuer.Forge());
            Assert.Contains("not known here", (await api.Get("/api/stories")).ExpectProblem(401, "unauthenticated").Text);
            await served.Stop();
        }
        await (await TemporaryCluster.SharedAsync()).DropDatabaseAsync(database);
    }

    [Fact]
    public async Task Whoever_comes_with_tokens_is_limited_as_a_key_is_whatever_token_it_is()
    {
        var database = await (await TemporaryCluster.SharedAsync()).CreateDatabaseAsync();
        await using (var served = await Served.Start(Options(database) with
        {
            ActorRequests = 1, AddressRequests = 0, Tokens = newsroom.Options.Tokens,
        }))
        {
            var answers = new List<HttpStatusCode>();
            for (var i = 0; i < 20; i++)
            {
                using var odile = new Api(served.Address, Issuer.Forge(claims: new Dictionary<string, object> { ["jti"] = $"{i}" }));
                answers.Add((await odile.Get("/api/stories")).Status);
            }
            Assert.Contains(HttpStatusCode.TooManyRequests, answers);
            using var paul = new Api(served.Address, Issuer.Forge(claims: new Dictionary<string, object> { ["sub"] = "paul" }));
            (await paul.Get("/api/stories")).Expect(HttpStatusCode.OK);

            // Whoever fails again and again is told to wait, and harms nobody whose token is good.
            Answer answer;
            var refused = 0;
            do
            {
                using var guess = new Api(served.Address, $"ey.{refused}.x");
                answer = await guess.Get("/api/stories");
            }
            while (answer.Status == HttpStatusCode.Unauthorized && ++refused < 100 * FailedKeys.Burst);
            answer.ExpectProblem(429, "too-many-failures");
            using var anne = new Api(served.Address, Issuer.Forge(claims: new Dictionary<string, object> { ["sub"] = "anne" }));
            (await anne.Get("/api/stories")).Expect(HttpStatusCode.OK);
            await served.Stop();
        }
        await (await TemporaryCluster.SharedAsync()).DropDatabaseAsync(database);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_issuer_that_is_away_is_a_503_at_once_and_keys_open_as_ever(bool answersNothing)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var authority = $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}";
        if (!answersNothing) silent.Stop();
        var database = await (await TemporaryCluster.SharedAsync()).CreateDatabaseAsync();
        var key = ApiKey.New();
        await using (var served = await Served.Start(Options(database) with
        {
            AdminKey = key, Tokens = newsroom.Options.Tokens with { Authority = authority, Patience = TimeSpan.FromSeconds(1) },
        }))
        {
            using var desk = new Api(served.Address, key);
            using var odile = new Api(served.Address, Issuer.Forge());
            var asked = Enumerable.Range(0, 30).Select(_ => odile.Get("/api/stories")).ToList();
            (await desk.Get("/api/stories")).Expect(HttpStatusCode.OK);
            foreach (var answer in await Task.WhenAll(asked))
                Assert.True(answer.ExpectProblem(503, "issuer-unavailable").Headers.ContainsKey("Retry-After"));
            Assert.Equal(0, served.Get<FailedKeys>().Counts.Sum(c => c.Count));
            await served.Stop();
        }
        await (await TemporaryCluster.SharedAsync()).DropDatabaseAsync(database);
    }

    [Fact]
    public async Task Another_issuers_metadata_at_the_address_are_not_taken()
    {
        // The same server by another name: what it says of itself is not that name.
        var other = newsroom.Options.Tokens with { Authority = Issuer.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "sub" };
        using var keys = new IssuerKeys(other, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<IssuerKeys>.Instance);
        await Assert.ThrowsAsync<IssuerUnavailable>(() => keys.GetConfigurationAsync(default));
        using var own = new IssuerKeys(newsroom.Options.Tokens, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<IssuerKeys>.Instance);
        Assert.NotEmpty((await own.GetConfigurationAsync(default)).SigningKeys);
    }

    private string Bad(string kind)
    {
        var public256 = new SymmetricSecurityKey(((RsaSecurityKey)Issuer.Signing.Key).Rsa.ExportSubjectPublicKeyInfo()) { KeyId = Issuer.Signing.Key.KeyId };
        return kind switch
        {
            "expired" => Issuer.Forge(t => (t.NotBefore, t.Expires) = (DateTime.UtcNow.AddHours(-2), DateTime.UtcNow.AddHours(-1))),
            "ends never" => Issuer.Forge(t => t.Expires = null),
            "early" => Issuer.Forge(t => t.NotBefore = DateTime.UtcNow.AddMinutes(30)),
            "audience" => Issuer.Forge(t => t.Audience = "payroll"),
            "no audience" => Issuer.Forge(t => t.Audience = null),
            "issuer" => Issuer.Forge(t => t.Issuer = "https://elsewhere.example/"),
            "another key" => Issuer.Forge(t => t.SigningCredentials = new(TokenIssuer.NewKey("unknown"), SecurityAlgorithms.RsaSha256)),
            "another key under the name" => Issuer.Forge(t => t.SigningCredentials = new(TokenIssuer.NewKey(Issuer.Signing.Key.KeyId!), SecurityAlgorithms.RsaSha256)),
            "none" => Issuer.Forge(t => t.SigningCredentials = null),
            "hs256" => Issuer.Forge(t => t.SigningCredentials = new(public256, SecurityAlgorithms.HmacSha256)),
            "altered" => Altered(Issuer.Forge()),
            "logout" => Issuer.Forge(t => t.TokenType = "logout+jwt"),
            "garbage" => "eyJ.eyJ.x",
            "no subject" => Issuer.Forge(t => t.Claims.Remove("sub")),
            "unseen" => Issuer.Forge(claims: new Dictionary<string, object> { ["sub"] = "\u202eelido" }),
            "blank" => Issuer.Forge(claims: new Dictionary<string, object> { ["sub"] = "odile " }),
            "long" => Issuer.Forge(claims: new Dictionary<string, object> { ["sub"] = new string('o', 256) }),
            _ => throw new ArgumentException(kind),
        };
    }

    /// <summary>With another role in it, under the signature that it had.</summary>
    private static string Altered(string token)
    {
        var parts = token.Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("reader", "owners", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}";
    }

    private long Count(string reason) => newsroom.Services.GetRequiredService<FailedKeys>().Counts.Single(c => c.Reason == reason).Count;

    private async Task<ClaimsPrincipal> Authenticated(string token)
    {
        await using var scope = newsroom.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Headers.Authorization = $"Bearer {token}";
        var result = await http.AuthenticateAsync();
        Assert.True(result.Succeeded, result.Failure?.Message);
        return result.Principal;
    }

    private static ServerOptions Options(string database) => new()
    {
        DataDirectory = "", ConnectionString = database, AdminKey = ApiKey.New(), Urls = "http://127.0.0.1:0",
    };
}
