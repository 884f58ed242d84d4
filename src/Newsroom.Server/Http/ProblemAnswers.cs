using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Http;

/// <summary>Makes every failure a problem document. The one place where an exception becomes an answer.</summary>
public static class ProblemAnswers
{
    public const string ContentType = "application/problem+json";

    /// <summary>Stands first, so that nothing fails outside of it.</summary>
    public static IApplicationBuilder UseProblemAnswers(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("Newsroom.Server.Failures");
        return app.Use(async (http, next) =>
        {
            try
            {
                await next(http);
                await AnswerWithoutBody(http);
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
    }

    public static async Task Write(HttpContext http, Problem problem)
    {
        var response = http.Response;
        var wasChallenged = response.Headers.WWWAuthenticate;
        var allowed = response.Headers.Allow;
        response.Clear();
        if (!StringValues.IsNullOrEmpty(wasChallenged)) response.Headers.WWWAuthenticate = wasChallenged;
        if (!StringValues.IsNullOrEmpty(allowed)) response.Headers.Allow = allowed;
        response.StatusCode = problem.Status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        if (problem.CurrentETag is { } etag) response.Headers.ETag = etag;
        if (problem.RetryAfter is { } seconds) response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        // The rest of a body that was too large is not worth reading.
        if (problem.Status == StatusCodes.Status413PayloadTooLarge && HttpProtocol.IsHttp11(http.Request.Protocol))
            response.Headers.Connection = "close";
        await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(Document(http, problem), ApiJson.Options), http.RequestAborted);
    }

    private static ProblemDocument Document(HttpContext http, Problem problem) =>
        new(problem.Type, problem.Title, problem.Status, problem.Detail, http.Request.Path.Value ?? "/",
            problem.Field, problem.Rule, problem.CurrentETag, http.TraceIdentifier);

    private static Problem ProblemOf(Exception failure, HttpContext http, ILogger log)
    {
        switch (failure)
        {
            case RequestRefused refused:
                return refused.Problem;
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
                return new Problem(malformed.StatusCode, "malformed-request", "The request is not HTTP.", "The request could not be read.");
            default:
                Log.Failed(log, http.Request.Method, http.Request.Path.Value, http.TraceIdentifier, failure);
                return Problems.Internal();
        }
    }

    /// <summary>What routing and the framework answer with a bare status gets its words.</summary>
    private static Task AnswerWithoutBody(HttpContext http)
    {
        var response = http.Response;
        if (response.HasStarted || response.StatusCode < 400 || response.ContentType is not null || response.ContentLength > 0)
            return Task.CompletedTask;
        var path = http.Request.Path.Value ?? "/";
        return Write(http, response.StatusCode switch
        {
            StatusCodes.Status404NotFound => Problems.NoSuchRoute(path),
            StatusCodes.Status405MethodNotAllowed => Problems.MethodNotAllowed(http.Request.Method, path),
            StatusCodes.Status415UnsupportedMediaType => Problems.UnsupportedMediaType("Send application/json."),
            var status => new Problem(status, "http-" + status.ToString(CultureInfo.InvariantCulture), "The request was refused.", "The request was refused."),
        });
    }

    private static class Log
    {
        private static readonly Action<ILogger, string, string?, Exception?> UnavailableMessage = LoggerMessage.Define<string, string?>(
            // The engine and the keeper say once that it is gone; every request would say it again.
            LogLevel.Debug, new EventId(1, "Unavailable"), "{Method} {Path}: the database is not there");

        private static readonly Action<ILogger, string, string?, string, Exception?> FailedMessage = LoggerMessage.Define<string, string?, string>(
            LogLevel.Error, new EventId(2, "Failed"), "{Method} {Path} failed ({RequestId})");

        public static void Unavailable(ILogger log, string method, string? path, Exception why) => UnavailableMessage(log, method, path, why);

        public static void Failed(ILogger log, string method, string? path, string request, Exception why) => FailedMessage(log, method, path, request, why);
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
