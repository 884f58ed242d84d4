using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Newsroom.Fuzz;

/// <summary>One run against one newsroom.</summary>
internal sealed class Run(int seed, int connections)
{
    /// <summary>Enough that each endpoint is asked a dozen times.</summary>
    private const long PlantedRequests = 600;

    private const double LeastDecided = 1.0 / 3;

    /// <summary>Sends requests 0 to <paramref name="count"/>; whether nothing was found.</summary>
    public async Task<bool> Carry(long count, CancellationToken cancel)
    {
        await using var newsroom = await FuzzedNewsroom.Start(null);
        var tally = await Send(newsroom, count, quiet: false, cancel);
        tally.Print(Console.Out);
        if (tally.Decided >= LeastDecided) return tally.IsClean;
        Console.WriteLine("FOUND too few requests that got as far as a decision: the others prove little.");
        return false;
    }

    /// <summary>Whether a run finds every kind of answer that may not be, where there is one.</summary>
    public async Task<bool> FindPlanted(CancellationToken cancel)
    {
        await using var newsroom = await FuzzedNewsroom.Start(Sabotage.Plant);
        var tally = await Send(newsroom, PlantedRequests, quiet: true, cancel);
        foreach (var kind in Sabotage.Kinds) Console.WriteLine($"{(tally.Found.Contains(kind) ? "noticed" : "MISSED")}  {kind}");
        return Sabotage.Kinds.All(tally.Found.Contains);
    }

    /// <summary>Sends one request, and shows it and what came back.</summary>
    public async Task<bool> Repeat(long number, CancellationToken cancel)
    {
        await using var newsroom = await FuzzedNewsroom.Start(null);
        var (generator, _) = await Begin(newsroom, cancel);
        var request = generator.Make(number);
        using var wire = new Wire(Server(newsroom));
        var exchange = await wire.Send(request, cancel);
        Console.WriteLine(request);
        foreach (var answer in exchange.Answers)
        {
            Console.WriteLine($"\n{answer.Status}");
            foreach (var (name, value) in answer.Headers) Console.WriteLine($"{name}: {value}");
            Console.WriteLine(Encoding.UTF8.GetString(answer.Body));
        }
        if (exchange.Broken is not null) Console.WriteLine($"\n{exchange.Broken}");
        var findings = Judge.Judged(request, exchange).ToList();
        foreach (var finding in findings) Console.WriteLine($"FOUND {finding.Kind}: {finding.Detail}");
        return findings.Count == 0;
    }

    private async Task<Tally> Send(FuzzedNewsroom newsroom, long count, bool quiet, CancellationToken cancel)
    {
        var (generator, world) = await Begin(newsroom, cancel);
        var tally = new Tally();
        var since = Stopwatch.StartNew();
        var next = -1L;
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(Sender, cancel)));
        Console.WriteLine($"Seed {seed}, {connections} connections, {since.Elapsed.TotalSeconds:0} s\n");
        return tally;

        async Task Sender()
        {
            using var wire = new Wire(Server(newsroom));
            while (Interlocked.Increment(ref next) is var number && number < count)
            {
                cancel.ThrowIfCancellationRequested();
                var request = generator.Make(number);
                var exchange = await wire.Send(request, cancel);
                if (exchange.Answers is [{ Status: < 300 or 412 } only] && only.Header("ETag") is { } etag) world.Told(request.Address, etag);
                var findings = tally.Take(request, exchange);
                if (quiet) continue;
                foreach (var finding in findings)
                    Console.WriteLine($"FOUND {finding.Kind}: {finding.Detail}\n  again: dotnet run -c Release --project tests/Newsroom.Fuzz -- --seed {seed} --only {number}\n{request}\n");
            }
        }
    }

    private async Task<(Generator Generator, World World)> Begin(FuzzedNewsroom newsroom, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = newsroom.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", newsroom.Key);
        var document = JsonNode.Parse(await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), cancel))!;
        var world = await World.Furnish(newsroom.Address, newsroom.Key, cancel);
        return (new Generator(seed, Operation.AllOf(document), world, newsroom.Address, newsroom.Key), world);
    }

    private static IPEndPoint Server(FuzzedNewsroom newsroom) => new(IPAddress.Loopback, newsroom.Address.Port);
}
