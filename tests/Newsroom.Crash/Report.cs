using System.Globalization;
using Newsroom.Crash.Ledger;
using Spectre.Console;

namespace Newsroom.Crash;

/// <summary>The figures and the findings, for people.</summary>
public static class Report
{
    private const int FindingsShown = 30;

    public static void Print(Figures figures, Judging.Findings findings, Failures failures, int seed, bool well)
    {
        if (figures.Kills.Count > 0)
        {
            var kills = new Table().AddColumns("killed", "times", "median until acknowledged again", "longest");
            foreach (var row in figures.Kills)
                kills.AddRow(Name(row.Victim), Number(row.Kills), Seconds(row.Median), Seconds(row.Longest));
            AnsiConsole.Write(kills);
        }
        if (figures.Attempts.Count > 0)
        {
            int Of(Verdict verdict) => figures.Attempts.Count(a => a.Verdict == verdict);
            var table = new Table().AddColumns("what", "how many");
            table.AddRow("appends acknowledged", Number(Of(Verdict.Acknowledged)));
            table.AddRow("appends refused: another version", Number(Of(Verdict.Conflict)));
            table.AddRow("appends refused: database away, nothing written", Number(Of(Verdict.Unavailable)));
            table.AddRow("appends in doubt (writer killed, or not to be learnt in time)", Number(Of(Verdict.None) + Of(Verdict.Unknown)));
            table.AddRow("  of these written whole", Number(figures.DoubtWritten));
            table.AddRow("  of these not written at all", Number(figures.DoubtNotWritten));
            table.AddRow("events in the log", Number(figures.Events));
            table.AddRow("orders that were answered", Number(figures.Orders));
            table.AddRow("pages that readers of the log were handed", Number(figures.Pages));
            if (figures.Messages is { } messages)
                table.AddRow("messages sent: done, due, dead", $"{Number(messages.Sent)}: {Number(messages.Done)}, {Number(messages.Due)}, {Number(messages.Dead)}");
            if (figures.Newsroom is { } newsroom)
            {
                table.AddRow("notes acknowledged over HTTP", Number(newsroom.Acknowledged));
                table.AddRow("notes given up: found written, not written", $"{Number(newsroom.Written)}, {Number(newsroom.NotWritten)}");
                table.AddRow("events in the server's log", Number(newsroom.Events));
            }
            AnsiConsole.Write(table);
        }
        foreach (var note in failures.Notes.Take(3)) AnsiConsole.MarkupLineInterpolated($"[grey]{note}[/]");

        foreach (var kind in findings.All.GroupBy(f => f.Kind))
        {
            AnsiConsole.MarkupLineInterpolated($"[red]{kind.Key}: {kind.Count()}[/]");
            foreach (var (_, what) in kind.Take(FindingsShown)) AnsiConsole.MarkupLineInterpolated($"  {what}");
        }
        foreach (var failure in failures.All.Take(FindingsShown)) AnsiConsole.MarkupLineInterpolated($"[red]{failure}[/]");
        if (well)
            AnsiConsole.MarkupLineInterpolated($"[green]Nothing is lost, nothing is half there.[/] PostgreSQL {figures.PostgresVersion}, seed {seed}, {figures.Lasted.TotalSeconds:0} s");
        else
            AnsiConsole.MarkupLineInterpolated($"[red]This run failed.[/] Seed {seed}, {figures.Lasted.TotalSeconds:0} s");
    }

    private static string Name(Victim victim) => victim switch
    {
        Victim.Writer => "a writer",
        Victim.Sender => "a writer, told of an append that has a message",
        Victim.Node => "a node",
        Victim.Nodes => "every node, with an order unseen",
        Victim.Server => "the server (and so its PostgreSQL)",
        Victim.Postgres => "PostgreSQL: all of its processes",
        Victim.Postmaster => "PostgreSQL: the first process alone",
        Victim.Backend => "PostgreSQL: one of its children",
        Victim.ServersPostgres => "the server's PostgreSQL: all of it",
        _ => throw new ArgumentOutOfRangeException(nameof(victim)),
    };

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.00 s", CultureInfo.InvariantCulture);
}
