using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Newsroom.Server.Http;

namespace Newsroom.Benchmarks.OverHttp;

/// <summary>
/// Requests to one server over as many connections as there are clients. It shares the machine's cores with what it asks, so that
/// it does as little as it can: answers are received to their end and not looked at, beyond their status and position.
/// </summary>
internal sealed class HttpLoad(Uri address, string? key) : IDisposable
{
    public const int Clients = 16;

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = Clients,
        UseCookies = false,
        UseProxy = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
    });

    private readonly AuthenticationHeaderValue? authorization = key is null ? null : new("Bearer", key);

    /// <summary>Each client sends the next request when it has received the answer before.</summary>
    /// <param name="next">Makes the next request, of whichever client.</param>
    /// <param name="awaited">What counts as well before the time is taken, given the highest position of an answer; null for nothing.</param>
    /// <returns>How many were answered a second, and in all.</returns>
    public async Task<(double Rate, int Done)> Rate(TimeSpan time, Func<HttpLoadRequest> next, Func<long, Task>? awaited = null)
    {
        var highest = new long[Clients];
        var clock = Stopwatch.StartNew();
        var (_, done) = await Bench.Rate(Clients, time, async (client, stop) =>
        {
            var count = 0;
            for (; !stop.IsCancellationRequested; count++) highest[client] = Math.Max(highest[client], await Send(next()));
            return count;
        });
        if (awaited is not null) await awaited(highest.Max());
        return (done / clock.Elapsed.TotalSeconds, done);
    }

    /// <returns>The position of the answer; 0 where it has none.</returns>
    private async Task<long> Send(HttpLoadRequest request)
    {
        using var answer = await Ask(request);
        if (!answer.IsSuccessStatusCode) throw await Unexpected(request, answer);
        await answer.Content.CopyToAsync(Stream.Null);
        return PositionOf(answer);
    }

    /// <summary>An answer that is to be read, for what is made before anything is counted.</summary>
    public async Task<HttpLoadAnswer> Fetch(HttpLoadRequest request) =>
        await TryFetch(request) ?? throw new InvalidOperationException($"{request.Method} {request.Path} cannot be answered just now.");

    /// <summary>The same; null when the server says that it cannot answer just now (503), as of a list that is behind.</summary>
    public async Task<HttpLoadAnswer?> TryFetch(HttpLoadRequest request)
    {
        using var answer = await Ask(request);
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable) return null;
        if (!answer.IsSuccessStatusCode) throw await Unexpected(request, answer);
        return new(await answer.Content.ReadAsByteArrayAsync(), answer.Headers.ETag?.Tag, PositionOf(answer));
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> Ask(HttpLoadRequest request)
    {
        using var message = new HttpRequestMessage(request.Method, new Uri(address, request.Path));
        message.Headers.Authorization = authorization;
        if (request.IfMatch is { } tag) message.Headers.TryAddWithoutValidation("If-Match", tag);
        if (request.Position is { } position) message.Headers.TryAddWithoutValidation(Answers.PositionHeader, position.ToString(CultureInfo.InvariantCulture));
        if (request.Body is { } body) message.Content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
        return await http.SendAsync(message, CancellationToken.None);
    }

    private static long PositionOf(HttpResponseMessage answer) =>
        answer.Headers.NonValidated.TryGetValues(Answers.PositionHeader, out var position)
            ? long.Parse(position.ToString(), CultureInfo.InvariantCulture)
            : 0;

    private static async Task<Exception> Unexpected(HttpLoadRequest request, HttpResponseMessage answer) =>
        new InvalidOperationException($"{request.Method} {request.Path}: {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
}

/// <param name="Position">That a kept answer was made at.</param>
internal sealed record HttpLoadRequest(HttpMethod Method, string Path, byte[]? Body = null, string? IfMatch = null, long? Position = null)
{
    public static HttpLoadRequest Get(string path) => new(HttpMethod.Get, path);

    public static HttpLoadRequest Post(string path, string json) => new(HttpMethod.Post, path, Encoding.UTF8.GetBytes(json));
}

/// <param name="Position">Of the log, that it was made at.</param>
internal sealed record HttpLoadAnswer(byte[] Body, string? Tag, long Position);
