using System.Globalization;
using System.Net.Mime;
using System.Text.Json;

namespace Newsroom.Server.Http;

/// <summary>How answers are made: JSON with its ETag and the position that it was made at.</summary>
public static class Answers
{
    /// <summary>Header of every answer: the log's position that it was made at.</summary>
    public const string PositionHeader = "Newsroom-Position";

    /// <summary>
    /// One resource, showing its own stream only. The body says nothing of the rest of the log, so that its ETag holds
    /// while others write; the position and the permalink stand in headers.
    /// </summary>
    /// <param name="path">The resource's address, without a query.</param>
    public static IResult Resource<T>(HttpContext http, string path, long version, Moment moment, T body, int status = StatusCodes.Status200OK)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Options);
        if (status == StatusCodes.Status201Created) http.Response.Headers.Location = path;
        // What the address in Content-Location answers for ever is what this answer is now (RFC 9110 §8.7).
        http.Response.Headers.ContentLocation = moment.Permalink(path);
        return Bytes(http, bytes, ETags.Of(version, bytes), moment.Position, status);
    }

    /// <summary>A list, or a page that joins several streams: tagged by its bytes.</summary>
    public static IResult Page<T>(HttpContext http, long position, T body)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Options);
        return Bytes(http, bytes, ETags.OfBytes(bytes), position, StatusCodes.Status200OK);
    }

    private static IResult Bytes(HttpContext http, byte[] bytes, string etag, long position, int status)
    {
        var headers = http.Response.Headers;
        headers.ETag = etag;
        headers.CacheControl = "private, no-cache";
        headers[PositionHeader] = position.ToString(CultureInfo.InvariantCulture);
        if (HttpMethods.IsGet(http.Request.Method) && ETags.IsNoneMatch(http.Request, etag))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        return new JsonBytes(bytes, status);
    }

    private sealed class JsonBytes(byte[] bytes, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = MediaTypeNames.Application.Json;
            http.Response.ContentLength = bytes.Length;
            return http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
        }
    }
}
