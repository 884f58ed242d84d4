using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json.Nodes;
using Newsroom.Crash.Processes;
using Spectre.Console;

namespace Newsroom.Crash.Heap;

/// <summary>
/// The real server with a heap that ends, large reports, clients that never read, others that read the whole log again and again, and
/// writers beside them. What was acknowledged must be there afterwards, whoever behaves must have been served, and the server must be
/// well without a restart.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class SmallHeap(HeapPlan plan)
{
    /// <summary>Bytes that both systems may have taken for a client that does not read.</summary>
    private const long MostBuffered = 24L << 20;

    private static readonly TimeSpan DeafAfterwards = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Failures failures = new();
    private readonly HeapFigures figures = new();
    private readonly ConcurrentDictionary<string, long> acknowledged = new(StringComparer.Ordinal);
    private int numbers;

    /// <returns>Whether it was served well throughout.</returns>
    public async Task<bool> Carry(CancellationToken cancel)
    {
        var directory = Directory.CreateTempSubdirectory("newsroom-heap-").FullName;
        Directory.CreateDirectory(Path.Combine(directory, "logs"));
        var real = new RealServer(Path.Combine(directory, "newsroom"));
        var server = new Child("server", _ => Started(real), Path.Combine(directory, "logs"), failures.Add);
        AnsiConsole.MarkupLineInterpolated($"[bold]A heap of {plan.HeapMegabytes} MB, {plan.Seconds} s[/]; data in {directory}");
        try
        {
            server.Start();
            using var http = real.Client(TimeSpan.FromSeconds(60));
            await RealServer.Ready(http, failures, Patience, "the server to be ready a first time");
            for (var i = 0; i < plan.Reports; i++) await File(http, cancel);
            await Load(real, http, cancel);
            await Afterwards(http);
        }
        catch (Exception failure) when (failure is RunFailed or HttpRequestException or TaskCanceledException or IOException)
        {
            failures.Add(failure.Message);
        }
        if (server.Lives > 0) await server.Stop(TimeSpan.FromMinutes(2), process => Process.Start("kill", ["-TERM", $"{process.Id}"])!.WaitForExit());
        Print();
        var well = failures.All.Count == 0;
        if (well) Directory.Delete(directory, recursive: true);
        return well;
    }

    private ProcessStartInfo Started(RealServer real)
    {
        var info = real.Program("serve", "--no-seeds");
        info.Environment["Newsroom__ClientPatience"] = "00:00:05";
        // In hexadecimal, as the runtime reads it. Beyond it an allocation fails, and with it the request or the process.
        info.Environment["DOTNET_GCHeapHardLimit"] = (plan.HeapMegabytes * 1024L * 1024).ToString("X", CultureInfo.InvariantCulture);
        return info;
    }

    private async Task Load(RealServer real, HttpClient http, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        stop.CancelAfter(TimeSpan.FromSeconds(plan.Seconds));
        using var followed = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var follower = Follow(real, followed.Token);
        var deaf = Enumerable.Range(0, plan.Deaf).Select(_ => Task.Run(() => NeverRead(real, stop.Token), CancellationToken.None));
        var readers = Enumerable.Range(0, plan.Readers).Select(_ => Task.Run(() => ReadAll(http, stop.Token), CancellationToken.None));
        var writers = Enumerable.Range(0, plan.Writers).Select(_ => Task.Run(() => Write(http, stop.Token), CancellationToken.None));
        var watch = Task.Run(() => Watch(real, stop.Token), CancellationToken.None);
        await Task.WhenAll([.. deaf, .. readers, .. writers, watch]);
        // However much else there was to do: whoever reads comes to the end.
        var last = acknowledged.Values.Max();
        await failures.Until(() => Task.FromResult(figures.Reached >= last), Patience, "the client that reads to be sent everything", () => $"it is at {figures.Reached} of {last}");
        await followed.CancelAsync();
        figures.Followed = await follower;
    }

    /// <summary>Begins at the first event, takes nothing but the beginning of the answer, and looks at the end whether it was cut off.</summary>
    private async Task NeverRead(RealServer real, CancellationToken stop)
    {
        using var client = new TcpClient { ReceiveBufferSize = 4096 };
        var sent = 0L;
        try
        {
            await client.ConnectAsync(real.Address.Host, real.Address.Port, CancellationToken.None);
            var wire = client.GetStream();
            await wire.WriteAsync(Encoding.ASCII.GetBytes(
                $"GET /api/stream HTTP/1.1\r\nHost: {real.Address.Authority}\r\nAuthorization: Bearer {real.Key}\r\nLast-Event-ID: 0\r\n\r\n"), CancellationToken.None);
            var status = new byte[12];
            await wire.ReadExactlyAsync(status, CancellationToken.None);
            if (Encoding.ASCII.GetString(status) != "HTTP/1.1 200") return;
            Interlocked.Increment(ref figures.DeafStreams);
            await Task.Delay(Timeout.InfiniteTimeSpan, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // With the rest of the load gone, whoever has not filled his buffers yet does so now, and his patience runs out.
            await Task.Delay(DeafAfterwards, CancellationToken.None);

            // What lies in the buffers of both systems comes, and then the end; a stream that was not cut off goes on.
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var buffer = new byte[64 * 1024];
            while (sent < MostBuffered)
            {
                var read = await wire.ReadAsync(buffer, patience.Token);
                if (read == 0) break;
                sent += read;
            }
            if (sent < MostBuffered) Interlocked.Increment(ref figures.CutOff);
        }
        catch (Exception end) when (end is IOException or SocketException)
        {
            // Reset is an end too.
            if (stop.IsCancellationRequested) Interlocked.Increment(ref figures.CutOff);
        }
        catch (OperationCanceledException)
        {
            // It goes on, slowly: it was not cut off.
        }
    }

    private async Task ReadAll(HttpClient http, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            for (var next = "/api/events?after=0&limit=1000"; next is not null && !stop.IsCancellationRequested;)
            {
                using var answer = await http.GetAsync(next, CancellationToken.None);
                var text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
                if (!Served(answer, "a page of the log", text)) break;
                Interlocked.Increment(ref figures.Pages);
                next = JsonNode.Parse(text)!["next"]?.GetValue<string>();
            }
        }
    }

    private async Task Write(HttpClient http, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await File(http, CancellationToken.None);
            await Task.Delay(plan.WriterPause, CancellationToken.None);
        }
    }

    /// <returns>The positions that one well-behaved client was sent.</returns>
    private async Task<IReadOnlyList<long>> Follow(RealServer real, CancellationToken stop)
    {
        var seen = new List<long>();
        using var http = real.Client(Timeout.InfiniteTimeSpan);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/api/stream");
                request.Headers.Add("Last-Event-ID", seen.Count == 0 ? "0" : seen[^1].ToString(CultureInfo.InvariantCulture));
                using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
                using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(stop));
                long id = 0;
                while (await lines.ReadLineAsync(stop) is { } line)
                {
                    if (line.StartsWith("id: ", StringComparison.Ordinal)) id = long.Parse(line[4..], CultureInfo.InvariantCulture);
                    if (!line.StartsWith("data: ", StringComparison.Ordinal)) continue;
                    seen.Add(id);
                    Volatile.Write(ref figures.Reached, id);
                }
            }
            catch (Exception away) when (away is HttpRequestException or IOException or OperationCanceledException)
            {
                if (!stop.IsCancellationRequested) await Task.Delay(200, CancellationToken.None);
            }
        }
        return seen;
    }

    private async Task Watch(RealServer real, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            figures.PeakMegabytes = Math.Max(figures.PeakMegabytes, Megabytes(real));
            await Task.Delay(100, CancellationToken.None);
        }
    }

    private async Task Afterwards(HttpClient http)
    {
        await RealServer.Ready(http, failures, Patience, "the server to be ready after the load");
        foreach (var id in acknowledged.Keys)
        {
            using var answer = await http.GetAsync($"/api/articles/{id}");
            if (answer.StatusCode != HttpStatusCode.OK) failures.Add($"Report '{id}' was acknowledged, and is answered with {(int)answer.StatusCode}.");
        }
        var written = acknowledged.Values.Order().ToList();
        if (!figures.Followed.SequenceEqual(figures.Followed.Order().Distinct())) failures.Add("The client that reads was sent events out of order, or twice.");
        foreach (var lost in written.Except(figures.Followed)) failures.Add($"The client that reads was not sent position {lost}.");
        if (figures.CutOff == 0) failures.Add("Nobody was cut off who never read.");
        figures.Written = written.Count;
    }

    private async Task File(HttpClient http, CancellationToken cancel)
    {
        var number = Interlocked.Increment(ref numbers);
        using var answer = await http.PostAsJsonAsync("/api/articles", new
        {
            outlet = "La Gazette du littoral", url = $"https://gazette.example/longs/{number}", title = $"Le registre du port, {number}", language = "fr", kind = "report",
            body = Body(number),
        }, cancel);
        var text = await answer.Content.ReadAsStringAsync(cancel);
        if (!Served(answer, "a report", text)) return;
        acknowledged[JsonNode.Parse(text)!["id"]!.GetValue<string>()] = long.Parse(answer.Headers.GetValues("Newsroom-Position").First(), CultureInfo.InvariantCulture);
    }

    private string Body(int number)
    {
        var body = new StringBuilder(plan.CodePoints);
        for (var line = 1; body.Length < plan.CodePoints - 120; line++)
            body.Append(CultureInfo.InvariantCulture, $"Entrée {number}-{line} : le cargo {(number * 7919 + line * 104729) % 99991} attend au large, cale {line % 17}.\n");
        return body.ToString();
    }

    /// <summary>What is busy says so and is asked again; anything else that is no success is a failure.</summary>
    private bool Served(HttpResponseMessage answer, string what, string text)
    {
        if (answer.IsSuccessStatusCode) return true;
        if (answer is { StatusCode: HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests, Headers.RetryAfter: not null })
            Interlocked.Increment(ref figures.Put);
        else failures.Add($"For {what} the answer was {(int)answer.StatusCode}: {text[..Math.Min(text.Length, 300)]}");
        return false;
    }

    private static long Megabytes(RealServer real)
    {
        foreach (var directory in Directory.EnumerateDirectories("/proc").Where(d => Path.GetFileName(d).All(char.IsAsciiDigit)))
        {
            try
            {
                if (!System.IO.File.ReadAllText($"{directory}/cmdline").Contains("Newsroom.Server.dll", StringComparison.Ordinal)) continue;
                if (!System.IO.File.ReadAllText($"{directory}/environ").Contains(real.Key, StringComparison.Ordinal)) continue;
                var line = System.IO.File.ReadLines($"{directory}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
                return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or InvalidOperationException)
            {
                // Ended between two looks.
            }
        }
        return 0;
    }

    private void Print()
    {
        var table = new Table().AddColumns("", "");
        table.AddRow("reports acknowledged, all there afterwards", $"{figures.Written}");
        table.AddRow("events that the client that reads was sent", $"{figures.Followed.Count}");
        table.AddRow("pages of the log", $"{figures.Pages}");
        table.AddRow("streams that were never read; of them cut off", $"{figures.DeafStreams}; {figures.CutOff}");
        table.AddRow("answers that put it off (503, 429 with Retry-After)", $"{figures.Put}");
        table.AddRow("physical memory of the server at its peak", $"{figures.PeakMegabytes} MB");
        AnsiConsole.Write(table);
        foreach (var failure in failures.All.Take(20)) AnsiConsole.MarkupLineInterpolated($"[red]{failure}[/]");
        AnsiConsole.MarkupLine(failures.All.Count == 0 ? "[green]Served throughout.[/]" : $"[red]{failures.All.Count} failures.[/]");
    }

    private sealed class HeapFigures
    {
        public int Pages;
        public int DeafStreams;
        public int CutOff;
        public int Put;
        public long PeakMegabytes;
        public long Reached;
        public int Written;
        public IReadOnlyList<long> Followed = [];
    }
}

/// <param name="HeapMegabytes">The managed heap's hard limit, in MB of 1,048,576 bytes.</param>
/// <param name="Seconds">How long the load lasts.</param>
/// <param name="Reports">In the log when it begins.</param>
/// <param name="CodePoints">Of a report.</param>
/// <param name="Deaf">Streams from the first event on that are never read.</param>
/// <param name="Readers">Of the whole log, page by page, again and again.</param>
/// <param name="Writers">Filing reports.</param>
public sealed record HeapPlan(
    int Seconds, int HeapMegabytes = 768, int Reports = 60, int CodePoints = 500_000, int Deaf = 100, int Readers = 30, int Writers = 4)
{
    public TimeSpan WriterPause { get; } = TimeSpan.FromMilliseconds(200);
}
