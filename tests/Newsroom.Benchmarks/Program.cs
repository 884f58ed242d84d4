using System.Text.Json;
using Newsroom.Benchmarks;
using Newsroom.Benchmarks.Questions;
using Newsroom.Cluster;
using Spectre.Console;

(string Name, Func<Bench, Task<Answer>> Ask)[] questions =
[
    ("appends", HowManyAppends.DistinctStreams),
    ("hot", HowManyAppends.HotStreams),
];

var scale = Option("--scale") switch { null or "small" => 0.1, "full" => 1.0, var other => double.Parse(other) };
var only = Option("--only")?.Split(',');
var directory = Directory.CreateTempSubdirectory("newsroom-bench-").FullName;
var answers = new List<Answer>();
try
{
    await using var cluster = await PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = Path.Combine(directory, "data") });
    var bench = new Bench(cluster.ConnectionString, scale);
    AnsiConsole.MarkupLineInterpolated($"PostgreSQL {cluster.ServerVersion}, {Environment.ProcessorCount} cores, fsync on");
    foreach (var (name, ask) in questions)
    {
        if (only is not null && !only.Contains(name)) continue;
        var answer = await ask(bench);
        answers.Add(answer);
        AnsiConsole.MarkupLineInterpolated($"{(answer.Met ? "met " : "MISSED")} {answer.Question}: {answer.Value:N0} {answer.Unit}, limit {answer.Limit:N0}, ratio {answer.Ratio:F2}, must be {answer.Must}");
    }
}
finally
{
    Directory.Delete(directory, recursive: true);
}
if (Option("--json") is { } path)
    await File.WriteAllTextAsync(path, JsonSerializer.Serialize(answers, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true }));
return answers.All(a => a.Met) ? 0 : 1;

string? Option(string name)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
