using System.Diagnostics;
using System.Text;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Server.Commands;
using Newsroom.Server.Hosting;
using Newsroom.Server.Keeping;

namespace Newsroom.Server.Tests.Keeping;

/// <summary>Exports and imports that broke off half-way go on where they stopped, and nobody comes in between.</summary>
public sealed class InterruptedTests
{
    [Fact]
    public async Task An_import_whose_process_is_killed_goes_on_and_ends_like_one_that_was_not()
    {
        const int events = 25_000;
        await using var original = await LogDatabase.New();
        await using (await original.Open()) { }
        await PlantStories(original, events);
        var whole = await original.Export();
        var lines = Encoding.UTF8.GetString(whole).Split('\n');
        await using var copy = await LogDatabase.New();
        using var folder = new TemporaryFolder();
        var (pipe, file) = (folder.File("pipe.ndjson"), folder.File("log.ndjson"));
        await File.WriteAllBytesAsync(file, whole);

        // A pipe that gives half of the file and then nothing: wherever it is killed, it is in the middle.
        using (var make = Process.Start("mkfifo", pipe)) await make.WaitForExitAsync();
        using (var killed = Newsroom(copy, "import", pipe))
        {
            await using (var half = new FileStream(pipe, FileMode.Open, FileAccess.Write))
            {
                await half.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', lines[..12_345])));
                await half.FlushAsync();
                await Until(async () => await Imported(copy) >= 10_000);
                killed.Kill();
                await killed.WaitForExitAsync();
            }
        }
        Assert.Equal(10_000, await copy.One<long>("select count(*) from mt_events"));

        // Nobody opens it meanwhile: neither a server nor a command.
        foreach (var args in new[] { new[] { "serve" }, ["keys", "list"], ["rebuild"], ["export", folder.File("none.ndjson")] })
        {
            var (refused, _, why) = await RoundTripTests.Run(copy, args);
            Assert.Equal(ExitCodes.Refused, refused);
            Assert.Contains("has not come to its end", why);
        }

        var (code, output, errors) = await RoundTripTests.Run(copy, "import", file);
        Assert.True(code == ExitCodes.Done, errors);
        Assert.Contains("10000 of them from before", output);
        Assert.Equal(whole, await copy.Export());
        Assert.Equal(await original.Streams(), await copy.Streams());

        await using var unbroken = await LogDatabase.New();
        (code, _, errors) = await RoundTripTests.Run(unbroken, "import", file);
        Assert.True(code == ExitCodes.Done, errors);
        Assert.Equal(await unbroken.Everything("mt_version", "mt_last_modified", "last_updated", "at"), await copy.Everything("mt_version", "mt_last_modified", "last_updated", "at"));
        Assert.Equal(events, await copy.One<long>("select count(*) from newsroom.kept_stories"));
    }

    [Fact]
    public async Task An_import_that_is_cancelled_goes_on()
    {
        await using var original = await Said(40);
        var whole = await original.Export();
        await using var copy = await LogDatabase.Made();
        using var cancel = new CancellationTokenSource();
        var import = new LogImport(copy.Source, LogDatabase.Types) { BatchEvents = 7 };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            import.Run(new MemoryStream(whole), "the file", new Then(events => { if (events >= 14) cancel.Cancel(); }), cancel.Token));

