using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Newsroom.Core.Kernel;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Http;

/// <summary>
/// Makes every failure a problem document. The one place where an exception becomes an answer; ASP.NET Core's own
/// exception handler would take away the ETag that a 412 carries, and write a <c>Cache-Control</c> of its own.
/// </summary>
public static partial class ProblemAnswers
{
    public const string ContentType = "application/problem+json";

    /// <summary>Stands first, so that nothing fails outside of it.</summary>
    public static IApplicationBuilder UseProblemAnswers(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("Newsroom.Server.Failures");
        app.Use(async (http, next) =>
        {
            try
            {
                await next(http);
            }
            catch (Exception) when (http.RequestAborted.IsCancellationRequested)
            {
                // Whoever asked is gone: there is nobody to answer.
            }
            catch (Exception failure) when (!http.Response.HasStarted)
            {
                await Write(http, ProblemOf(failure, http, log));
            }
        });
        // What routing and the framework answer with a bare status gets its words.
        return app.UseStatusCodePages(context => Write(context.HttpContext, ProblemOf(context.HttpContext)));
    }

    public static async Task Write(HttpContext http, Problem problem)
    {
        var response = http.Response;
        var wasChallenged = response.Headers.WWWAuthenticate;
        var allowed = response.Headers.Allow;
        response.Clear();
        if (!StringValues.IsNullOrEmpty(wasChallenged)) response.Headers.WWWAuthenticate = wasChallenged;
        else if (problem.Status == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = "Bearer realm=\"newsroom\"";
        if (!StringValues.IsNullOrEmpty(allowed)) response.Headers.Allow = allowed;
        response.StatusCode = problem.Status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        if (problem.CurrentETag is { } etag) response.Headers.ETag = etag;
        if (problem.RetryAfter is { } seconds) response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (problem.AcceptEncoding is { } codings) response.Headers.AcceptEncoding = codings;
        // The rest of a body that was too large is not worth reading.
        if (problem.Status == StatusCodes.Status413PayloadTooLarge && HttpProtocol.IsHttp11(http.Request.Protocol))
            response.Headers.Connection = "close";
        await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(Document(http, problem), ApiJson.Options), http.RequestAborted);
    }

    /// <summary>What a failure is told as where it is a part of an answer.</summary>
    public static ProblemDocument DocumentOf(HttpContext http, Exception failure) =>
        Document(http, ProblemOf(failure, http, http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Newsroom.Server.Failures")));

    private static ProblemDocument Document(HttpContext http, Problem problem) =>
        new(problem.Type, problem.Title, problem.Status, problem.Detail, http.Request.Path.Value ?? "/",
            problem.Field, problem.Rule, problem.CurrentETag, http.TraceIdentifier);

    private static Problem ProblemOf(Exception failure, HttpContext http, ILogger log)
    {
        switch (failure)
        {
            case RequestRefused refused:
                return refused.Problem;
            case PositionAhead ahead:
                return Problems.PositionAhead(ahead.Position, ahead.Head);
            case ListingBehind behind:
                return Problems.ListingBehind(behind.Listing, behind.Position);
            case NothingThere { NotBy: { } position } missing:
                return Problems.NotYet(missing.What, missing.Id, position);
            case NothingThere missing:
                return Problems.NotFound(missing.What, missing.Id);
            case UnreadableEvent unreadable:
                Log.Unreadable(log, http.Request.Method, http.Request.Path.Value, unreadable.Message);
                return Problems.UnreadableEvent(unreadable.Message);
            case NothingPublic hidden:
                return Problems.NotPublishedYet(hidden.What, hidden.Id, hidden.By);
            case StreamConflict conflict:
                return Problems.StaleVersion(conflict.Stream, null, conflict.Actual < 0 ? null : conflict.Actual);
            case StoreUnavailable unavailable:
                Log.Unavailable(log, http.Request.Method, http.Request.Path.Value, unavailable);
                return Problems.Unavailable(unavailable.OutcomeUnknown
                    ? "The database went away in the middle of the request, and it is not known whether it was carried out. Look, or repeat it with the same Idempotency-Key."
                    : $"{unavailable.Message} Try again shortly.");
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Problems.BodyTooLarge(JsonBody.Limit);
            case BadHttpRequestException malformed:
                // The web server's own word for a request that is not HTTP: it brings the status with it.
                return Problems.UnreadableRequest(malformed.StatusCode);
            default:
                Log.Failed(log, http.Request.Method, http.Request.Path.Value, http.TraceIdentifier, failure);
                return Problems.Internal();
        }
    }

    private static Problem ProblemOf(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "/";
        return http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => Problems.NoSuchRoute(path),
            StatusCodes.Status405MethodNotAllowed => Problems.MethodNotAllowed(http.Request.Method, path),
            StatusCodes.Status415UnsupportedMediaType => Problems.UnsupportedMediaType("Send application/json."),
            var status => new Problem(status, "http-" + status.ToString(CultureInfo.InvariantCulture), "The request was refused.", "The request was refused."),
        };
    }

    private static partial class Log
    {
        // The store and the keeper say once that it is gone; every request would say it again.
        [LoggerMessage(1, LogLevel.Debug, "{Method} {Path}: the database is not there")]
        public static partial void Unavailable(ILogger log, string method, string? path, Exception why);

        [LoggerMessage(3, LogLevel.Warning, "{Method} {Path}: {Why}")]
        public static partial void Unreadable(ILogger log, string method, string? path, string why);

        [LoggerMessage(2, LogLevel.Error, "{Method} {Path} failed ({RequestId})")]
        public static partial void Failed(ILogger log, string method, string? path, string requestId, Exception why);
    }
}

/// <summary>A problem as it is sent (RFC 9457 §3), with this API's own members.</summary>
/// <param name="Type">Stable relative URI, <c>/problems/{name}</c>.</param>
/// <param name="Instance">The path of the request.</param>
/// <param name="Field">The JSON field, parameter or header at fault.</param>
/// <param name="Rule">The newsroom's rule that refused.</param>
/// <param name="CurrentETag">Where the resource stands, when another version was expected.</param>
/// <param name="RequestId">To be quoted when asking for help.</param>
public sealed record ProblemDocument(
    string Type, string Title, int Status, string Detail, string Instance,
    string? Field, string? Rule, string? CurrentETag, string RequestId);
