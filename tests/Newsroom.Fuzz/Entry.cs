using System.CommandLine;

namespace Newsroom.Fuzz;

/// <summary>The command line.</summary>
internal static class Entry
{
    private const int Passed = 0, Failed = 1, Usage = 2;

    private static async Task<int> Main(string[] args)
    {
        var requests = new Option<long>("--requests") { Description = "How many requests are sent.", DefaultValueFactory = _ => 100_000 };
        var seed = new Option<int?>("--seed") { Description = "Makes the requests: the same seed, the same requests. Drawn when left out." };
        var only = new Option<long?>("--only") { Description = "Sends this one request of the seed alone, and prints it with what came back." };
        var connections = new Option<int>("--connections") { Description = "How many connections send at a time.", DefaultValueFactory = _ => 8 };
        var sabotage = new Option<bool>("--sabotage") { Description = "Plants endpoints that answer as none may, and fails unless the run finds each of them." };
        requests.Validators.Add(result => { if (result.GetValueOrDefault<long>() < 1) result.AddError("--requests is 1 or more."); });
        only.Validators.Add(result => { if (result.GetValueOrDefault<long?>() < 0) result.AddError("--only is 0 or more."); });
        connections.Validators.Add(result => { if (result.GetValueOrDefault<int>() is < 1 or > 64) result.AddError("--connections is from 1 to 64."); });

        var root = new RootCommand(
            """
            Sends requests to a newsroom of its own, over raw connections, and judges every answer.

            The requests are made from the newsroom's OpenAPI document: most are as they should be, many are spoilt in one place or
            several, some are no HTTP at all. Found wanting is an answer of 500 or above, an answer of 400 or above that is no
            problem document, a request without an answer, and an answer that takes longer than ten seconds; and a run of which
            less than a third got as far as a decision of the newsroom's.

            Exit codes: 0 nothing was found, 1 something was, or what was planted was not, 2 wrong usage.
            """) { requests, seed, only, connections, sabotage };
        root.SetAction(async (parsed, cancel) =>
        {
            var run = new Run(parsed.GetValue(seed) ?? Random.Shared.Next(1, 1_000_000), parsed.GetValue(connections));
            var passed = parsed.GetValue(sabotage) ? await run.FindPlanted(cancel)
                : parsed.GetValue(only) is { } number ? await run.Repeat(number, cancel)
                : await run.Carry(parsed.GetValue(requests), cancel);
            return passed ? Passed : Failed;
        });
        var given = root.Parse(args);
        var code = await given.InvokeAsync();
        return given.Errors.Count > 0 ? Usage : code;
    }
}
