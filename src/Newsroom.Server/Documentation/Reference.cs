using System.IO.Compression;
using Microsoft.Net.Http.Headers;
using Scalar.AspNetCore;

namespace Newsroom.Server.Documentation;

/// <summary>
/// <c>/docs</c>: the OpenAPI document as pages, by Scalar. The page is the one thing here that a browser runs, so that it has a policy of
/// its own: scripts of this server's alone, nothing from elsewhere and nothing to elsewhere. A key that is typed in there
/// stays in the page.
/// </summary>
public static class Reference
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Page =
        """
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>Newsroom</title>
          <link rel="icon" href="data:,">
        </head>
        <body>
          <div id="app"></div>
          <script src="/docs/scalar.js"></script>
          <script src="/docs/start.js"></script>
        </body>
        </html>
        """;

    /// <summary>Nothing is asked of Scalar's own servers: no fonts, no proxy, no assistant, no telemetry.</summary>
    private const string Start =
        """
        Scalar.createApiReference('#app', {
          url: '/openapi/v1.json', favicon: 'data:,', withDefaultFonts: false, telemetry: false, persistAuth: false, hideClientButton: true, showDeveloperTools: 'never',
          agent: { disabled: true }, mcp: { disabled: true }, authentication: { preferredSecurityScheme: 'Bearer' },
          defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' }
        });
        """;

    public static void MapReference(this IEndpointRouteBuilder app)
    {
        var docs = app.MapGroup("/docs").AllowAnonymous().ExcludeFromDescription();
        docs.MapGet("/", (HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = Policy;
            return Results.Content(Page, "text/html; charset=utf-8");
        });
        docs.MapGet("/start.js", () => Results.Content(Start, "text/javascript; charset=utf-8"));
        docs.MapGet("/scalar.js", (HttpContext http) =>
        {
            var packed = http.Request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == "gzip" && coding.Quality is null or > 0);
            http.Response.Headers.CacheControl = "public, max-age=86400";
            http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
            if (packed) http.Response.Headers.ContentEncoding = "gzip";
            return Results.Stream(packed ? Packed() : new GZipStream(Packed(), CompressionMode.Decompress), "text/javascript; charset=utf-8");
        });
    }

    /// <summary>The package's own script, as it is.</summary>
    private static Stream Packed() => typeof(ScalarOptions).Assembly.GetManifestResourceStream("ScalarStaticAssets.scalar.js")!;
}