        var there = await copy.One<long>("select count(*) from mt_events");
        Assert.True(there >= 14 && there % 7 == 0 && there < 40, $"{there} events are there");
        Assert.Equal(there, (await copy.Import(whole, 7)).AlreadyThere);
        Assert.Equal(whole, await copy.Export());
        Assert.Equal(await original.Streams(), await copy.Streams());
    }

    [Fact]
    public async Task An_import_whose_connection_breaks_goes_on()
    {
        await using var original = await Said(40);
        var whole = await original.Export();
        await using var copy = await LogDatabase.Made();
        var import = new LogImport(copy.Source, LogDatabase.Types) { BatchEvents = 7 };
        await Assert.ThrowsAnyAsync<Exception>(() => import.Run(new MemoryStream(whole), "the file", new Then(events =>
        {
            if (events == 14)
                original.Run($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{new Npgsql.NpgsqlConnectionStringBuilder(copy.ConnectionString).Database}'").GetAwaiter().GetResult();
        })));
        Assert.Equal(14, await copy.One<long>("select count(*) from mt_events"));
        await copy.Import(whole, 7);
        Assert.Equal(whole, await copy.Export());
    }

    [Theory]
    [InlineData("update mt_events set data = '{\"text\": \"other\"}' where seq_id = 3", "line 4")]
    [InlineData("update mt_events set user_name = null where seq_id = 14", "line 15")]
    [InlineData("delete from mt_events where seq_id = 2", "line 3")]
    [InlineData("insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp) select nextval('mt_events_sequence'), gen_random_uuid(), 's/1', 99, '{\"text\": \"new\"}', 'said_v2', now()", "line 16")]
    public async Task It_does_not_go_on_where_something_else_was_written_since(string meanwhile, string says)
    {
        await using var original = await Said(40);
        var whole = await original.Export();
        await using var copy = await LogDatabase.Made();
        await Assert.ThrowsAsync<LogFileDamaged>(() => copy.Import(Encoding.UTF8.GetString(whole)[..^200], 14));
        await copy.Run("delete from mt_events where seq_id > 14");
        await copy.Run(meanwhile);
        var before = await copy.Log();

        var refused = await Assert.ThrowsAsync<LogImportRefused>(() => copy.Import(whole, 14));

        Assert.Contains(says, refused.Message);
        Assert.Equal(before, await copy.Log());
    }

    [Fact]
    public async Task Once_it_is_finished_or_where_there_are_events_no_second_one_is_taken()
    {
        await using var original = await Said(5);
        var whole = await original.Export();
        await using var copy = await LogDatabase.Made();
        await copy.Import(whole);
        await new LogImport(copy.Source, LogDatabase.Types).Finish();

        var refused = await Assert.ThrowsAsync<LogImportRefused>(() => copy.Import(whole));
        Assert.Contains("up to position 5", refused.Message);
        // Nothing is thrown away of a newsroom that is whole.
        await new LogImport(copy.Source, LogDatabase.Types).Anew();
        Assert.Equal(whole, await copy.Export());
    }

    [Fact]
    public async Task It_begins_anew_when_it_is_told_to()
    {
        await using var original = await LogDatabase.New();
        await using (await original.Open()) { }
        await PlantStories(original, 30);
        await using var copy = await LogDatabase.New();
        await using (await copy.Open()) { }
        using var folder = new TemporaryFolder();
        var (whole, other) = (folder.File("whole.ndjson"), folder.File("other.ndjson"));
        await File.WriteAllBytesAsync(whole, await original.Export());
        await original.Run("delete from mt_events where seq_id <= 10");
        await original.Run("delete from mt_streams s where not exists (select from mt_events e where e.stream_id = s.id)");
        await File.WriteAllBytesAsync(other, await original.Export());
        await new LogImport(copy.Source, Core.NewsroomModel.EventTypes).Run(new MemoryStream(await File.ReadAllBytesAsync(whole)), whole);

        var (code, _, errors) = await RoundTripTests.Run(copy, "import", other);
        Assert.Equal(ExitCodes.Refused, code);
        Assert.Contains("line 2", errors);
        (code, _, errors) = await RoundTripTests.Run(copy, "import", other, "--anew");
        Assert.True(code == ExitCodes.Done, errors);
        Assert.Equal(await File.ReadAllBytesAsync(other), await copy.Export());
        Assert.Equal(20, await copy.One<long>("select count(*) from newsroom.kept_stories"));
    }

    [Fact]
    public async Task While_a_server_is_at_work_it_is_refused_and_no_server_begins_beside_it()
    {
        await using var original = await LogDatabase.New();
        await using (await original.Open()) { }
        await PlantStories(original, 3);
        await using var copy = await LogDatabase.New();
        using var folder = new TemporaryFolder();
        var file = folder.File("log.ndjson");
        await File.WriteAllBytesAsync(file, await original.Export());

        await using (await copy.Open())
        {
            var (code, _, errors) = await RoundTripTests.Run(copy, "import", file);
            Assert.Equal(ExitCodes.Refused, code);
            Assert.Contains("at work on this database", errors);
        }
        await using (await copy.Open(alone: true))
        {
            var refused = await Assert.ThrowsAsync<StoreInUse>(() => copy.Open());
            Assert.Contains("for itself", refused.Message);
        }
        Assert.Equal(ExitCodes.Done, (await RoundTripTests.Run(copy, "import", file)).Code);
    }

    [Theory]
    [InlineData("in a line")]
    [InlineData("behind a line")]
    [InlineData("in the header")]
    [InlineData("behind the header")]
    [InlineData("before anything")]
    [InlineData("behind the trailer")]
    public async Task An_export_goes_on_behind_the_last_whole_line_of_what_an_interrupted_one_left(string where)
    {
        await using var original = await Said(30);
        var earlier = await original.Export();
        await original.Gap(2);
        await original.Plant("s/9", """{"text": "since then"}""");
        var whole = await original.Export();
        var lineEnds = earlier.Index().Where(b => b.Item == '\n').Select(b => b.Index + 1).ToArray();
        using var folder = new TemporaryFolder();
        var file = folder.File("log.ndjson");
        var left = where switch
        {
            "in a line" => lineEnds[12] + 25,
            "behind a line" => lineEnds[12],
            "in the header" => 10,
            "behind the header" => lineEnds[0],
            "before anything" => 0,
            _ => earlier.Length,
        };
        await File.WriteAllBytesAsync(file + LogExport.PartialEnding, earlier[..left]);

        var exported = await new LogExport(original.Source).ToFile(file, 33);

        Assert.Equal(whole, await File.ReadAllBytesAsync(file));
        Assert.False(File.Exists(file + LogExport.PartialEnding));
        Assert.Equal(where switch { "in a line" or "behind a line" => 12, "behind the trailer" => 30, _ => 0 }, exported.Resumed);
        Assert.Equal(31, exported.Events);
    }

    [Fact]
    public async Task An_export_overwrites_nothing_and_goes_on_behind_nothing_that_is_not_its_own()
    {
        await using var original = await Said(10);
        await using var other = await Said(10);
        using var folder = new TemporaryFolder();
        var file = folder.File("log.ndjson");
        await File.WriteAllBytesAsync(file + LogExport.PartialEnding, (await other.Export())[..2000]);
        var before = await File.ReadAllBytesAsync(file + LogExport.PartialEnding);
        var export = new LogExport(original.Source);
        await Assert.ThrowsAsync<LogExportRefused>(() => export.ToFile(file, 10));
        Assert.Equal(before, await File.ReadAllBytesAsync(file + LogExport.PartialEnding));

        // A line left out in front of a line that is right.
        var lines = Encoding.UTF8.GetString(await original.Export()).Split('\n');
        await File.WriteAllTextAsync(file + LogExport.PartialEnding, string.Join('\n', [.. lines[..3], .. lines[4..6], ""]));
        await Assert.ThrowsAsync<LogExportRefused>(() => export.ToFile(file, 10));

        File.Delete(file + LogExport.PartialEnding);
        await export.ToFile(file, 10);
        await Assert.ThrowsAsync<LogExportRefused>(() => export.ToFile(file, 10));
        Assert.Equal(await original.Export(), await File.ReadAllBytesAsync(file));
    }

    private static async Task<LogDatabase> Said(int events)
    {
        var said = await LogDatabase.Made();
        for (var i = 0; i < events; i++) await said.Plant($"s/{i % 4 + 1}", $$"""{"text": "n° {{i}}"}""");
        return said;
    }

    /// <summary>Stories of one event each.</summary>
    private static Task PlantStories(LogDatabase database, int stories) => database.Run(
        $$"""
        insert into mt_streams (id, version) select 'story/s' || i, 1 from generate_series(1, {{stories}}) i;
        insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, user_name)
        select nextval('mt_events_sequence'), gen_random_uuid(), 'story/s' || i, 1, '{"title": "Un titre", "summary": ""}', 'story_opened', now() - interval '1 day' + i * interval '1 ms', 'odile'
        from generate_series(1, {{stories}}) i;
        """);

    private static Process Newsroom(LogDatabase database, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ConnectionStrings__Newsroom"] = database.ConnectionString;
        return Process.Start(start)!;
    }

    private static async Task<long> Imported(LogDatabase database) =>
        await database.One<bool>("select to_regclass('newsroom.importing') is not null")
            ? await database.One<long>("select coalesce(max(events), 0) from newsroom.importing")
            : 0;

    private static async Task Until(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await condition())
        {
            Assert.False(limit.IsCancellationRequested, "it took over a minute");
            await Task.Delay(20);
        }
    }

    private sealed class Then(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
