using System.Globalization;
using System.Net.Mime;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Newsroom.Server.Access;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Http;

/// <summary>How answers are made: a representation with its ETag and the position that it was made at.</summary>
public static class Answers
{
    /// <summary>Header of every answer: the log's position that it was made at.</summary>
    public const string PositionHeader = "Newsroom-Position";

    /// <summary>Short: what is taken back is to be gone soon, wherever it was kept.</summary>
    private const string ForThePublic = "public, max-age=30";

    /// <summary>
    /// One resource, showing its own stream only. The body says nothing of the rest of the log, so that its ETag holds
    /// while others write; the position and the permalink stand in headers.
    /// </summary>
    /// <param name="path">The resource's address, without a query.</param>
    /// <param name="version">Of its stream; null in the public's view, where it would count what is hidden: there the bytes alone make the ETag.</param>
    public static IResult Resource(
        HttpContext http, string path, long? version, Moment moment, string mediaType, byte[] representation, int status = StatusCodes.Status200OK)
    {
        if (status == StatusCodes.Status201Created) http.Response.Headers.Location = path;
        // What the address in Content-Location answers for ever is what this answer is now (RFC 9110 §8.7).
        http.Response.Headers.ContentLocation = moment.Permalink(path);
        return Bytes(http, representation, mediaType, version is { } v ? ETags.Of(v, representation) : ETags.OfBytes(representation), moment.Position, status);
    }

    /// <summary>A list, or a page that joins several streams: tagged by its bytes.</summary>
    public static IResult Page<T>(HttpContext http, long position, T body)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Options);
        return Page(http, position, bytes, ETags.OfBytes(bytes));
    }

    /// <inheritdoc cref="Page{T}(HttpContext, long, T)"/>
    /// <param name="bytes">JSON.</param>
    public static IResult Page(HttpContext http, long position, byte[] bytes, string etag) =>
        Bytes(http, bytes, MediaTypeNames.Application.Json, etag, position, StatusCodes.Status200OK);

    /// <summary>A page that is of another type than JSON of our own.</summary>
    public static IResult Document(HttpContext http, long position, byte[] bytes, string mediaType) =>
        Bytes(http, bytes, mediaType, ETags.OfBytes(bytes), position, StatusCodes.Status200OK);

    private static IResult Bytes(HttpContext http, byte[] bytes, string mediaType, string etag, long position, int status)
    {
        var headers = http.Response.Headers;
        headers.ETag = etag;
        headers.CacheControl = http.User.IsThePublic() ? ForThePublic : "private, no-cache";
        // One address, two answers: a cache must not give the public's to the desk, nor the desk's to anybody.
        if (http.GetEndpoint()?.Metadata.GetMetadata<OpenToThePublic>() is not null) headers.Append(HeaderNames.Vary, HeaderNames.Authorization);
        headers[PositionHeader] = position.ToString(CultureInfo.InvariantCulture);
        if (HttpMethods.IsGet(http.Request.Method) && ETags.IsNoneMatch(http.Request, etag))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        return new Representation(bytes, mediaType, status);
    }

    private sealed class Representation(byte[] bytes, string mediaType, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = mediaType;
            http.Response.ContentLength = bytes.Length;
            return http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
        }
    }
}
