using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Newsroom.Crash.Processes;

/// <summary>
/// The real server, Newsroom.Server with a PostgreSQL of its own, and a desk that posts notes to it over HTTP: each with an
/// Idempotency-Key, repeated until it is answered, but for some that are given up when the first answer does not come.
/// </summary>
public sealed class NewsroomLoad : IAsyncDisposable
{
    private const int Desks = 3;
    private const int Articles = 4;

    /// <summary>The server's exit code when its PostgreSQL is killed while both are starting: it says so, and is to be started again.</summary>
    private const int NoDatabase = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly RealServer real;
    private readonly HttpClient http;
    private readonly Failures failures;
    private readonly int seed;
    private readonly CancellationTokenSource stop = new();
    private readonly List<string> articles = [];
    private Task posting = Task.CompletedTask;

    private NewsroomLoad(string directory, int seed, Failures failures)
    {
        this.seed = seed;
        this.failures = failures;
        real = new RealServer(Path.Combine(directory, "newsroom"));
        Processes = new(DataDirectory);
        http = real.Client(TimeSpan.FromSeconds(90));
        Server = new Child("server", _ => real.Program("serve", "--no-seeds"), Path.Combine(directory, "logs"), failures.Add, NoDatabase);
    }

    public Child Server { get; }
    public PostgresProcesses Processes { get; }
    public string DataDirectory => real.DataDirectory;
    public ConcurrentQueue<Posting> Postings { get; } = new();

    public static async Task<NewsroomLoad> Start(string directory, int seed, Failures failures)
    {
        var load = new NewsroomLoad(directory, seed, failures);
        load.Server.Start();
        await load.Ready();
        for (var i = 0; i < Articles; i++) load.articles.Add(await load.File(i));
        load.posting = Task.WhenAll(Enumerable.Range(0, Desks).Select(desk => Task.Run(() => load.Post(desk))));
        return load;
    }

    /// <summary>Returns when the server says that it can be read and written and that its listings and subscriptions are where the log ends.</summary>
    public Task Ready() => RealServer.Ready(http, failures, Patience, "the server to be ready");

    /// <summary>Returns when a note that was meant after now has been answered.</summary>
    public Task IsHeard()
    {
        var now = DateTime.UtcNow.Ticks;
        return failures.Until(() => Task.FromResult(Postings.Any(p => p.Id is not null && p.Meant > now)), Patience, "a note to be acknowledged over HTTP");
    }

    public async Task StopPosting()
    {
        await stop.CancelAsync();
        await posting;
    }

    /// <returns>The id that the very same request is answered with now.</returns>
    public async Task<string?> Repeat(Posting posted)
    {
        var again = new Posting(posted.Key, posted.Article, posted.Meant);
        await failures.Until(() => Sent(again), Patience, $"{posted.Key} to be answered again");
        return again.Id;
    }

    public async Task<HttpStatusCode> Look(Posting posted)
    {
        using var answer = await http.GetAsync($"/api/annotations/{posted.Id}");
        return answer.StatusCode;
    }

    /// <summary>Folds everything that the running newsroom keeps anew, by its command line.</summary>
    public async Task Rebuild()
    {
        var info = real.Program("rebuild");
        info.RedirectStandardOutput = true;
        info.RedirectStandardError = true;
        using var process = Process.Start(info)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new RunFailed($"'rebuild' ended with exit code {process.ExitCode}: {await output}{await errors}");
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await posting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (Server.Lives > 0) await Server.Stop(Patience, process => Process.Start("kill", ["-TERM", $"{process.Id}"])!.WaitForExit());
        http.Dispose();
    }

    private async Task<string> File(int number)
    {
        using var answer = await http.PostAsJsonAsync("/api/articles", new
        {
            outlet = "La Gazette du littoral", url = $"https://gazette.example/nuit/{seed}/{number}", title = $"La nuit du port, {number}",
            language = "fr", kind = "report", body = $"{Passage} Édition {number}, relue par la rédaction de nuit avant le départ du dernier train.",
        });
        if (answer.StatusCode != HttpStatusCode.Created) throw new RunFailed($"An article was not filed: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<string>();
    }

    private const string Passage = "Les grues se sont tues à minuit";

    private async Task Post(int desk)
    {
        var random = new Random(unchecked(seed * 31 + desk));
        for (var number = 1; !stop.IsCancellationRequested; number++)
        {
            var posting = new Posting($"crash-{desk}-{number}", articles[random.Next(articles.Count)], DateTime.UtcNow.Ticks);
            Postings.Enqueue(posting);
            var givesUp = random.Next(2) == 0;
            // Even at the end what was begun is carried through, or it would be in doubt for no reason.
            while (!await Sent(posting) && !givesUp)
            {
                if (failures.All.Count > 0) return;
                await Task.Delay(100);
            }
            await Task.Delay(random.Next(20, 60));
        }
    }

    private async Task<bool> Sent(Posting posting)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/articles/{posting.Article}/annotations/")
        {
            Content = JsonContent.Create(new { exact = Passage, motivation = "questioning", body = $"Qui le dit ? ({posting.Key})" }),
            Headers = { { "Idempotency-Key", posting.Key } },
        };
        try
        {
            using var answer = await http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            switch (answer.StatusCode)
            {
                case HttpStatusCode.Created or HttpStatusCode.OK:
                    posting.Told = DateTime.UtcNow.Ticks;
                    posting.Id = JsonNode.Parse(text)!["id"]!.GetValue<string>();
                    return true;
                case HttpStatusCode.ServiceUnavailable when answer.Content.Headers.ContentType?.MediaType == "application/problem+json" && answer.Headers.RetryAfter is not null:
                    return false;
                default:
                    failures.Add($"A note ({posting.Key}) was answered with {(int)answer.StatusCode}: {text}");
                    return true;
            }
        }
        catch (Exception away) when (away is HttpRequestException or IOException or TaskCanceledException)
        {
            return false;
        }
    }
}

/// <summary>A note that was meant to be posted.</summary>
/// <param name="Key">Its Idempotency-Key.</param>
/// <param name="Meant">UTC ticks.</param>
public sealed record Posting(string Key, string Article, long Meant)
{
    /// <summary>The note's id, once the server has acknowledged it.</summary>
    public string? Id { get; set; }

    /// <summary>UTC ticks.</summary>
    public long Told { get; set; }
}
