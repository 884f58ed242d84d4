using System.Collections.Concurrent;
using System.Diagnostics;
using Newsroom.Core;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Server.Commands;
using Newsroom.Server.Hosting;
using Npgsql;
using EventLog = Newsroom.Store.EventLog;

namespace Newsroom.Server.Tests;

/// <summary>The restore drill: a backup under load, everything lost, and a newsroom that goes on from the backup.</summary>
public sealed class BackupTests : IDisposable
{
    // Where the unprivileged user that PostgreSQL runs as can reach it.
    private readonly string home = Directory.CreateDirectory($"/tmp/newsroom-backup-test-{Guid.NewGuid():N}").FullName;

    private string In(string name) => Path.Combine(home, name);

    private ServerOptions Options(string data) =>
        new() { DataDirectory = In(data), SeedsDirectory = Places.FindSeeds(), Urls = "http://127.0.0.1:0" };

    [Fact]
    public async Task What_was_acknowledged_before_a_backup_began_is_there_after_everything_else_is_lost()
    {
        ConcurrentBag<string> acknowledged = [];
        string[] before;
        await using (var app = await Served.Start(Options("first")))
        {
            var events = app.Log;
            using var stop = new CancellationTokenSource();
            var writing = Enumerable.Range(0, 4).Select(writer => Task.Run(() => Write(events, $"drill-{writer}", acknowledged, stop.Token))).ToArray();
            await Until(() => acknowledged.Count > 200);

            before = [.. acknowledged];
            Assert.Equal(ExitCodes.Done, await CommandLine.Run(["backup", In("backup.tar.gz")], TextWriter.Null, TextWriter.Null, Options("first")));
            var during = acknowledged.Count;
            Assert.True(during > before.Length, "Nothing was appended while the backup was made.");

            await stop.CancelAsync();
            await Task.WhenAll(writing);
            KillPostgres(In("first"));
        }
        await Until(() => Removed(In("first")));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(In("backup.tar.gz")));

        var errors = new StringWriter();
        var code = await CommandLine.Run(["restore", In("backup.tar.gz"), "--data", In("second")], TextWriter.Null, errors, Options("nowhere"));
        Assert.True(code == ExitCodes.Done, errors.ToString());

        await using var restored = await Served.Start(Options("second"));
        var log = await Log(restored.Log);
        Assert.Empty(before.Except(log.Select(e => $"{e.Stream}@{e.Version} {e.Id}")));
        foreach (var stream in log.GroupBy(e => e.Stream))
            Assert.Equal(Enumerable.Range(1, stream.Count()).Select(v => (long)v), stream.Select(e => e.Version));

        // Lists too: each is, row for row, what folding the log makes of it.
        var last = log[^1].Position!.Value;
        await restored.CaughtUp(last);
        foreach (var name in NewsroomModel.Listings.Select(l => l.Name).Append("access_key"))
        {
            var live = await Rows(restored.Get<NpgsqlDataSource>(), name);
            await restored.Listings.Rebuild(name);
            Assert.Equal(live, await Rows(restored.Get<NpgsqlDataSource>(), name));
        }

