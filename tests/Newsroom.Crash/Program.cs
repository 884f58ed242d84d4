using System.CommandLine;
using System.Globalization;
using Newsroom.Crash;
using Newsroom.Crash.Heap;
using Newsroom.Crash.Processes;
using Spectre.Console;

const int Passed = 0, Failed = 1, Usage = 2;

// The other parts of this program: it starts itself.
switch (args)
{
    case ["writer", var journals, var slot, var life, var planted]:
        return await new Writer(journals, Number(slot), Number(life), Number(planted)).Run();
    case ["node", var journals, var slot, var life]:
        return await new Node(journals, Number(slot), Number(life)).Run();
}

const string everything = "all";
var kills = new Option<int>("--kills") { Description = "How often something is killed.", DefaultValueFactory = _ => 40 };
var seed = new Option<int?>("--seed") { Description = "Makes the plan: what is killed, and after which delay. Drawn when left out. It repeats the plan, not the run: what the load is doing at that moment is the machine's affair." };
var sabotage = new Option<string?>("--sabotage") { Description = $"Damage done on purpose to a copy of the database, to prove that the judge would see it: {string.Join(", ", Sabotage.All.Select(s => s.Name))}, or all of these, each on a copy of its own. What is not noticed fails the run." };
var keep = new Option<bool>("--keep") { Description = "Keep the data directory, whatever the outcome." };
kills.Validators.Add(result =>
{
    // What is no number at all is refused by the parser.
    if (result.Tokens is [{ Value: var text }] && int.TryParse(text, out var number) && number is < 0 or > 10_000)
        result.AddError("--kills is from 0 to 10000.");
});
sabotage.AcceptOnlyFromAmong([everything, .. Sabotage.All.Select(s => s.Name)]);

var root = new RootCommand(
    """
    Kills writers, nodes, the server and PostgreSQL in the middle of their work, and looks afterwards whether anything is lost.

    Two loads run side by side. Writers (two processes) append to one private PostgreSQL, fsync on, and send messages with their
    appends; nodes (two processes) follow it: an inline snapshot, listings, an event subscription that sends messages, their
    handlers, a reader of the log. The real server, with a PostgreSQL of its own, takes notes over HTTP. At random moments one of
    all these is killed with SIGKILL, a quarter of the time PostgreSQL, and started again. Then everything that was acknowledged
    is looked for.

    Exit codes: 0 nothing is lost, 1 something is, or damage done on purpose was not noticed (the data directory is kept),
    2 wrong usage.
    """) { kills, seed, sabotage, keep };
root.SetAction(async (parsed, cancel) =>
{
    if (!OperatingSystem.IsLinux())
    {
        AnsiConsole.MarkupLine("This runs on Linux: it finds PostgreSQL's processes in /proc.");
        return Failed;
    }
    var run = new Run(
        parsed.GetValue(kills), parsed.GetValue(seed) ?? Random.Shared.Next(1, 100_000),
        [.. Sabotage.All.Where(s => parsed.GetValue(sabotage) is { } named && (named == everything || named == s.Name))], parsed.GetValue(keep));
    return await run.Carry(cancel) ? Passed : Failed;
});
var seconds = new Option<int>("--seconds") { Description = "How long the load lasts.", DefaultValueFactory = _ => 20 };
var megabytes = new Option<int>("--megabytes") { Description = "Where the server's managed heap ends, in MB.", DefaultValueFactory = _ => 768 };
var heap = new Command(
    "heap",
    """
    Runs the server with a heap that ends, on reports of 500,000 code points: 100 streams from the first event on that are never read,
    30 clients that read the whole log again and again, one that follows it as it should, 4 that file reports. Afterwards every report
    that was acknowledged must be there, and the server well.
    """) { seconds, megabytes };
heap.SetAction(async (parsed, cancel) =>
    OperatingSystem.IsLinux() && await new SmallHeap(new HeapPlan(parsed.GetValue(seconds), parsed.GetValue(megabytes))).Carry(cancel) ? Passed : Failed);
root.Subcommands.Add(heap);
var given = root.Parse(args);
var code = await given.InvokeAsync();
return given.Errors.Count > 0 ? Usage : code;

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
