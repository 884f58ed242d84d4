using System.Diagnostics;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using Newsroom.Crash.Judging;
using Newsroom.Crash.Ledger;
using Newsroom.Crash.Processes;
using Npgsql;
using Spectre.Console;

namespace Newsroom.Crash;

/// <summary>One run: the loads, the kills, the end of the loads, the judging, the figures.</summary>
[SupportedOSPlatform("linux")]
public sealed class Run(int kills, int seed, IReadOnlyList<Sabotage> sabotages, bool keep)
{
    /// <summary>What a load without kills lasts.</summary>
    private static readonly TimeSpan Undisturbed = TimeSpan.FromSeconds(3);

    /// <summary>A writer whose database is away sends nothing meanwhile.</summary>
    private static readonly TimeSpan DiesWithin = TimeSpan.FromSeconds(20);

    private readonly Failures failures = new();
    private readonly Findings findings = new();
    private readonly List<Done> done = [];
    private readonly Figures figures = new();

    /// <returns>Whether nothing was lost, and all damage that was done on purpose was noticed.</returns>
    public async Task<bool> Carry(CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var directory = NewDirectory();
        AnsiConsole.MarkupLineInterpolated($"[bold]{kills} kills, seed {seed}[/]; data in {directory}");
        try
        {
            await Everything(directory, cancel);
        }
        catch (Exception failure) when (failure is RunFailed or NpgsqlException or IOException)
        {
            failures.Add(failure is RunFailed ? failure.Message : failure.ToString());
        }
        figures.Lasted = watch.Elapsed;
        var well = findings.All.Count == 0 && failures.All.Count == 0;
        Report.Print(figures, findings, failures, seed, well);
        if (well && !keep) Directory.Delete(directory, recursive: true);
        else AnsiConsole.MarkupLineInterpolated($"The data, journals and logs are in {directory}");
        return well;
    }

    private async Task Everything(string directory, CancellationToken cancel)
    {
        await using var ledger = await LedgerLoad.Start(directory, seed, failures);
        await using var newsroom = sabotages.Count == 0 || sabotages.Any(s => s.OfNewsroom) ? await NewsroomLoad.Start(directory, seed, failures) : null;
        figures.PostgresVersion = ledger.ServerVersion;
        await ledger.EveryWriterIsHeard();

        await Progress(async tick =>
        {
            foreach (var kill in Plan.Draw(kills, seed))
            {
                await Task.Delay(kill.After, cancel);
                done.Add(await Execute(kill, ledger, newsroom));
                tick();
                if (!kill.Breath) continue;
                await ledger.EveryWriterIsHeard();
                if (newsroom is not null) await newsroom.IsHeard();
            }
        });
        if (kills == 0) await Task.Delay(Undisturbed, cancel);
        await ledger.EveryWriterIsHeard();
        if (newsroom is not null) await newsroom.IsHeard();
        await ledger.StopWriters();
        if (newsroom is not null) await newsroom.StopPosting();

        var attempts = Journal.ReadAll(ledger.Journals);
        // Where there is no server, there was none to kill.
        if (newsroom is null) done.RemoveAll(d => d.Kill.Victim is Victim.Server or Victim.ServersPostgres);
        figures.Kills = Delays.Of(done, attempts, newsroom?.Postings.ToArray() ?? []);
        await ledger.Settled();
        await ledger.StopNodes();
        if (newsroom is not null) await newsroom.Ready();
        if (failures.All.Count > 0) return;

        var readings = ReaderJournal.ReadAll(ledger.Journals);
        // Before the judging, which folds what is stored anew.
        foreach (var sabotage in sabotages.Where(s => !s.OfNewsroom))
        {
            var damaged = await CopyOf(ledger.ConnectionString);
            await Damage(sabotage, damaged, attempts, found => Judge(damaged, attempts, readings, new Figures(), found));
        }
        await Judge(ledger.ConnectionString, attempts, readings, figures, findings);
        if (newsroom is null) return;
        figures.Newsroom = await NewsroomJudge.Judge(newsroom, findings);
        // The server is connected to it, so that there can be no copy: it is the last thing that happens to this database.
        foreach (var sabotage in sabotages.Where(s => s.OfNewsroom))
        {
            var damaged = await NewsroomJudge.ConnectionString(newsroom);
            await Damage(sabotage, damaged, attempts, async found =>
            {
                await using var database = NpgsqlDataSource.Create(damaged);
                await NewsroomJudge.JudgeNotes(database, newsroom.Postings, found);
            });
        }
    }

