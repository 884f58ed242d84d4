using Microsoft.Extensions.Primitives;

namespace Newsroom.Server.Http;

/// <summary>
/// Refuses bodies in a coding that is not undone here. The web server passes them on as they came: read as if they were plain, a
/// body would be judged for something that its sender never said, and where a proxy undoes the coding and the server does not,
/// the two of them disagree on where a request ends.
/// </summary>
public static class RequestFraming
{
    public static IApplicationBuilder UseKnownCodings(this IApplicationBuilder app) =>
        app.Use((http, next) =>
        {
            var headers = http.Request.Headers;
            // RFC 9112 §6.1: chunked, once. The web server itself looks only at whether chunked is the last of them.
            if (headers.TransferEncoding is { Count: > 0 } transfer && !Is(transfer, "chunked"))
                throw new RequestRefused(Problems.MalformedHeader("Transfer-Encoding", "Transfer-Encoding is chunked, or left out; other codings are not undone here."));
            if (headers.ContentEncoding is { Count: > 0 } content && !Is(content, "identity"))
                throw new RequestRefused(Problems.UnsupportedContentEncoding(content.ToString()));
            return next(http);
        });

    private static bool Is(StringValues header, string coding) => header is [{ } only] && only.Trim().Equals(coding, StringComparison.OrdinalIgnoreCase);
}
