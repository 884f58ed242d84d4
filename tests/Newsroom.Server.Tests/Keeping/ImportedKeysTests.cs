using System.Net;
using System.Text.Json.Nodes;
using Newsroom.Core.Access;
using Newsroom.Server.Access;
using Newsroom.Server.Commands;
using Newsroom.Server.Desk;
using Newsroom.Server.Hosting;

namespace Newsroom.Server.Tests.Keeping;

/// <summary>Keys of the newsroom that a log comes from, in the newsroom that the log is imported into.</summary>
public sealed class ImportedKeysTests
{
    private readonly string theirs = ApiKey.New();

    [Fact]
    public async Task They_stay_history_and_open_nothing_and_whoever_imports_gets_in()
    {
        await using var original = await WithKeys();
        await using var copy = await LogDatabase.New();
        using var folder = new TemporaryFolder();
        Assert.Equal(ExitCodes.Done, (await RoundTripTests.Run(original, "export", folder.File("log.ndjson"))).Code);

        var (code, output, errors) = await RoundTripTests.Run(copy, "import", folder.File("log.ndjson"), "--json");
        Assert.True(code == ExitCodes.Done, errors);
        // One of the three was revoked before.
        Assert.Equal(2, JsonNode.Parse(output)!["keysRevoked"]!.GetValue<int>());

        var own = ApiKey.New();
        await using (var served = await Served.Start(copy.Options with { Urls = "http://127.0.0.1:0", AdminKey = own }))
        {
            using var stranger = new Api(served.Address, theirs);
            (await stranger.Get("/api/stories")).ExpectProblem(401, "unauthenticated");
            using var api = new Api(served.Address, own);
            var log = (await api.Get("/api/events?limit=1000")).Expect(HttpStatusCode.OK).Text;
            Assert.Contains("theirs.admin", log);
            Assert.Contains($"\"{FirstStart.AdministratorName}\"", log);
            await served.Stop();
        }
        (code, output, _) = await RoundTripTests.Run(copy, "doctor");
        Assert.True(code == ExitCodes.Done, output);
    }

    [Fact]
    public async Task With_keys_they_open_it_and_the_log_is_the_same_to_the_last_byte()
    {
        await using var original = await WithKeys();
        await using var copy = await LogDatabase.New();
        using var folder = new TemporaryFolder();
        Assert.Equal(ExitCodes.Done, (await RoundTripTests.Run(original, "export", folder.File("log.ndjson"))).Code);

        Assert.Equal(ExitCodes.Done, (await RoundTripTests.Run(copy, "import", folder.File("log.ndjson"), "--with-keys")).Code);

        Assert.Equal(await original.Export(), await copy.Export());
        await using var served = await Served.Start(copy.Options with { Urls = "http://127.0.0.1:0", AdminKey = theirs });
        using var api = new Api(served.Address, theirs);
        (await api.Get("/api/events")).Expect(HttpStatusCode.OK);
        await served.Stop();
    }

    [Fact]
    public async Task An_import_that_is_broken_off_after_it_revoked_them_goes_on_to_its_end()
    {
        await using var original = await WithKeys();
        await using var copy = await LogDatabase.New();
        using var folder = new TemporaryFolder();
        Assert.Equal(ExitCodes.Done, (await RoundTripTests.Run(original, "export", folder.File("log.ndjson"))).Code);
        var imported = JsonNode.Parse((await RoundTripTests.Run(copy, "import", folder.File("log.ndjson"), "--json")).Output)!;
        var log = await copy.Log();
        // As the database was before the import was finished.
        await copy.Run(
            "insert into newsroom.importing (file, events, sha256) values ('log.ndjson', $1::int, $2)",
            imported["events"]!.GetValue<int>(), imported["sha256"]!.GetValue<string>());

        var (code, output, errors) = await RoundTripTests.Run(copy, "import", folder.File("log.ndjson"), "--json");

        Assert.True(code == ExitCodes.Done, errors);
        Assert.Equal(0, JsonNode.Parse(output)!["keysRevoked"]!.GetValue<int>());
        Assert.Equal(log, await copy.Log());
        Assert.Equal(0, await copy.One<long>("select count(*) from newsroom.importing"));
    }

    [Fact]
    public async Task An_export_is_its_owners_alone_also_where_it_goes_on_with_one_that_was_not()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var original = await WithKeys();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("b.ndjson.partial"), "");
        File.SetUnixFileMode(folder.File("b.ndjson.partial"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        foreach (var name in new[] { "a.ndjson", "a.ndjson.gz", "b.ndjson" })
        {
            Assert.Equal(ExitCodes.Done, (await RoundTripTests.Run(original, "export", folder.File(name))).Code);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File(name)));
        }
    }

    private async Task<LogDatabase> WithKeys()
    {
        var database = await LogDatabase.New();
        await using var newsroom = await database.Open();
        var keys = newsroom.Get<KeyGrants>();
        await keys.Grant(theirs, "theirs.admin", Role.Administrator, new Caller("test"), default);
        await keys.Grant(ApiKey.New(), "theirs.reader", Role.Reader, DateTimeOffset.UtcNow.AddYears(1), new Caller("test"), default);
        var (gone, _) = await keys.Grant(ApiKey.New(), "theirs.gone", Role.Reader, new Caller("test"), default);
        await keys.Revoke(gone, new Caller("test"), default);
        return database;
    }
}
