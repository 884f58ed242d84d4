using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Routing.Patterns;
using Newsroom.Server.Desk;

namespace Newsroom.Server.Http;

/// <summary>Who asks, as an HTTP request says it: the key's name, the trace, and <c>Idempotency-Key</c>.</summary>
public static class Callers
{
    /// <summary>Asked after the body was read, which is part of what tells a repeat from a reuse.</summary>
    /// <exception cref="RequestRefused">400 for a key that is not 1 to 255 visible ASCII characters.</exception>
    public static Caller Of(HttpContext http, string? reason) => new(
        Actor(http), reason,
        CorrelationId: Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier,
        CausationId: "request/" + http.TraceIdentifier,
        KeyOf(http, null, () => JsonBody.Hash(http)));

    /// <summary>Who asks for what one line of a body says: with a key of its own, made of the request's and the line's number.</summary>
    /// <inheritdoc cref="Of"/>
    public static Caller OfLine(HttpContext http, string? reason, int line, ReadOnlyMemory<byte> text) => new(
        Actor(http), reason,
        CorrelationId: Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier,
        CausationId: string.Create(CultureInfo.InvariantCulture, $"request/{http.TraceIdentifier}#{line}"),
        KeyOf(http, line, () => JsonBody.HashOf(text.Span)));

    public static string Actor(HttpContext http) =>
        http.User.Identity?.Name ?? throw new InvalidOperationException("The endpoint takes requests without a key.");

    private static RequestKey? KeyOf(HttpContext http, int? line, Func<string> bodyHash)
    {
        var given = http.Request.Headers["Idempotency-Key"];
        if (given.Count == 0) return null;
        if (given is not [{ Length: >= 1 and <= 255 } key] || !key.All(c => c is > ' ' and < '\x7f'))
            throw new RequestRefused(Problems.MalformedHeader("Idempotency-Key", "Idempotency-Key is 1 to 255 visible ASCII characters, given once."));
        var route = Route(http);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{http.Request.Method}\n{route}\n{bodyHash()}"));
        return new RequestKey(line is { } n ? string.Create(CultureInfo.InvariantCulture, $"{key} {n}") : key, http.Request.Method, route, Convert.ToHexStringLower(hash));
    }

    /// <summary>The address as the route spells it, with the ids of this request: another spelling (case, escapes, a slash at the end) is the same address.</summary>
    private static string Route(HttpContext http)
    {
        var pattern = ((RouteEndpoint)http.GetEndpoint()!).RoutePattern;
        return "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => Uri.EscapeDataString($"{http.Request.RouteValues[parameter.Name]}"),
            _ => "",
        }))));
    }
}
