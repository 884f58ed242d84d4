using System.CommandLine;
using Newsroom.Benchmarks;
using Newsroom.Benchmarks.Questions;

const int Met = 0, Missed = 1, Usage = 2;

Question[] questions =
[
    new("appends", "Appends a second of 64 writers, distinct streams", HowManyAppends.DistinctStreams, b => Pgbench.Appends(b, 64)),
    new("hot", "Appends a second of 64 writers on 8 streams", HowManyAppends.HotStreams, b => Pgbench.Appends(b, 8)),
    new("rebuild", "Rebuild of a document view, against streaming its events out", HowFastIsARebuild.Ask),
    new("import", "Import of an exported log, against COPY of its rows", HowFastIsAnImport.Ask),
    new("latency-view", "From an append's return to the async view, at 500 appends a second", HowLateAreReaders.View),
    new("latency-subscriber", "From an append's return to a subscriber, at 500 appends a second", HowLateAreReaders.Subscriber),
    new("growth", "An append to a long log, against one to a short log", DoAppendsSlowDown.Ask),
    new("read-stream", "A stream of 100 events read and folded, against reading its rows", HowFastIsAStream.Ask),
    new("past-moment", "A list at any past moment, against the same list now: the statement", HowFarIsThePast.BySql),
    new("past-moment-http", "A list at any past moment, against the same list now: the server's answer", HowFarIsThePast.ByHttp),
    new("idle-memory", "What the server holds when nobody asks", HowMuchMemory.Idle),
    new("rebuild-memory", "What a rebuild holds at its peak", HowMuchMemory.Rebuild),
];
var names = questions.Select(q => q.Name).ToArray();

var scale = Scale.Option("small (within five minutes), full, or a part of small such as 0.1");
var only = new Option<string>("--only") { Description = "Names of questions, with commas between them" };
only.Validators.Add(r =>
{
    foreach (var name in r.GetValueOrDefault<string>().Split(',').Except(names)) r.AddError($"No question is called '{name}'; --list names them.");
});
var json = new Option<string>("--json") { Description = "Writes the rows to this file as well" };
var list = new Option<bool>("--list") { Description = "Names the questions and asks none" };
var root = new RootCommand("""
    Asks this machine how fast the engine is. Each question measures its limit in the same run, on the same PostgreSQL, in
    turn with the engine.

    Exit codes: 0 every row is met, 1 one is not, 2 wrong usage.
    """) { scale, only, json, list };
root.SetAction((parsed, cancel) =>
    Run(Scale.Parse(parsed.GetValue(scale))!.Value, parsed.GetValue(only)?.Split(','), parsed.GetValue(json), parsed.GetValue(list), cancel));
root.Subcommands.Add(RebuildAlone.Command());

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    await parsed.InvokeAsync();
    return Usage;
}
// Whoever interrupts a run gets the disk back: PostgreSQL is stopped and its files are deleted.
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(60) });

async Task<int> Run(Scale scale, string[]? chosen, string? jsonPath, bool listOnly, CancellationToken cancel)
{
    if (listOnly)
    {
        foreach (var question in questions) Console.WriteLine($"{question.Name,-20} {question.Asks}");
        return Met;
    }
    var answers = new List<Answer>();
    var told = await Stage.With(scale, async bench =>
    {
        var controls = new List<string>();
        foreach (var question in questions.Where(q => chosen is null || chosen.Contains(q.Name)))
        {
            Report.Asking(question.Name, question.Asks);
            answers.Add(await question.Ask(bench).WaitAsync(cancel));
            if (question.Control is not null) controls.Add(await question.Control(bench).WaitAsync(cancel));
        }
        Report.Table(answers, controls);
    }, cancel);
    if (!told) return Missed;
    if (jsonPath is not null) await Report.Json(answers, jsonPath);
    return answers.All(a => a.Met) ? Met : Missed;
}
