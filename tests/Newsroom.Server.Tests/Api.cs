using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Newsroom.Server.Tests;

/// <summary>A client of the API, with one key.</summary>
public sealed class Api : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient http;

    public Api(Uri address, string? key)
    {
        http = new HttpClient(new ContractHandler()) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        if (key is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public Task<Answer> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    public Task<Answer> Post(string path, object? body, params (string Name, string Value)[] headers) => Send(HttpMethod.Post, path, body, headers);

    public Task<Answer> Put(string path, object? body, params (string Name, string Value)[] headers) => Send(HttpMethod.Put, path, body, headers);

    public Task<Answer> Delete(string path, object? body, params (string Name, string Value)[] headers) => Send(HttpMethod.Delete, path, body, headers);

    /// <param name="body">A string is sent as it is; anything else as JSON.</param>
    public async Task<Answer> Send(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        var text = body is string raw ? raw : body is null ? null : JsonSerializer.Serialize(body);
        return await SendBytes(method, path, text is null ? null : Encoding.UTF8.GetBytes(text), "application/json", headers);
    }

    /// <remarks>
    /// What is refused since a list is still catching up is sent again, as <c>Retry-After</c> asks: nothing was written, and how
    /// long a list takes is the machine's affair.
    /// </remarks>
    public async Task<Answer> SendBytes(HttpMethod method, string path, byte[]? body, string? mediaType, params (string Name, string Value)[] headers)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            var answer = await SendOnce(method, path, body, mediaType, headers);
            if (answer.Status != HttpStatusCode.ServiceUnavailable || since.Elapsed > Patience || !answer.Text.Contains("/problems/view-behind", StringComparison.Ordinal))
                return answer;
        }
    }

    private async Task<Answer> SendOnce(HttpMethod method, string path, byte[]? body, string? mediaType, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            if (mediaType is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        }
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);
        return new Answer(
            response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType,
            response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The live log, until it is disposed of.</summary>
    public async Task<LiveLog> Listen(string query = "", string? lastEventId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/stream" + query);
        if (lastEventId is not null) request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return new LiveLog(response, await response.Content.ReadAsStreamAsync());
    }

    public void Dispose() => http.Dispose();
}

/// <summary>What came back.</summary>
public sealed record Answer(HttpStatusCode Status, string Text, string? MediaType, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string ETag => Headers["ETag"];

    public long Position => long.Parse(Headers["Newsroom-Position"]);

    public string Id => Json["id"]!.GetValue<string>();

    /// <summary>The problem's name: its type without the path.</summary>
    public string Problem => Json["type"]!.GetValue<string>()["/problems/".Length..];

    public Answer Expect(HttpStatusCode status)
    {
        Assert.True(status == Status, $"Expected {(int)status}, got {(int)Status}: {Text}");
        return this;
    }

    public Answer ExpectProblem(int status, string name)
    {
        Expect((HttpStatusCode)status);
        Assert.Equal("application/problem+json", MediaType);
        Assert.Equal($"/problems/{name}", Json["type"]!.GetValue<string>());
        Assert.Equal(status, Json["status"]!.GetValue<int>());
        return this;
    }
}