    private static async Task Judge(
        string connectionString, IReadOnlyList<Attempt> attempts, IReadOnlyList<Reading> readings, Figures figures, Findings findings)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        var log = await LogRows.Read(database);
        await log.Check(database, findings);
        figures.Attempts = attempts;
        figures.Events = log.InOrder.Count;
        (figures.DoubtWritten, figures.DoubtNotWritten) = AppendJudge.Judge(log, attempts, findings);
        figures.Pages = ReaderJudge.Judge(log, readings, findings);
        figures.Orders = await OrderJudge.Judge(database, log, findings);
        figures.Messages = await MessageJudge.Judge(database, log, attempts, findings);
        await ListingJudge.Judge(database, connectionString, log, findings);
    }

    /// <returns>The copy's connection string.</returns>
    private static async Task<string> CopyOf(string connectionString)
    {
        var whole = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        var copy = new NpgsqlConnectionStringBuilder(connectionString) { Database = "damaged", Pooling = false };
        await using var postgres = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(whole.ConnectionString) { Database = "postgres" });
        await Run($"drop database if exists {copy.Database} with (force)");
        await Run($"create database {copy.Database} template {whole.Database}");
        return copy.ConnectionString;

        async Task Run(string statement)
        {
            await using var command = postgres.CreateCommand(statement);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Damages a database, which is then judged like one that nobody damaged.</summary>
    private async Task Damage(Sabotage sabotage, string connectionString, IReadOnlyList<Attempt> attempts, Func<Findings, Task> judge)
    {
        await using (var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }))
        {
            await sabotage.Commit(database, await LogRows.Read(database), attempts);
        }
        var found = new Findings();
        await judge(found);
        if (found.All.Any(f => f.Kind == sabotage.Noticed)) AnsiConsole.MarkupLineInterpolated($"Noticed: {sabotage.Name} ({sabotage.Noticed})");
        else failures.Add($"The judge did not notice: {sabotage.Name}");
    }

    private async Task<Done> Execute(Kill kill, LedgerLoad ledger, NewsroomLoad? newsroom)
    {
        var writer = kill.Draw % ledger.Writers.Count;
        Action? again = kill.Victim switch
        {
            Victim.Writer => () => Again(ledger.Writers[writer]),
            Victim.Node => () => Again(ledger.Nodes[kill.Draw % ledger.Nodes.Count]),
            Victim.Server when newsroom is not null => () => Again(newsroom.Server),
            _ => null,
        };
        Func<int>? end = kill.Victim switch
        {
            Victim.Postgres => ledger.Processes.KillAll,
            Victim.Postmaster => ledger.Processes.KillPostmaster,
            Victim.Backend => () => ledger.Processes.KillChild(kill.Draw),
            Victim.ServersPostgres when newsroom is not null => newsroom.Processes.KillAll,
            _ => null,
        };
        var at = DateTime.UtcNow.Ticks;
        again?.Invoke();
        if (kill.Victim == Victim.Nodes) await ledger.KillNodesAroundAnOrder();
        if (kill.Victim == Victim.Sender)
        {
            if (!await ledger.Writers[writer].Die(Orders.DieWord, DiesWithin)) failures.Note("A writer was killed before it had sent a message.");
            at = DateTime.UtcNow.Ticks;
            ledger.Writers[writer].Start();
        }
        // A PostgreSQL that is dead already cannot be killed: the next one can.
        if (end is not null)
        {
            await failures.Until(
                () =>
                {
                    at = DateTime.UtcNow.Ticks;
                    return Task.FromResult(end() > 0);
                },
                TimeSpan.FromSeconds(60), $"a PostgreSQL to kill ({kill.Victim})");
        }
        return new(kill, at, kill.Victim is Victim.Writer or Victim.Sender ? writer : null);
    }

    private static void Again(Child child)
    {
        child.Kill();
        child.Start();
    }

    private Task Progress(Func<Action, Task> work)
    {
        if (kills == 0) return Task.CompletedTask;
        // A bar is for people; what goes into a file would be full of its traces.
        if (Console.IsOutputRedirected) return work(() => { });
        return AnsiConsole.Progress().StartAsync(async context =>
        {
            var bar = context.AddTask("Kills", maxValue: kills);
            await work(() => bar.Increment(1));
        });
    }

    private static string NewDirectory()
    {
        // Under root PostgreSQL runs as another user, who has to pass through.
        var path = Path.Combine("/tmp", $"newsroom-crash-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}");
        Directory.CreateDirectory(path, Environment.IsPrivilegedProcess
            ? UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute
            : UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}

/// <param name="At">UTC ticks.</param>
/// <param name="Slot">The writer's, when it was one.</param>
public sealed record Done(Kill Kill, long At, int? Slot);
