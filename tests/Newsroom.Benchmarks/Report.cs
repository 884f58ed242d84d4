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

    public static void Step(string what) => Console.Error.WriteLine($"  {what}");

    /// <param name="demands">False where no row has to reach anything.</param>
    public static void Table(IReadOnlyList<Answer> answers, IReadOnlyList<string> controls, bool demands)
    {
        FitOutput();
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("question").AddColumn("unit").AddColumn(new TableColumn("ours").RightAligned())
            .AddColumn(new TableColumn("beside it").RightAligned()).AddColumn("which is")
            .AddColumn(new TableColumn("ratio").RightAligned()).AddColumn("spread");
        if (demands) table.AddColumn("must").AddColumn("met");
        foreach (var a in answers)
        {
            IEnumerable<Text> row =
            [
                new(a.Question), new(a.Unit), new(Number(a.Value)), new(a.Limit is { } limit ? Number(limit) : "–"), new(a.Against ?? ""),
                new(a.Ratio?.ToString("F2", CultureInfo.InvariantCulture) ?? "–"), new(a.Spread ?? ""),
            ];
            if (demands) row = [.. row, new(a.Must), a.Met ? new("yes", Color.Green) : new("NO", new Style(Color.Red, decoration: Decoration.Bold))];
            table.AddRow(row);
        }
        AnsiConsole.Write(table);
        foreach (var a in answers.Where(a => a.Note is not null)) Console.WriteLine($"{a.Question}: {a.Note}.");
        foreach (var control in controls) Console.WriteLine(control);
    }

    /// <summary>The rows, each with the members of its type.</summary>
    public static Task Json<TRow>(IReadOnlyList<TRow> rows, string path) =>
        File.WriteAllTextAsync(path, JsonSerializer.Serialize(rows, Options) + "\n");

    private static void FitOutput()
    {
        if (!Console.IsOutputRedirected) return;
        // A file or a pipe has neither width nor colours; at 80 columns the questions would be cut into words.
        AnsiConsole.Profile.Width = 190;
        AnsiConsole.Profile.Capabilities.Ansi = false;
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) switch
    {
        >= 100 => "N0",
        >= 1 => "N2",
        _ => "N3",
    }, CultureInfo.InvariantCulture);
}
