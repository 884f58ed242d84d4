using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Newsroom.Core.Access;
using Newsroom.Core.Kernel;
using Newsroom.Server.Hosting;
using Newsroom.Server.Http;

namespace Newsroom.Server.Access;

/// <summary><c>Authorization: Bearer nr_…</c> (RFC 6750 §2.1). There is no other place for a key: an address is logged.</summary>
public sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyRing keys, FailedKeys failed, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    private string? refusal;
    private int? retryAfter;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        // Whether the process lives must not depend on the database, which knows the keys.
        if (Context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null) return AuthenticateResult.NoResult();
        // Whoever sends no key tries nothing.
        if (header.Length == 0) return AuthenticateResult.NoResult();
        if (BearerCredential.Of(Request) is not { } given)
            return Failed(FailureReason.Malformed, null, "Send the API key as: Authorization: Bearer nr_…");

        var hash = ApiKey.Hash(given);
        var address = Context.Connection.RemoteIpAddress;
        var found = keys.FindRemembered(hash)
            ?? (failed.IsExhausted(address) && !keys.WasSeen(hash) ? new KeyFinding(KeyState.Unknown, null) : await keys.Find(hash, Context.RequestAborted));
        switch (found)
        {
            case { State: KeyState.Revoked, Key: var revoked }:
                return Failed(FailureReason.Revoked, revoked!.Name, "The API key was revoked.");
            case { State: KeyState.Ended, Key: var ended }:
                return Failed(FailureReason.Ended, ended!.Name, $"The API key ended at {Times.Text(ended.Ends!.Value)}.");
            case { State: KeyState.Unknown }:
                return Failed(FailureReason.Unknown, null, "The API key is not known here.");
        }
        var key = found.Key!;
        StreamEnd.Watch(Context, key, keys, clock);
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, key.Id), new Claim(ClaimTypes.Name, key.Name), new Claim(ClaimTypes.Role, key.Role.Word())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    private AuthenticateResult Failed(FailureReason reason, string? name, string detail)
    {
        refusal = detail;
        retryAfter = failed.Record(reason, Context.Connection.RemoteIpAddress, name);
        return AuthenticateResult.Fail(detail);
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (retryAfter is { } seconds)
        {
            await ProblemAnswers.Write(Context, Problems.TooManyFailures(refusal!, seconds));
            return;
        }
        var given = Request.Headers.Authorization.Count > 0;
        Response.Headers.WWWAuthenticate = given ? "Bearer realm=\"newsroom\", error=\"invalid_token\"" : "Bearer realm=\"newsroom\"";
        await ProblemAnswers.Write(Context, Problems.Unauthenticated(refusal ?? "Send an API key: Authorization: Bearer nr_…"));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var needed = Context.GetEndpoint()?.Metadata.GetMetadata<NeedsRole>()?.Role.Word() ?? "another role";
        var role = Context.User.FindFirstValue(ClaimTypes.Role) ?? "none";
        Response.Headers.WWWAuthenticate = BearerCredential.InsufficientScope;
        return ProblemAnswers.Write(Context, Problems.Forbidden($"This needs the role {needed}; the key's role is {role}."));
    }
}

/// <summary>The role that an endpoint needs at least.</summary>
public sealed record NeedsRole(Role Role);

public static class Authorization
{
    private const string ByCredential = "Credential";

    public static IServiceCollection AddAccess(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<KeyRing>().AddSingleton<FailedKeys>().AddSingleton<Colleagues>();
        // The core alone: AddAuthentication would also make keys for cookies and write them into the home directory.
        services.AddAuthenticationCore(authentication => authentication.DefaultScheme = ByCredential);
        services.AddWebEncoders();
        var takesTokens = options.Tokens.Authority is not null;
        var schemes = new AuthenticationBuilder(services)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, PublicReading>(PublicReading.SchemeName, null)
            .AddPolicyScheme(ByCredential, null, policy => policy.ForwardDefaultSelector = http =>
                takesTokens && BearerCredential.Of(http.Request) is { } given && TokenAuthentication.LooksLikeToken(given) ? TokenAuthentication.SchemeName
                : options.PublicReading && PublicReading.MayRead(http) ? PublicReading.SchemeName
                : ApiKeyAuthentication.SchemeName);
        if (takesTokens) schemes.AddTokens(options.Tokens);
        var authorization = services.AddAuthorizationBuilder()
            // Addresses that do not exist included: without a key nobody learns what does.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var role in Enum.GetValues<Role>())
            authorization.AddPolicy(role.Word(), policy => policy.RequireRole(role == Core.Access.Role.Reader ? [.. Roles.All, PublicReading.Public] : [.. Roles.All.Skip((int)role)]));
        return services;
    }

    public static TBuilder Needs<TBuilder>(this TBuilder builder, Role role) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(role.Word()).WithMetadata(new NeedsRole(role));

    /// <summary>The id of the key that the request carries, which is the subject of its grant and its revocation; of whoever comes with a token, one for ever too.</summary>
    public static string KeyId(this ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("The endpoint takes requests without a key.");

    /// <summary>Whether the request carries a key, of which the log knows, and not a token.</summary>
    public static bool HasKey(this ClaimsPrincipal user) => user.Identity?.AuthenticationType == ApiKeyAuthentication.SchemeName;

    public static Role Role(this ClaimsPrincipal user) =>
        Roles.TryParse(user.FindFirstValue(ClaimTypes.Role), out var own) ? own : throw new InvalidOperationException("The endpoint takes requests without a key.");

    public static bool Is(this ClaimsPrincipal user, Role role) =>
        Roles.TryParse(user.FindFirstValue(ClaimTypes.Role), out var own) && own.Allows(role);
}
