using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Newsroom.Core.Access;
using Newsroom.Core.Kernel;
using Newsroom.Server.Hosting;
using Newsroom.Server.Http;

namespace Newsroom.Server.Access;

/// <summary>
/// Tokens of an issuer of OpenID Connect beside keys: <c>Authorization: Bearer eyJ…</c>, signed (RFC 7515) by one of the issuer's
/// own asymmetric keys, for this newsroom. The claims say who it is, which role and which groups; nothing of a token is kept.
/// </summary>
public static class TokenAuthentication
{
    public const string SchemeName = "Token";

    /// <summary>Of the principal: a group that the token names; one claim each.</summary>
    public const string GroupClaim = "newsroom:group";

    /// <summary>Nothing that a public key could be used for as if it were a secret, and no "none" (RFC 8725 §3.1).</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Of access tokens; others that an issuer signs (of a logout, of an event) say nothing about who asks (RFC 8725 §3.11).</summary>
    private static readonly string[] Types = ["JWT", "at+jwt", "application/at+jwt"];

    /// <summary>Whether it looks like a token in compact serialization (RFC 7515 §7.1): it begins with a JSON object in base64url, and has points.</summary>
    public static bool LooksLikeToken(string credential) => credential.StartsWith("ey", StringComparison.Ordinal) && credential.Contains('.', StringComparison.Ordinal);

