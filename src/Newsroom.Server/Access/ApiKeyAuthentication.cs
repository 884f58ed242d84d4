using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Newsroom.Core.Access;
using Newsroom.Server.Http;

namespace Newsroom.Server.Access;

/// <summary><c>Authorization: Bearer nr_…</c> (RFC 6750 §2.1). There is no other place for a key: an address is logged.</summary>
public sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyRing keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        // Whether the process lives must not depend on the database, which knows the keys.
        if (Context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null) return AuthenticateResult.NoResult();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var key = await keys.Find(header[Prefix.Length..].Trim(), Context.RequestAborted);
        if (key is null) return AuthenticateResult.Fail("The key is not known here, or was revoked.");

        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, key.Id), new Claim(ClaimTypes.Name, key.Name), new Claim(ClaimTypes.Role, key.Role.Word())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var given = Request.Headers.Authorization.Count > 0;
        Response.Headers.WWWAuthenticate = given ? "Bearer realm=\"newsroom\", error=\"invalid_token\"" : "Bearer realm=\"newsroom\"";
        await ProblemAnswers.Write(Context, Problems.Unauthenticated(given
            ? "The API key is not known here, or was revoked."
            : "Send an API key: Authorization: Bearer nr_…"));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var needed = Context.GetEndpoint()?.Metadata.GetMetadata<NeedsRole>()?.Role.Word() ?? "another role";
        var role = Context.User.FindFirstValue(ClaimTypes.Role) ?? "none";
        return ProblemAnswers.Write(Context, Problems.Forbidden($"This needs the role {needed}; the key's role is {role}."));
    }
}

/// <summary>The role that an endpoint needs at least.</summary>
public sealed record NeedsRole(Role Role);

public static class Authorization
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<KeyRing>();
        // The core alone: AddAuthentication would also make keys for cookies and write them into the home directory.
        services.AddAuthenticationCore(options =>
        {
            options.AddScheme<ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null);
            options.DefaultScheme = ApiKeyAuthentication.SchemeName;
        });
        services.AddWebEncoders();
        services.AddTransient<ApiKeyAuthentication>();
        var authorization = services.AddAuthorizationBuilder()
            // Addresses that do not exist included: without a key nobody learns what does.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var role in Enum.GetValues<Role>())
            authorization.AddPolicy(role.Word(), policy => policy.RequireRole(Roles.All.Skip((int)role)));
        return services;
    }

    public static TBuilder Needs<TBuilder>(this TBuilder builder, Role role) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(role.Word()).WithMetadata(new NeedsRole(role));

    /// <summary>The id of the key that the request carries, which is the subject of its grant and its revocation.</summary>
    public static string KeyId(this ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("The endpoint takes requests without a key.");

    public static bool Is(this ClaimsPrincipal user, Role role) =>
        Roles.TryParse(user.FindFirstValue(ClaimTypes.Role), out var own) && own.Allows(role);
}
