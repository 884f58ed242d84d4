using System.Buffers;
using System.IO.Pipelines;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Newsroom.Server.Http;

/// <summary>
/// The one way in: a request's body, read within a limit, checked, and made a record. Members that the record does not
/// know are refused, unless it says <c>[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]</c> of itself.
/// </summary>
public static class JsonBody
{
    /// <summary>Media type of a merge patch (RFC 7396 §4).</summary>
    public const string MergePatch = "application/merge-patch+json";

    /// <summary>Media type of JSON texts, one a line.</summary>
    public const string Lines = "application/x-ndjson";

    /// <summary>Bytes; a longer body waits until few others like it are being worked on.</summary>
    private const int Large = 64 * 1024;

    /// <summary>
    /// Requests with a large body that are worked on at the same time on a node. Parsed, decided, written and answered, a body takes about
    /// ten times its bytes; those that wait take their bytes and no more. They come here when they have all of them: nobody who
    /// sends slowly takes a place.
    /// </summary>
    private static readonly SemaphoreSlim LargeBodies = new(12);

    /// <summary>Between two pieces of a body; then it is a 408.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(8);

    /// <summary>Bytes; a longer body is a 413.</summary>
    public const int Limit = 1024 * 1024;

    /// <exception cref="RequestRefused">400, 413 or 415.</exception>
    public static async Task<T> Read<T>(HttpContext http) where T : class =>
        await ReadOptional<T>(http) ?? throw new RequestRefused(Problems.MalformedJson("$", "The body is empty; a JSON object is expected."));

    /// <summary>Null when the request has no body.</summary>
    /// <exception cref="RequestRefused">400, 413 or 415.</exception>
    public static async Task<T?> ReadOptional<T>(HttpContext http) where T : class
    {
        var bytes = await Bytes(http, Limit);
        http.Items[HashItem] = HashOf(bytes);
        if (bytes.Length == 0) return null;
        CheckMediaType(http.Request);
        return Parse<T>(bytes);
    }

    /// <summary>A merge patch (RFC 7396), and the names of the members that it has: one that is null is not one that is not there.</summary>
    /// <exception cref="RequestRefused">400, 413 or 415.</exception>
    public static async Task<(T Patch, IReadOnlySet<string> Named)> ReadPatch<T>(HttpContext http) where T : class
    {
        var bytes = await Bytes(http, Limit);
        http.Items[HashItem] = HashOf(bytes);
        CheckMediaType(http.Request);
        var patch = Parse<T>(bytes);
        using var document = JsonDocument.Parse(bytes);
        return (patch, document.RootElement.EnumerateObject().Select(member => member.Name).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The lines of a body, all of it read before the first is worked on: who sends may not be reading yet.</summary>
    /// <param name="limit">Bytes.</param>
    /// <exception cref="RequestRefused">400, 413 or 415.</exception>
    public static async Task<IReadOnlyList<(int Number, ReadOnlyMemory<byte> Text)>> ReadLines(HttpContext http, int limit, int mostLines)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.MediaType.Equals(Lines, StringComparison.OrdinalIgnoreCase))
            throw new RequestRefused(Problems.UnsupportedMediaType($"Send {Lines}: a JSON object a line."));
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limit + 1;
        var bytes = await Bytes(http, limit);
        var lines = new List<(int, ReadOnlyMemory<byte>)>();
        for (int start = 0, number = 1; start < bytes.Length; number++)
        {
            var length = bytes.AsSpan(start).IndexOf((byte)'\n') is >= 0 and var end ? end : bytes.Length - start;
            var line = bytes.AsMemory(start, length);
            // A blank line, the one behind the last among them, is nothing, but is counted: the verdicts go by numbers.
            if (line.Span.ContainsAnyExcept(" \t\r"u8)) lines.Add((number, line));
            if (lines.Count > mostLines) throw new RequestRefused(Problems.TooManyLines(mostLines));
            start += length + 1;
        }
        return lines;
    }

    /// <summary>One JSON text, as a request's body is read.</summary>
    /// <exception cref="RequestRefused">400.</exception>
    public static T Parse<T>(ReadOnlyMemory<byte> utf8) where T : class
    {
        StrictJson.Check(utf8.Span);
        using var document = JsonDocument.Parse(utf8);
        JsonShape.Check(document.RootElement, typeof(T));
        return document.RootElement.Deserialize<T>(ApiJson.Options)!;
    }

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The bytes of a body that is kept as it was sent: one JSON text of which every string can be kept.</summary>
    /// <exception cref="RequestRefused">400, 413 or 415.</exception>
    public static async Task<byte[]> ReadRaw(HttpContext http)
    {
        var bytes = await Bytes(http, Limit);
        http.Items[HashItem] = HashOf(bytes);
        CheckMediaType(http.Request);
        StrictJson.Check(bytes);
        return bytes;
    }

    /// <summary>SHA-256 (hex) of the body read before, to tell a repeat from a reuse.</summary>
    public static string Hash(HttpContext http) => (string)http.Items[HashItem]!;

    private static readonly object HashItem = new();

    private static void CheckMediaType(HttpRequest request)
    {
        var given = request.ContentType;
        var json = MediaTypeHeaderValue.TryParse(given, out var type)
            && (type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
                || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase));
        if (!json)
            throw new RequestRefused(Problems.UnsupportedMediaType(
                $"Send the body as {MediaTypeNames.Application.Json}, not {given ?? "without a Content-Type"}."));
        if (type!.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw new RequestRefused(Problems.UnsupportedMediaType("JSON is UTF-8 (RFC 8259 §8.1)."));
    }

    private static async Task<byte[]> Bytes(HttpContext http, int limit)
    {
        if (http.Request.ContentLength > limit) throw new RequestRefused(Problems.BodyTooLarge(limit));
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await Next(reader, http.RequestAborted);
            if (read.Buffer.Length > limit) throw new RequestRefused(Problems.BodyTooLarge(limit));
            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                if (bytes.Length > Large)
                {
                    await LargeBodies.WaitAsync(http.RequestAborted);
                    var place = new Place();
                    // Given back when the answer is made: whoever does not read it must not keep the place.
                    http.Response.OnStarting(static given => ((Place)given).Leave(), place);
                    http.Response.RegisterForDispose(place);
                }
                return bytes;
            }
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static async ValueTask<ReadResult> Next(PipeReader reader, CancellationToken cancel)
    {
        // The web server measures the average rate: whoever has sent much may then be silent for long.
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            if (reader.TryRead(out var there)) return there;
            silence.CancelAfter(LongestSilence);
            return await reader.ReadAsync(silence.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new RequestRefused(Problems.UnreadableRequest(StatusCodes.Status408RequestTimeout));
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            // What the web server says of a chunk whose size is more than a number holds, or of a body that broke off.
            throw new RequestRefused(Problems.UnreadableRequest(StatusCodes.Status400BadRequest));
        }
    }

    /// <summary>Given back once.</summary>
    private sealed class Place : IDisposable
    {
        private int left;

        public Task Leave()
        {
            Dispose();
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0) LargeBodies.Release();
        }
    }
}