    public static void AddTokens(this AuthenticationBuilder authentication, TokenOptions tokens)
    {
        authentication.Services.AddSingleton(services => new IssuerKeys(
            tokens, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<IssuerKeys>>()));
        authentication.AddScheme<JwtBearerOptions, JwtBearerHandler>(SchemeName, null, _ => { });
        authentication.Services.AddOptions<JwtBearerOptions>(SchemeName).Configure<IssuerKeys>((jwt, issuer) =>
        {
            jwt.ConfigurationManager = issuer;
            jwt.MapInboundClaims = false;
            jwt.SaveToken = false;
            jwt.TokenValidationParameters = new TokenValidationParameters
            {
                ValidAudience = tokens.Audience, ValidAlgorithms = Algorithms, ClockSkew = tokens.ClockSkew,
                TypeValidator = (type, _, _) => type is null || Types.Contains(type, StringComparer.OrdinalIgnoreCase)
                    ? type ?? "JWT"
                    : throw new SecurityTokenInvalidTypeException("It is no access token."),
            };
            jwt.Events = new JwtBearerEvents
            {
                OnMessageReceived = context => Begin(context, issuer),
                OnTokenValidated = context => Admit(context, tokens),
                OnAuthenticationFailed = context =>
                {
                    var (reason, detail) = Why(context.Exception);
                    Refuse(context.HttpContext, reason, detail);
                    return Task.CompletedTask;
                },
                OnChallenge = async context =>
                {
                    context.HandleResponse();
                    await Challenge(context.HttpContext);
                },
                OnForbidden = context => Forbid(context.HttpContext, tokens),
            };
        });
        authentication.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<JwtBearerOptions>, JwtBearerPostConfigureOptions>());
    }

    private static async Task Begin(MessageReceivedContext context, IssuerKeys issuer)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            context.NoResult();
            return;
        }
        context.Token = BearerCredential.Of(context.Request);
        string? key;
        try
        {
            key = new JsonWebToken(context.Token).Kid;
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException)
        {
            // The handler says so once more, where every refusal is counted.
            return;
        }
        try
        {
            await issuer.With(string.IsNullOrEmpty(key) ? null : key, context.HttpContext.RequestAborted);
        }
        catch (IssuerUnavailable unavailable)
        {
            // Nobody's failure: neither counted nor limited.
            context.Fail(unavailable);
            context.HttpContext.Features.Set(new TokenRefusal(Problems.IssuerUnavailable()));
        }
    }

    /// <summary>Makes of the claims a principal such as keys have: a name, a role, an id for limits; and the groups.</summary>
    private static Task Admit(TokenValidatedContext context, TokenOptions tokens)
    {
        var token = (JsonWebToken)context.SecurityToken;
        using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload));
        string? actor = null, why = $"It has no text '{tokens.NameClaim}'.";
        if (Values(payload.RootElement, tokens.NameClaim) is [var name]) actor = TokenActor.Of(name, out why);
        if (actor is null)
        {
            var detail = $"The token names nobody who could act here by '{tokens.NameClaim}': {why}";
            Refuse(context.HttpContext, FailureReason.TokenName, detail);
            context.Fail(detail);
            return Task.CompletedTask;
        }
        var claims = new List<Claim> { new(ClaimTypes.NameIdentifier, Ids.From("token", token.Issuer, actor)), new(ClaimTypes.Name, actor) };
        if (tokens.RoleOf(Values(payload.RootElement, tokens.RoleClaim)) is { } role) claims.Add(new(ClaimTypes.Role, role.Word()));
        claims.AddRange(tokens.GroupsOf(Values(payload.RootElement, tokens.GroupClaim)).Select(group => new Claim(GroupClaim, group)));
        context.Principal = new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName));
        StreamEnd.Watch(
            context.HttpContext, new DateTimeOffset(token.ValidTo, TimeSpan.Zero) + tokens.ClockSkew,
            context.HttpContext.RequestServices.GetRequiredService<TimeProvider>());
        return Task.CompletedTask;
    }

    /// <summary>The texts of a claim: one, or those of a list. By its own name first, which may hold full stops, then by its place.</summary>
    public static IReadOnlyList<string> Values(JsonElement payload, string claim)
    {
        if (!payload.TryGetProperty(claim, out var value))
        {
            value = payload;
            foreach (var part in claim.Split('.'))
                if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(part, out value)) return [];
        }
        return value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)],
            _ => [],
        };
    }

    private static (FailureReason Reason, string Detail) Why(Exception failure) => failure switch
    {
        AggregateException several => Why(several.InnerExceptions[0]),
        SecurityTokenExpiredException expired => (FailureReason.TokenExpired, $"The token expired at {Text(expired.Expires)}."),
        SecurityTokenNotYetValidException early => (FailureReason.TokenEarly, $"The token is not valid before {Text(early.NotBefore)}."),
        SecurityTokenNoExpirationException => (FailureReason.TokenExpired, "The token does not say when it expires."),
        SecurityTokenInvalidLifetimeException => (FailureReason.TokenExpired, "The token's times contradict each other."),
        SecurityTokenInvalidAudienceException => (FailureReason.TokenAudience, "The token was given for something else: 'aud' does not name this newsroom."),
        SecurityTokenInvalidIssuerException => (FailureReason.TokenIssuer, "The token is another issuer's: 'iss' is not the one whose tokens are taken here."),
        SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException or SecurityTokenInvalidSigningKeyException =>
            (FailureReason.TokenSignature, "The token is not signed by a key of the issuer's, in a way that is taken here."),
        SecurityTokenInvalidTypeException => (FailureReason.TokenMalformed, "The token is no access token: see its header's 'typ'."),
        _ => (FailureReason.TokenMalformed, "The token cannot be read."),
    };

    private static string Text(DateTime? time) => time is { } at ? Times.Text(new DateTimeOffset(at, TimeSpan.Zero)) : "a time that it does not say";

    private static void Refuse(HttpContext http, FailureReason reason, string detail)
    {
        var wait = http.RequestServices.GetRequiredService<FailedKeys>().Record(reason, http.Connection.RemoteIpAddress, null);
        http.Features.Set(new TokenRefusal(wait is { } seconds ? Problems.TooManyFailures(detail, seconds) : Problems.Unauthenticated(detail)));
    }

    private static Task Challenge(HttpContext http)
    {
        var problem = http.Features.Get<TokenRefusal>()?.Problem ?? Problems.Unauthenticated("The token opens nothing here.");
        if (problem.Status == StatusCodes.Status401Unauthorized)
            http.Response.Headers.WWWAuthenticate = $"Bearer realm=\"newsroom\", error=\"invalid_token\", error_description=\"{BearerCredential.Quotable(problem.Detail)}\"";
        return ProblemAnswers.Write(http, problem);
    }

    private static Task Forbid(HttpContext http, TokenOptions tokens)
    {
        var needed = http.GetEndpoint()?.Metadata.GetMetadata<NeedsRole>()?.Role.Word() ?? "another role";
        var own = http.User.FindFirstValue(ClaimTypes.Role);
        http.Response.Headers.WWWAuthenticate = BearerCredential.InsufficientScope;
        return ProblemAnswers.Write(http, Problems.Forbidden(own is null
            ? $"This needs the role {needed}; nothing in the token's '{tokens.RoleClaim}' gives a role here."
            : $"This needs the role {needed}; the token's role is {own}."));
    }

    /// <summary>What the challenge says, kept from where the token was looked at.</summary>
    private sealed record TokenRefusal(Problem Problem);
}
