using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace Newsroom.Benchmarks;

/// <summary>What is printed and written: the answers on standard output, how they come about on standard error.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Machine(string line) => Console.WriteLine(line);

    public static void Asking(string name, string asks) => Console.Error.WriteLine($"{name}: {asks}");

    public static void Pair(double ours, double limit) => Step(FormattableString.Invariant($"{ours:G4} against {limit:G4}: {ours / limit:F2}"));

    public static void Turn(IReadOnlyList<double> figures) => Step(string.Join(" | ", figures.Select(Number)));

    public static void Step(string what) => Console.Error.WriteLine($"  {what}");

    public static void Table(IReadOnlyList<Answer> answers, IReadOnlyList<string> controls)
    {
        FitOutput();
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("question").AddColumn(new TableColumn("value").RightAligned()).AddColumn("unit")
            .AddColumn(new TableColumn("limit").RightAligned()).AddColumn(new TableColumn("ratio").RightAligned())
            .AddColumn("must").AddColumn("met");
        foreach (var a in answers)
        {
            table.AddRow(
                new Text(a.Question), new Text(Number(a.Value)), new Text(a.Unit), new Text(a.Limit is { } limit ? Number(limit) : "–"),
                new Text(a.Ratio?.ToString("F2", CultureInfo.InvariantCulture) ?? "–"), new Text(a.Must),
                a.Met ? new Text("yes", Color.Green) : new Text("NO", new Style(Color.Red, decoration: Decoration.Bold)));
        }
        AnsiConsole.Write(table);
        foreach (var a in answers.Where(a => a.Note is not null)) Console.WriteLine($"{a.Question}: {a.Note}.");
        foreach (var control in controls) Console.WriteLine(control);
    }

    /// <summary>The rows, each with the members of its type.</summary>
    public static Task Json<TRow>(IReadOnlyList<TRow> rows, string path) =>
        File.WriteAllTextAsync(path, JsonSerializer.Serialize(rows, Options) + "\n");

    public static void FitOutput()
    {
        if (!Console.IsOutputRedirected) return;
        // A file or a pipe has neither width nor colours; at 80 columns the questions would be cut into words.
        AnsiConsole.Profile.Width = 160;
        AnsiConsole.Profile.Capabilities.Ansi = false;
    }

    public static string Number(double value) => value.ToString(Math.Abs(value) switch
    {
        >= 100 => "N0",
        >= 1 => "N2",
        _ => "N3",
    }, CultureInfo.InvariantCulture);
}
