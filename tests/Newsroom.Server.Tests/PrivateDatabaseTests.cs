using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Server.Access;
using Newsroom.Server.Commands;
using Newsroom.Server.Hosting;

namespace Newsroom.Server.Tests;

/// <summary>The server with a PostgreSQL of its own: first start, later starts, and the database's sudden end.</summary>
public sealed class PrivateDatabaseTests : IDisposable
{
    // Where the unprivileged user that PostgreSQL runs as can reach it.
    private readonly string data = Path.Combine("/tmp", $"newsroom-server-test-{Guid.NewGuid():N}");

    private ServerOptions Options => new() { DataDirectory = data, SeedsDirectory = Places.FindSeeds(), Urls = "http://127.0.0.1:0" };

    [Fact]
    public async Task The_first_start_hands_over_a_key_that_works_and_later_starts_have_none()
    {
        string key;
        await using (var first = await Served.Start(Options))
        {
            var banner = Printed(first);
            // Nobody reads along here: the key is in a file of its owner's, and nowhere in what is printed.
            key = first.Get<FirstStart>().NewKey!;
            Assert.DoesNotContain("nr_", banner);
            var file = Path.Combine(data, FirstStart.KeyFileName);
            Assert.Contains(file, banner);
            Assert.Equal(key + "\n", await File.ReadAllTextAsync(file));
            ExpectOwnersAlone(file);

            // The three lines, as printed.
            var lines = banner.Split('\n').Where(l => l.TrimStart().StartsWith("curl ", StringComparison.Ordinal)).ToList();
            Assert.Equal(3, lines.Count);
            foreach (var line in lines)
            {
                using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", line.Trim() + " -sf"]) { RedirectStandardOutput = true })!;
                var output = await shell.StandardOutput.ReadToEndAsync();
                await shell.WaitForExitAsync();
                Assert.Equal(0, shell.ExitCode);
                Assert.StartsWith("{", output);
            }

            // A command beside the server uses the server's database.
            var added = new StringWriter();
            Assert.Equal(ExitCodes.Done, await CommandLine.Run(["keys", "add", "odile"], added, TextWriter.Null, Options));
            ExpectOwnersAlone(added.ToString().Trim());
            using var odile = new Api(first.Address, (await File.ReadAllTextAsync(added.ToString().Trim())).Trim());
            (await odile.Get("/api/stories")).Expect(HttpStatusCode.OK);
            await first.Stop();
        }

        // A command without a server starts the database for itself.
        var listed = new StringWriter();
        Assert.Equal(ExitCodes.Done, await CommandLine.Run(["keys", "list", "--json"], listed, TextWriter.Null, Options));
        Assert.Contains("odile", listed.ToString());

        await using (var second = await Served.Start(Options))
        {
            Assert.DoesNotContain("nr_", Printed(second));
            Assert.Contains("keys add", Printed(second));
            using var api = new Api(second.Address, key);
            Assert.Single((await api.Get("/api/stories")).Expect(HttpStatusCode.OK).Json["items"]!.AsArray());
            await second.Stop();
        }
    }

    [Fact]
    public async Task At_a_terminal_the_key_is_printed_and_in_no_file()
    {
        await using var first = await Served.Start(Options with { SeedsDirectory = null, ShowsKeys = true });
        Assert.Contains(first.Get<FirstStart>().NewKey!, Printed(first));
        Assert.Equal(3, Printed(first).Split('\n').Count(l => l.Contains($"Bearer {first.Get<FirstStart>().NewKey}", StringComparison.Ordinal)));
        Assert.False(File.Exists(Path.Combine(data, FirstStart.KeyFileName)));
        await first.Stop();
    }

    [Fact]
    public async Task A_given_key_that_was_revoked_is_said_to_be_and_the_way_back_works()
    {
        var key = ApiKey.New();
        var options = Options with { SeedsDirectory = null, AdminKey = key };
        await using (var first = await Served.Start(options)) await first.Stop();
        var errors = new StringWriter();
        Assert.Equal(ExitCodes.Done, await CommandLine.Run(["keys", "revoke", FirstStart.AdministratorName], TextWriter.Null, errors, options));
        Assert.Contains("keys add NAME --role administrator", errors.ToString());

        await using (var second = await Served.Start(options))
        {
            var banner = Printed(second);
            Assert.Contains("NEWSROOM_ADMIN_KEY was revoked", banner);
            Assert.Contains("keys add YOUR-NAME --role administrator", banner);
            Assert.DoesNotContain("$NEWSROOM_ADMIN_KEY", banner);
            using (var api = new Api(second.Address, key)) (await api.Get("/api/stories")).ExpectProblem(401, "unauthenticated");

            var added = new StringWriter();
            Assert.Equal(ExitCodes.Done, await CommandLine.Run(["keys", "add", "odile", "--role", "administrator", "--show"], added, TextWriter.Null, options));
            using var odile = new Api(second.Address, added.ToString().Trim());
            (await odile.Get("/api/events")).Expect(HttpStatusCode.OK);
            await second.Stop();
        }

        // With an administrator, and without a key given: nothing is made.
        await using (var third = await Served.Start(options with { AdminKey = null }))
        {
            Assert.Null(third.Get<FirstStart>().NewKey);
            Assert.Contains("--role editor", Printed(third));
            await third.Stop();
        }

        // Without one: the next key has a name of its own.
        Assert.Equal(ExitCodes.Done, await CommandLine.Run(["keys", "revoke", "odile"], TextWriter.Null, TextWriter.Null, options));
        await using (var fourth = await Served.Start(options with { AdminKey = null }))
        {
            using var api = new Api(fourth.Address, fourth.Get<FirstStart>().NewKey!);
            Assert.Contains($"\"{FirstStart.AdministratorName}-2\"", (await api.Get("/api/events")).Expect(HttpStatusCode.OK).Text);
            await fourth.Stop();
        }
    }

