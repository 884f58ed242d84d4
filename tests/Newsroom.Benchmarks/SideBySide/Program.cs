using System.CommandLine;
using Newsroom.Benchmarks;
using Newsroom.Benchmarks.SideBySide;

const int Told = 0, Untold = 1, Usage = 2;

(string Name, string Asks, Func<Bench, Task<Compared>> Ask)[] questions =
[
    ("one-writer", "Appends a second of one writer", Appends.OneWriter),
    ("appends", "Appends a second of 64 writers, distinct streams", Appends.ManyWriters),
    ("no-view", "The same without a view", Appends.NoView),
    ("commands", "Commands a second of 64 writers, distinct streams", Appends.Decided),
    ("hot", "Commands a second of 64 writers on 8 streams", Appends.Hot),
    ("import", "Import into an empty log", Logs.Import),
    ("rebuild", "Rebuild of an async view", Logs.Rebuild),
    ("past-version", "A stream's state at a past version", Logs.AtVersion),
    ("past-moment", "A stream's state at a past moment", Logs.AtMoment),
    ("latency-view", "From an append's return to the async view", Readers.View),
    ("latency-subscriber", "From an append's return to a subscriber", Readers.Subscriber),
];
const string posting = "posting";
string[] names = [.. questions.Select(q => q.Name), posting];

var scale = Scale.Option("small, full, or a part of small such as 0.1");
var only = new Option<string>("--only") { Description = "Names of questions, with commas between them: " + string.Join(", ", names) };
only.Validators.Add(r =>
{
    foreach (var name in r.GetValueOrDefault<string>().Split(',').Except(names)) r.AddError($"No question is called '{name}'.");
});
var json = new Option<string>("--json") { Description = "Writes the rows to this file as well" };
var embedded = new Option<string>("--embedded-server") { Description = "The server's DLL as built with the embedded engine", DefaultValueFactory = _ => Server("Postgres") };
var marten = new Option<string>("--marten-server") { Description = "The server's DLL as built with the Marten engine", DefaultValueFactory = _ => Server("Marten") };
var root = new RootCommand("""
    Asks this machine how fast both engines are, and plain Marten beside them: in one run, on one PostgreSQL, in turn.

    Exit codes: 0 it is told, 1 it was interrupted, 2 wrong usage.
    """) { scale, only, json, embedded, marten };
root.SetAction((parsed, cancel) => Run(
    Scale.Parse(parsed.GetValue(scale))!.Value, parsed.GetValue(only)?.Split(',') ?? names, parsed.GetValue(json),
    parsed.GetValue(embedded)!, parsed.GetValue(marten)!, cancel));

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    await parsed.InvokeAsync();
    return Usage;
}
// Whoever interrupts a run gets the disk back: PostgreSQL is stopped and its files are deleted.
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(60) });

// Where a build of the server with that engine lies beside this program's own (Directory.Build.props).
static string Server(string engine) => Path.GetFullPath(Path.Combine(
    AppContext.BaseDirectory, "../../../..", engine, "bin/Newsroom.Server", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "Newsroom.Server.dll"));

async Task<int> Run(Scale scale, string[] chosen, string? jsonPath, string embeddedServer, string martenServer, CancellationToken cancel)
{
    var rows = new List<Compared>();
    var notes = new List<string>();
    var told = await Stage.With(scale, async bench =>
    {
        foreach (var (name, asks, ask) in questions.Where(q => chosen.Contains(q.Name)))
        {
            Report.Asking(name, asks);
            rows.Add(await ask(bench).WaitAsync(cancel));
        }
        if (chosen.Contains(posting))
        {
            var missing = new[] { ("embedded", embeddedServer), ("Marten", martenServer) }.Where(s => !File.Exists(s.Item2)).Select(s => s.Item1).ToArray();
            if (missing.Length > 0)
            {
                notes.Add($"Posting over HTTP was not measured: no server is built with the {string.Join(" or the ", missing)} engine.");
            }
            else
            {
                Report.Asking(posting, "Reports posted over HTTP");
                rows.Add(await Posting.Reports(bench, embeddedServer, martenServer).WaitAsync(cancel));
            }
        }
        ComparedTable.Print(rows, notes);
    }, cancel);
    if (!told) return Untold;
    if (jsonPath is not null) await Report.Json(rows, jsonPath);
    return Told;
}
