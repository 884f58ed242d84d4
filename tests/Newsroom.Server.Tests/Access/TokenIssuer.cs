using System.Net.Http.Json;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;

namespace Newsroom.Server.Tests.Access;

/// <summary>An issuer of OpenID Connect on this machine, which gives whoever asks whatever they ask for; and a forger with its keys.</summary>
public sealed class TokenIssuer : IAsyncDisposable
{
    public const string Audience = "newsroom";

    private readonly WebApplication app;
    private readonly HttpClient http;
    private int keys;

    private TokenIssuer(WebApplication app) => (this.app, http) = (app, new HttpClient { BaseAddress = new Uri(app.Urls.First()) });

    /// <summary>As its tokens name it.</summary>
    public string Address => http.BaseAddress!.ToString();

    public SigningCredentials Signing { get; private set; } = null!;

    public static async Task<TokenIssuer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetTokenEndpointUris("connect/token").AllowClientCredentialsFlow().EnableDegradedMode().DisableAccessTokenEncryption().AddEphemeralEncryptionKey();
            server.AddSigningKey(NewKey("key-0"));
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(on => on.UseInlineHandler(_ => default));
            server.AddEventHandler<OpenIddictServerEvents.HandleTokenRequestContext>(on => on.UseInlineHandler(Give));
        });
        var app = builder.Build();
        app.UseAuthentication();
        await app.StartAsync();
        var issuer = new TokenIssuer(app);
        issuer.Signing = issuer.Options.SigningCredentials[0];
        return issuer;
    }

    /// <summary>An access token, from the endpoint where clients get theirs.</summary>
    public async Task<string> Give(string subject, string[]? roles = null, string[]? groups = null, string audience = Audience, TimeSpan? lifetime = null)
    {
        using var request = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = "desk", ["client_secret"] = "word", ["subject"] = subject,
            ["roles"] = string.Join(' ', roles ?? []), ["groups"] = string.Join(' ', groups ?? []), ["for"] = audience,
            ["lifetime"] = $"{(lifetime ?? TimeSpan.FromHours(1)).TotalSeconds}",
        });
        using var answer = await http.PostAsync(new Uri("connect/token", UriKind.Relative), request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!["access_token"]!.GetValue<string>();
    }

    /// <summary>A token that is not the endpoint's, signed by its key unless it is said otherwise.</summary>
    public string Forge(Action<SecurityTokenDescriptor>? alter = null, IDictionary<string, object>? claims = null)
    {
        var token = new SecurityTokenDescriptor
        {
            Issuer = Address, Audience = Audience, SigningCredentials = Signing, TokenType = "at+jwt",
            IssuedAt = DateTime.UtcNow, NotBefore = DateTime.UtcNow, Expires = DateTime.UtcNow.AddHours(1),
            Claims = new Dictionary<string, object> { ["sub"] = "odile", ["roles"] = new[] { "reader" } },
        };
        foreach (var (name, value) in claims ?? new Dictionary<string, object>()) token.Claims[name] = value;
        alter?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    /// <summary>From now on it signs with another key, and names that one alone.</summary>
    public void Rotate()
    {
        Signing = new SigningCredentials(NewKey($"key-{++keys}"), SecurityAlgorithms.RsaSha256);
        Options.SigningCredentials.Clear();
        Options.SigningCredentials.Add(Signing);
    }

    public static RsaSecurityKey NewKey(string name) => new(RSA.Create(2048)) { KeyId = name };

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    private OpenIddictServerOptions Options => app.Services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue;

    private static ValueTask Give(OpenIddictServerEvents.HandleTokenRequestContext context)
    {
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        identity.SetClaim(OpenIddictConstants.Claims.Subject, (string?)context.Request["subject"]);
        foreach (var name in new[] { "roles", "groups" })
            identity.SetClaims(name, [.. ((string?)context.Request[name] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        identity.SetAudiences((string)context.Request["for"]!);
        identity.SetAccessTokenLifetime(TimeSpan.FromSeconds(double.Parse((string)context.Request["lifetime"]!, System.Globalization.CultureInfo.InvariantCulture)));
        identity.SetDestinations(_ => [OpenIddictConstants.Destinations.AccessToken]);
        context.Principal = new ClaimsPrincipal(identity);
        return default;
    }
}

/// <summary>A newsroom that takes the issuer's tokens.</summary>
public sealed class TokenNewsroom : RunningNewsroom
{
    public TokenIssuer Issuer { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        Issuer = await TokenIssuer.Start();
        await base.InitializeAsync();
    }

    protected override Hosting.ServerOptions Set(Hosting.ServerOptions options) => options with
    {
        Tokens = new() { Authority = Issuer.Address, Audience = TokenIssuer.Audience, ClockSkew = TimeSpan.Zero, Roles = "reader=reader,desk=journalist,chiefs=editor,owners=administrator", Groups = "/desk/foreign=foreign,/desk/sport=sport" },
    };
}