    [Fact]
    public async Task A_key_that_could_be_put_nowhere_is_not_granted()
    {
        Directory.CreateDirectory(Path.Combine(data, FirstStart.KeyFileName));
        await using var served = await Served.Start(Options with { SeedsDirectory = null });
        var banner = Printed(served);
        Assert.Contains(FirstStart.KeyFileName, banner);
        Assert.Contains("keys add YOUR-NAME --role administrator", banner);
        Assert.Equal(0, await served.Log.SafeHead());
        await served.Stop();
    }

    [Fact]
    public async Task A_database_that_dies_under_the_server_comes_back_and_meanwhile_it_is_a_503()
    {
        var key = ApiKey.New();
        await using var served = await Served.Start(Options with { SeedsDirectory = null, AdminKey = key });
        using var api = new Api(served.Address, key);
        var filed = await api.Filed();

        var killed = KillPostgres();

        // How long it is gone is the machine's affair; what is asked meanwhile is answered with 503 or as ever, never with 500.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var written = filed;
        while (Postmaster() == killed || written.Id == filed.Id)
        {
            patience.Token.ThrowIfCancellationRequested();
            (await api.Get("/health/live")).Expect(HttpStatusCode.OK);
            foreach (var path in new[] { "/health/ready", $"/api/articles/{filed.Id}", "/api/articles" })
            {
                var answer = await api.Get(path);
                if (answer.Status != HttpStatusCode.OK) ExpectUnavailable(answer);
            }
            var post = await api.Post("/api/articles", Given.Report());
            if (post.Status == HttpStatusCode.Created) written = post;
            else ExpectUnavailable(post);
        }

        Assert.Equal(filed.Text, (await api.Get($"/api/articles/{filed.Id}")).Text);
        Assert.Equal(written.Id, (await api.Get("/api/articles")).Expect(HttpStatusCode.OK).Json["items"]![0]!["id"]!.GetValue<string>());
        await served.Stop();
    }

    [Fact]
    public async Task A_second_server_on_one_directory_is_refused_and_says_why()
    {
        await using var first = await Served.Start(Options with { SeedsDirectory = null });
        var errors = new StringWriter();
        var code = await CommandLine.Run(["serve"], TextWriter.Null, errors, Options);
        Assert.Equal(ExitCodes.Refused, code);
        Assert.Contains(data, errors.ToString());
        await first.Stop();
    }

    [Fact]
    public async Task An_administrators_key_that_could_be_guessed_is_refused()
    {
        var errors = new StringWriter();
        var code = await CommandLine.Run(["serve"], TextWriter.Null, errors, Options with { SeedsDirectory = null, AdminKey = "admin" });
        Assert.Equal(ExitCodes.Refused, code);
        Assert.Contains("NEWSROOM_ADMIN_KEY", errors.ToString());
    }

    public void Dispose()
    {
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }

    private static void ExpectOwnersAlone(string file)
    {
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    private static string Printed(Served served)
    {
        var console = new StringWriter();
        Banner.Print(served.App, console);
        return console.ToString();
    }

    private static void ExpectUnavailable(Answer answer)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.True(answer.Headers.ContainsKey("Retry-After"));
    }

    /// <summary>The process id of the PostgreSQL that was killed.</summary>
    private int KillPostgres()
    {
        var id = Postmaster()!.Value;
        using var postmaster = Process.GetProcessById(id);
        postmaster.Kill();
        return id;
    }

    /// <summary>Null while the file is being written anew.</summary>
    private int? Postmaster() =>
        Directory.EnumerateFiles(data, "postmaster.pid", SearchOption.AllDirectories).FirstOrDefault() is { } file
            && File.ReadLines(file).FirstOrDefault() is { Length: > 0 } line
            ? int.Parse(line)
            : null;
}
