using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Newsroom.Server.Access;

/// <summary>
/// Whoever comes with nothing, where public reading is on and the endpoint is open to the public: a principal without a name, without
/// an id and without any of the roles. What it is shown is the public's view at present (<c>MomentQuery</c> sees to that).
/// </summary>
public sealed class PublicReading(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Public";

    /// <summary>Stands where a role stands, and is none.</summary>
    public const string Public = "public";

    private static readonly ClaimsPrincipal Anybody = new(new ClaimsIdentity([new Claim(ClaimTypes.Role, Public)], SchemeName));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        MayRead(Context) ? AuthenticateResult.Success(new AuthenticationTicket(Anybody, SchemeName)) : AuthenticateResult.NoResult());

    /// <summary>Whether the request is one that the public may make. Whoever sends a key or a token is asked about that, and never taken for the public.</summary>
    public static bool MayRead(HttpContext http) =>
        http.Request.Headers.Authorization.Count == 0 && HttpMethods.IsGet(http.Request.Method) && http.GetEndpoint()?.Metadata.GetMetadata<OpenToThePublic>() is not null;
}

/// <summary>The endpoint may be read by anybody, where public reading is on: it shows the public's view, and nothing else to whoever has no role.</summary>
public sealed record OpenToThePublic;

public static class PublicReadingOfEndpoints
{
    public static TBuilder OpenToThePublic<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new OpenToThePublic());

    /// <summary>Whether nobody in particular asks.</summary>
    public static bool IsThePublic(this ClaimsPrincipal user) => user.IsInRole(PublicReading.Public);
}
