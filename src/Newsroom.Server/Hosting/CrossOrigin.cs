using Microsoft.Net.Http.Headers;
using Newsroom.Server.Http;

namespace Newsroom.Server.Hosting;

/// <summary>
/// Pages of other origins that may use this API from a browser (the Fetch standard's CORS protocol): those that are configured, and none
/// when none is. They bring a key like everybody; a browser sends nothing by itself that this server would take for one.
/// </summary>
public static class CrossOrigin
{
    private static readonly string[] Exposed =
    [
        HeaderNames.ETag, HeaderNames.Link, HeaderNames.Location, HeaderNames.Allow, HeaderNames.Vary, HeaderNames.ContentLocation, "Accept-Post",
        HeaderNames.RetryAfter, HeaderNames.WWWAuthenticate, Answers.PositionHeader,
    ];

    public static IServiceCollection AddCrossOrigin(this IServiceCollection services, ServerOptions options) => services.AddCors(cors =>
        cors.AddDefaultPolicy(policy => policy
            .WithOrigins(options.AllowedOrigins).AllowAnyMethod().AllowAnyHeader().WithExposedHeaders(Exposed).SetPreflightMaxAge(TimeSpan.FromMinutes(10))));
}
