using System.CommandLine;
using Newsroom.Benchmarks;
using Newsroom.Benchmarks.OverHttp;
using Newsroom.Benchmarks.Questions;
using Newsroom.Benchmarks.SideBySide;

const int Met = 0, Missed = 1, Usage = 2;

QuestionGroup[] groups =
[
    new("marten", "Beside plain Marten, used as its documentation shows",
    [
        new("inline", "Appends of 64 writers, own streams, a document committed with each; and their CPU", Appends.Inline),
        new("bare", "The same without a document", Appends.Bare),
        new("hot", "Appends of 64 writers on 20 streams, versions checked", Appends.Hot),
        new("one-writer", "Appends of one writer", Appends.OneWriter),
        new("commands", "Commands of 64 writers on 8 streams", Appends.Commands),
        new("listing", "From an append's return to the listing, at 200 appends a second", Readers.Listing),
        new("aggregate", "The same, against an aggregate of plain Marten's", Readers.Aggregate),
        new("subscriber", "From an append's return to a subscriber, at 200 appends a second", Readers.Subscriber),
        new("rebuild", "Rebuild of a listing", Logs.Rebuild),
        new("rebuild-aggregate", "The same, against an aggregate of plain Marten's", Logs.RebuildOfAggregate),
        new("import", "Import into an empty log", Logs.Import),
        new("streams", "A stream of 100 events, now and in the past", Logs.Streams),
    ]),
    new("server", "The server as it is built",
    [
        new("rest", "What it costs when nobody asks: CPU, memory, transactions", WhatTheServerCosts.AtRest),
        new("start", "How long it takes to be ready: for the first time, and again", WhatTheServerCosts.Start),
        new("posting", "Reports posted over HTTP", WhatTheServerCosts.Posting),
    ]),
    new("http", "The server over HTTP, beside bare endpoints that do the least for the same answer",
    [
        new("notes", "Notes posted by 16 clients, until lists and subscriptions have followed", WhatAnswersCost.Notes),
        new("reports", "Reports of 2 KB filed by 16 clients, until lists and subscriptions have followed", WhatAnswersCost.Reports),
        new("story-page", "A story's page with 5 reports and 40 notes, 16 clients", WhatAnswersCost.StoryPage),
        new("story-page-made", "The same page made anew for each answer", WhatAnswersCost.StoryPageMade),
        new("report", "A report read by its id, 16 clients", WhatAnswersCost.Report),
        new("carried", "1,000 notes on a report of 20,000 words that is revised, and one on another", HowFastNotesFollow.Ask),
    ]),
    new("limits", "Against what the same takes without an event store",
    [
        new("appends-limit", "Appends of 64 writers, distinct streams, against bare rows", HowManyAppends.DistinctStreams, b => Pgbench.Appends(b, 64)),
        new("hot-limit", "Appends of 64 writers on 8 streams, against bare rows", HowManyAppends.HotStreams, b => Pgbench.Appends(b, 8)),
        new("rebuild-limit", "Rebuild of a listing, against streaming its events out", HowFastIsARebuild.Ask),
        new("import-limit", "Import of an exported log, against COPY of its rows", HowFastIsAnImport.Ask),
        new("late-listing", "From an append's return to the listing, at 500 appends a second", HowLateAreReaders.Listing),
        new("late-subscriber", "From an append's return to a subscriber, at 500 appends a second", HowLateAreReaders.Subscriber),
        new("growth", "An append to a long log, against one to a short log", DoAppendsSlowDown.Ask),
        new("stream-limit", "A stream of 100 events read and folded, against reading its rows", HowFastIsAStream.Ask),
        new("past-moment", "A list at any past moment, against the same list now: the statement", HowFarIsThePast.BySql),
        new("past-moment-http", "A list at any past moment, against the same list now: the server's answer", HowFarIsThePast.ByHttp),
        new("rebuild-memory", "What a rebuild holds at its peak", HowMuchMemory.Rebuild),
    ]),
];

var scale = Scale.Option();
var json = new Option<string>("--json") { Description = "Writes the rows to this file as well", Recursive = true };
var list = new Option<bool>("--list") { Description = "Names the questions and asks none" };
var root = new RootCommand("""
    Asks this machine how fast the store is. What a figure is measured against is measured in the same run, on the same
    PostgreSQL, in turn with it. Without a command everything is asked.

    Exit codes: 0 every row is met, 1 one is not, 2 wrong usage.
    """) { scale, json, list };
root.SetAction((parsed, cancel) => parsed.GetValue(list) ? List() : Ask(parsed, groups.SelectMany(g => g.Questions), cancel));
foreach (var group in groups)
{
    var command = new Command(group.Name, group.Asks);
    command.SetAction((parsed, cancel) => Ask(parsed, group.Questions, cancel));
    foreach (var question in group.Questions)
    {
        var one = new Command(question.Name, question.Asks);
        one.SetAction((parsed, cancel) => Ask(parsed, [question], cancel));
        command.Subcommands.Add(one);
    }
    root.Subcommands.Add(command);
}
root.Subcommands.Add(RebuildAlone.Command());
root.Subcommands.Add(BareServer.Command());

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    await parsed.InvokeAsync();
    return Usage;
}
// Whoever interrupts a run gets the disk back: PostgreSQL is stopped and its files are deleted.
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(60) });

Task<int> List()
{
    foreach (var group in groups)
    {
        Console.WriteLine($"{group.Name}: {group.Asks}");
        foreach (var question in group.Questions) Console.WriteLine($"  {question.Name,-20} {question.Asks}");
    }
    return Task.FromResult(Met);
}

async Task<int> Ask(ParseResult parsed, IEnumerable<Question> questions, CancellationToken cancel)
{
    var how = Scale.Parse(parsed.GetValue(scale))!.Value;
    var answers = new List<Answer>();
    var told = await Stage.With(how, async bench =>
    {
        var controls = new List<string>();
        foreach (var question in questions)
        {
            Report.Asking(question.Name, question.Asks);
            var took = await Bench.Seconds(async () =>
            {
                answers.AddRange(await question.Ask(bench).WaitAsync(cancel));
                if (question.Control is not null && !how.Smoke) controls.Add(await question.Control(bench).WaitAsync(cancel));
            });
            Report.Step(FormattableString.Invariant($"asked in {took:F0} s"));
        }
        Report.Table(answers, controls, demands: !how.Smoke);
    }, cancel);
    if (!told) return Missed;
    if (parsed.GetValue(json) is { } path) await Report.Json(answers, path);
    return how.Smoke || answers.All(a => a.Met) ? Met : Missed;
}
