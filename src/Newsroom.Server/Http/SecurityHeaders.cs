namespace Newsroom.Server.Http;

/// <summary>
/// What every answer says to a browser that somebody points at it: it is data. It is no page, runs nothing, is framed by nobody,
/// is read by no other site, and is kept by nobody who was not told that he may.
/// </summary>
public static class SecurityHeaders
{
    public static IReadOnlyList<(string Name, string Value)> All { get; } =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
    ];

    /// <summary>Stands before the problem answers, which clear the headers that were there.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use((http, next) =>
        {
            // As late as possible: what an endpoint says itself holds.
            http.Response.OnStarting(static response => Add(((HttpResponse)response).Headers), http.Response);
            return next(http);
        });

    private static Task Add(IHeaderDictionary headers)
    {
        foreach (var (name, value) in All) headers.TryAdd(name, value);
        return Task.CompletedTask;
    }
}