        // And it goes on, from where the backup stood.
        var stopped = log.Where(e => e.Stream == "article/drill-0").Max(e => e.Version);
        var appended = await restored.Log.Append("article/drill-0", stopped, [new NewEvent(Embargo(1))], new Metadata("exercice"));
        Assert.Equal(stopped + 1, appended.Version);
        Assert.True(appended.Position > last);
        await restored.Stop();
    }

    [Fact]
    public async Task A_backup_needs_no_running_server_and_a_restore_never_replaces_anything()
    {
        await using (var app = await Served.Start(Options("first"))) await app.Stop();
        Directory.CreateDirectory(In("backups"));
        Assert.Equal(ExitCodes.Done, await CommandLine.Run(["backup", In("backups")], TextWriter.Null, TextWriter.Null, Options("first")));
        var file = Assert.Single(Directory.GetFiles(In("backups")));
        Assert.Equal(ExitCodes.Refused, await CommandLine.Run(["backup", file], TextWriter.Null, TextWriter.Null, Options("first")));

        var errors = new StringWriter();
        Assert.Equal(ExitCodes.Refused, await CommandLine.Run(["restore", file], TextWriter.Null, errors, Options("first")));
        Assert.Contains("not empty", errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.NotFound, await CommandLine.Run(["restore", In("missing")], TextWriter.Null, TextWriter.Null, Options("second")));

        // One bit, wherever it lies: in a file, or between two of them.
        var bytes = await File.ReadAllBytesAsync(file);
        for (var ninth = 1; ninth < 9; ninth++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[(long)bytes.Length * ninth / 9] ^= 0x10;
            await File.WriteAllBytesAsync(In("damaged"), damaged);
            Assert.Equal(ExitCodes.Refused, await CommandLine.Run(["restore", In("damaged"), "--data", In("second")], TextWriter.Null, TextWriter.Null, Options("second")));
        }
        await File.WriteAllBytesAsync(In("cut"), bytes[..(bytes.Length / 2)]);
        Assert.Equal(ExitCodes.Refused, await CommandLine.Run(["restore", In("cut"), "--data", In("second")], TextWriter.Null, TextWriter.Null, Options("second")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(In("second")));

        Assert.Equal(ExitCodes.Done, await CommandLine.Run(["restore", file, "--data", In("second")], TextWriter.Null, TextWriter.Null, Options("second")));
        var listed = new StringWriter();
        Assert.Equal(ExitCodes.Done, await CommandLine.Run(["keys", "list"], listed, TextWriter.Null, Options("second")));
        Assert.Contains(FirstStart.AdministratorName, listed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_of_its_own_is_not_backed_up_by_its_files()
    {
        var errors = new StringWriter();
        var options = Options("first") with { ConnectionString = "Host=nowhere" };
        Assert.Equal(ExitCodes.Refused, await CommandLine.Run(["backup", In("x")], TextWriter.Null, errors, options));
        Assert.Contains("pg_basebackup", errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.NotFound, await CommandLine.Run(["backup", In("x")], TextWriter.Null, TextWriter.Null, Options("first")));
    }

    public void Dispose() => Directory.Delete(home, recursive: true);

    /// <summary>The last processes of a killed PostgreSQL may still be writing.</summary>
    private static bool Removed(string directory)
    {
        try
        {
            Directory.Delete(directory, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task Write(EventLog events, string article, ConcurrentBag<string> acknowledged, CancellationToken stop)
    {
        var filed = new ArticleFiled(
            "La Gazette du littoral", null, null, new Content("Le port", null, "fr", null, "report", "Le port est fermé.", []), null);
        for (long version = 0; !stop.IsCancellationRequested; version++)
        {
            var appended = await events.Append(
                $"article/{article}", version, [new NewEvent(version == 0 ? filed : Embargo(version))], new Metadata("exercice"), CancellationToken.None);
            acknowledged.Add($"article/{article}@{appended.Version} {appended.Events[0].Id}");
        }
    }

    private static ArticleEmbargoed Embargo(long days) => new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(days % 1_000));

    private static async Task<IReadOnlyList<Recorded>> Log(EventLog events)
    {
        var log = new List<Recorded>();
        while (true)
        {
            var page = await events.ReadAll(log.Count == 0 ? 0 : log[^1].Position!.Value, 1_000);
            if (page.Events.Count == 0) return log;
            log.AddRange(page.Events);
        }
    }

    private static async Task<IReadOnlyList<string>> Rows(NpgsqlDataSource reads, string name)
    {
        var rows = new List<string>();
        await using var command = reads.CreateCommand(name == "access_key"
            ? "select concat_ws('|', id, data) from mt_doc_access_key order by id"
            : $"select concat_ws('|', id, born, from_position, to_position, data) from newsroom.kept_{name} order by id, from_position");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }

    private static async Task Until(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!condition()) await Task.Delay(20, patience.Token);
    }

    private static void KillPostgres(string data)
    {
        var file = Directory.EnumerateFiles(data, "postmaster.pid", SearchOption.AllDirectories).Single();
        using var postmaster = Process.GetProcessById(int.Parse(File.ReadLines(file).First()));
        postmaster.Kill();
    }
}
