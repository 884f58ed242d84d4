namespace Newsroom.Server.Http;

/// <summary>
/// Whatever is served answers OPTIONS (RFC 9110 §9.3.7): which methods there are, in <c>Allow</c>. Routing knows them, and says so
/// as it refuses the method.
/// </summary>
public static class OptionsRequests
{
    /// <summary>Stands before routing, and within what gives a refusal its words.</summary>
    public static IApplicationBuilder UseOptions(this IApplicationBuilder app) =>
        app.Use(async (http, next) =>
        {
            await next(http);
            if (!HttpMethods.IsOptions(http.Request.Method) || http.Response is not { HasStarted: false, StatusCode: StatusCodes.Status405MethodNotAllowed }) return;
            var routed = http.Response.Headers.Allow.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var more = routed.Contains(HttpMethods.Get, StringComparer.Ordinal) ? new[] { HttpMethods.Head, HttpMethods.Options } : [HttpMethods.Options];
            http.Response.Headers.Allow = string.Join(", ", routed.Concat(more));
            http.Response.StatusCode = StatusCodes.Status200OK;
        });
}
