using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace Newsroom.Server.Observability;

/// <summary>
/// Names each request's activity after its route and says how it was answered (OpenTelemetry semantic conventions, HTTP
/// server span), which the web server of .NET 10 leaves to others.
/// </summary>
public static class RequestTraces
{
    /// <summary>Stands first, so that the status is the one that was sent.</summary>
    public static void UseRequestTraces(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        finally
        {
            if (http.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity) Complete(activity, http);
        }
    });

    private static void Complete(Activity activity, HttpContext http)
    {
        var status = http.Response.StatusCode;
        activity.SetTag("http.response.status_code", status);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            activity.SetTag("error.type", status.ToString(CultureInfo.InvariantCulture));
            activity.SetStatus(ActivityStatusCode.Error);
        }
        if (http.GetEndpoint() is not RouteEndpoint { RoutePattern.RawText: { } route }) return;
        activity.SetTag("http.route", route);
        activity.DisplayName = $"{http.Request.Method} {route}";
    }
}
