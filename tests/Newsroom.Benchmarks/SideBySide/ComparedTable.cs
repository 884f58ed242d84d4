using System.Globalization;
using Spectre.Console;

namespace Newsroom.Benchmarks.SideBySide;

internal static class ComparedTable
{
    public static void Print(IReadOnlyList<Compared> rows, IReadOnlyList<string> notes)
    {
        Report.FitOutput();
        var table = new Table().Border(TableBorder.Rounded).AddColumn("question");
        foreach (var column in (string[])["unit", "embedded", "Marten engine", "plain Marten", "embedded : plain", "Marten engine : plain"])
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var row in rows)
        {
            table.AddRow(row.Question, row.Unit, Figure(row.Embedded), Figure(row.Marten), Figure(row.Plain), Times(row.EmbeddedAsFast), Times(row.MartenAsFast));
        }
        AnsiConsole.Write(table);
        Console.WriteLine("The last two columns: how many times as fast as plain Marten.");
        foreach (var note in notes) Console.WriteLine(note);
    }

    private static string Figure(double? figure) => figure is { } f ? Report.Number(f) : "–";

    private static string Times(double? times) => times?.ToString("F2", CultureInfo.InvariantCulture) ?? "–";
}
