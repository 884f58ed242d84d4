using System.CommandLine;
using System.Text.Json;
using Marten;
using Newsroom.Core;
using Newsroom.Server.Hosting;
using Newsroom.Server.Http;
using Newsroom.Server.Keeping;
using Npgsql;
using Spectre.Console;
using Weasel.Core.Migrations;
using Wolverine.Persistence.Durability;

namespace Newsroom.Server.Commands;

/// <summary><c>doctor</c>: whether everything in the database is as it must be. Writes nothing.</summary>
public sealed class DoctorCommand(Context context)
{
    private static readonly Option<bool> Json = new("--json") { Description = "For machines: one object." };

    public Command Make()
    {
        var doctor = new Command(
            "doctor",
            "Check the whole database: schema, log, listings against what the log says, messages. Writes nothing, and works beside a running server. Exit code 1 when something is wrong.")
        {
            Json,
        };
        doctor.SetAction((p, cancel) => Examine(p.GetValue(Json), cancel));
        return doctor;
    }

    public static Doctor Of(CommandStore newsroom) => new(
        newsroom.Get<NpgsqlDataSource>(), NewsroomStoreModel.Model,
        [newsroom.Get<IDocumentStore>().Storage.Database, (IDatabase)newsroom.Get<IMessageStore>()], ErasableCopies.All);

    private async Task<int> Examine(bool json, CancellationToken cancel)
    {
        // Opened, it would make what is missing, and take a lock.
        await using var newsroom = await CommandStore.Unopened(context, cancel);
        var doctor = Of(newsroom);
        IReadOnlyList<Finding> findings = [];
        await LongWork.Run(context.Errors, "Reading the log", async report => findings = await doctor.Examine(report, cancel));
        var failed = findings.Any(f => f.Health == Health.Failed);
        if (json) await context.Output.WriteLineAsync(JsonSerializer.Serialize(new { well = !failed, checks = findings.Select(AsJson) }, ApiJson.Options));
        else Print(findings, failed);
        return failed ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static object AsJson(Finding finding) => new
    {
        finding.Check, Health = finding.Health.ToString().ToLowerInvariant(), finding.Says, finding.Remedy, finding.Examples,
    };

    private void Print(IReadOnlyList<Finding> findings, bool failed)
    {
        var console = Terminal.Of(context.Output);
        var table = new Table().Border(TableBorder.None).HideHeaders()
            .AddColumn(new TableColumn("").NoWrap()).AddColumn(new TableColumn("").NoWrap()).AddColumn("");
        foreach (var finding in findings)
        {
            var (word, colour) = finding.Health switch
            {
                Health.Ok => ("ok", "green"),
                Health.Info => ("info", "blue"),
                Health.Warning => ("warning", "yellow"),
                _ => ("FAILED", "red"),
            };
            table.AddRow($"[{colour}]{word}[/]", Markup.Escape(finding.Check), Markup.Escape(finding.Says));
            foreach (var example in finding.Examples) table.AddRow("", "", $"[dim]· {Markup.Escape(example)}[/]");
            if (finding.Remedy is { } remedy) table.AddRow("", "", $"→ {Markup.Escape(remedy)}");
        }
        console.Write(table);
        console.MarkupLine(failed ? "[red]Something is wrong.[/]" : "[green]All is well.[/]");
    }
}
