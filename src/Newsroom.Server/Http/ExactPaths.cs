using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Newsroom.Server.Http;

/// <summary>
/// Addresses are served as they are documented: in that case of letters, with nothing encoded in their fixed parts, and without
/// dot segments (RFC 3986 §6.2 lets a server tell such spellings apart). Routing itself takes <c>/Health/ready</c>,
/// <c>/%68ealth/ready</c> and <c>/x/../health/ready</c> for <c>/health/ready</c>; a proxy that denies or limits by the path as it
/// was sent would then deny less than it says.
/// </summary>
public static class ExactPaths
{
    /// <summary>Stands behind routing, and makes what was matched by another spelling an address that is not there.</summary>
    public static IApplicationBuilder UseExactPaths(this IApplicationBuilder app) =>
        app.Use((http, next) =>
        {
            if (http.GetEndpoint() is RouteEndpoint endpoint && !IsAsDocumented(endpoint, http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget))
                http.SetEndpoint(null);
            return next(http);
        });

    private static bool IsAsDocumented(RouteEndpoint endpoint, string rawTarget)
    {
        var path = PathOf(rawTarget).Trim('/');
        var segments = path.Length == 0 ? [] : path.Split('/');
        var pattern = endpoint.RoutePattern.PathSegments;
        if (segments.Length != pattern.Count) return false;
        for (var i = 0; i < segments.Length; i++)
        {
            if (pattern[i] is { IsSimple: true, Parts: [RoutePatternLiteralPart literal] } && literal.Content != segments[i]) return false;
        }
        return true;
    }

    /// <summary>Without the query, and of a target in absolute form (RFC 9112 §3.2.2) only what follows the authority.</summary>
    private static string PathOf(string target)
    {
        var path = target.AsSpan();
        if (path.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme && path[0] != '/')
        {
            var rest = path[(scheme + 3)..];
            path = rest.IndexOf('/') is >= 0 and var slash ? rest[slash..] : "/";
        }
        return (path.IndexOfAny('?', '#') is >= 0 and var end ? path[..end] : path).ToString();
    }
}
