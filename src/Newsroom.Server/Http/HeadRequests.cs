using Microsoft.Extensions.Primitives;

namespace Newsroom.Server.Http;

/// <summary>
/// Whatever answers GET answers HEAD as well (RFC 9110 §9.1), with the same headers; the web server keeps the body back.
/// Monitors and caches ask that way.
/// </summary>
public static class HeadRequests
{
    private static readonly object Asked = new();

    /// <summary>Stands before routing, which would find no endpoint for HEAD.</summary>
    public static IApplicationBuilder UseHeadAsGet(this IApplicationBuilder app) =>
        app.Use(async (http, next) =>
        {
            var isHead = HttpMethods.IsHead(http.Request.Method);
            if (isHead)
            {
                http.Items[Asked] = true;
                http.Request.Method = HttpMethods.Get;
            }
            try
            {
                await next(http);
            }
            finally
            {
                // A problem names the method that was asked for.
                if (isHead) http.Request.Method = HttpMethods.Head;
            }
            if (http.Response is { HasStarted: false, StatusCode: StatusCodes.Status405MethodNotAllowed })
                http.Response.Headers.Allow = WithHead(http.Response.Headers.Allow);
        });

    /// <summary>Whether only the headers are wanted, by an endpoint whose body would not end.</summary>
    public static bool WantsOnlyHeaders(this HttpContext http) => http.Items.ContainsKey(Asked);

    private static StringValues WithHead(StringValues allow)
    {
        var methods = allow.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        if (methods.Contains(HttpMethods.Get, StringComparer.Ordinal)) methods.Insert(methods.IndexOf(HttpMethods.Get) + 1, HttpMethods.Head);
        return string.Join(", ", methods);
    }
}
