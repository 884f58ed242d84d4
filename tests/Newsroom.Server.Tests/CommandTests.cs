using System.Text;
using System.Text.Json.Nodes;
using Newsroom.Server.Articles;
using Newsroom.Server.Commands;
using Newsroom.Server.Hosting;

namespace Newsroom.Server.Tests;

/// <summary>The command line beside a running server.</summary>
public sealed class CommandTests(SeededNewsroom newsroom) : IClassFixture<SeededNewsroom>
{
    [Fact]
    public async Task A_key_that_is_added_opens_and_one_that_is_revoked_does_not()
    {
        var (code, output, errors) = await Run("keys", "add", "garance.petit", "--role", "journalist", "--show");
        Assert.Equal(ExitCodes.Done, code);
        var key = output.Trim();
        Assert.StartsWith("nr_", key);
        Assert.Contains("garance.petit", errors);

        using (var garance = newsroom.WithKey(key)) await garance.Filed();

        (code, output, _) = await Run("keys", "list", "--json");
        Assert.Equal(ExitCodes.Done, code);
        var listed = JsonNode.Parse(output)!.AsArray().Single(k => k!["name"]!.GetValue<string>() == "garance.petit")!;
        Assert.Equal("journalist", listed["role"]!.GetValue<string>());
        Assert.DoesNotContain("hash", output, StringComparison.OrdinalIgnoreCase);

        Assert.Equal(ExitCodes.Refused, (await Run("keys", "add", "garance.petit", "--show")).Code);
        Assert.Equal(ExitCodes.Done, (await Run("keys", "renew", "garance.petit", "--until", "2099-12-31")).Code);
        Assert.Contains("2099-12-31T23:59:59.999999Z", (await Run("keys", "list")).Output);
        Assert.Equal(ExitCodes.Refused, (await Run("keys", "renew", "garance.petit", "--until", "2020-01-01")).Code);
        Assert.Equal(ExitCodes.Usage, (await Run("keys", "renew", "garance.petit", "--until", "demain")).Code);

        // There is no directory here for a file with the key.
        (code, output, errors) = await Run("keys", "add", "nulle.part");
        Assert.Equal((ExitCodes.Refused, ""), (code, output));
        Assert.Contains("--show", errors);
        Assert.DoesNotContain("nulle.part", (await Run("keys", "list")).Output);
        Assert.Equal(ExitCodes.Done, (await Run("keys", "revoke", "garance.petit", "--reason", "Elle est partie.")).Code);
        Assert.Equal(ExitCodes.NotFound, (await Run("keys", "revoke", "personne")).Code);
        var line = (await Run("keys", "list")).Output.Split('\n').Single(l => l.Contains("garance.petit", StringComparison.Ordinal));
        Assert.Contains("revoked", line);
        Assert.Contains(listed["id"]!.GetValue<string>(), line);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_and_the_others_are_filed()
    {
        var folder = Directory.CreateTempSubdirectory("newsroom-texts-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "A.TXT"), Given.Body());
            File.CreateSymbolicLink(Path.Combine(folder, "b.txt"), Path.Combine(folder, "nowhere"));
            await File.WriteAllTextAsync(Path.Combine(folder, "c.txt"), Given.Body());

            var (code, output, _) = await Run("import", folder, "--json");

            Assert.Equal(ExitCodes.Refused, code);
            var outcomes = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)
                .Select(r => $"{r["file"]} {r["outcome"]}");
            Assert.Equal(["A.TXT filed", "b.txt refused", "c.txt filed"], outcomes);

            // One run of the command, one correlation.
            var log = (await newsroom.Desk.Get("/api/events?limit=1000")).Json["items"]!.AsArray();
            var own = log.Where(e => e!["actor"]!.GetValue<string>().Contains("command line") && e["type"]!.GetValue<string>() == "article_filed").TakeLast(2).ToList();
            Assert.Equal(own[0]!["correlationId"]!.GetValue<string>(), own[1]!["correlationId"]!.GetValue<string>());
            Assert.StartsWith("command/", own[0]!["causationId"]!.GetValue<string>());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_replay_tells_the_story_up_to_the_day_and_nothing_after_it()
    {
        var (code, output, _) = await Run("replay", "coree-du-nord-russie", "--at", "2024-10-20");
        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains("Monday 14 October 2024", output);
        Assert.Contains("published edition 1", output);
        Assert.Contains("What the desk had published", output);
        Assert.DoesNotContain("Monday 21 October 2024", output);
        Assert.DoesNotContain("edition 2", output);
        Assert.DoesNotContain('\u001b', output);

        // The title that the report had when it was attached, not the one it got three days later.
        var lines = output.Split('\n');
        var attached = Array.FindIndex(lines, l => l.Contains("attached the report", StringComparison.Ordinal));
        Assert.Contains("Pourquoi des soldats de Kim meurent dans le Donbass", lines[attached + 1]);
    }

    [Fact]
    public async Task A_replay_keeps_no_break_spaces_whole_and_lines_within_the_width()
    {
        var (_, output, _) = await Run("replay", "coree-du-nord-russie");
        foreach (var line in output.Split('\n'))
        {
            Assert.True(line.Length <= Terminal.PlainWidth || !line.TrimStart().Contains(' '), line);
            Assert.False(line.TrimEnd('\r').EndsWith('\u00A0'), line);
            Assert.False(line.TrimStart(' ').StartsWith('»'), line);
        }
        Assert.Contains("\u00A0:", output);
    }

    [Fact]
    public async Task A_replay_for_machines_is_one_object()
    {
        var (code, output, _) = await Run("replay", "coree-du-nord-russie", "--at", "2024-10-20", "--json");
        Assert.Equal(ExitCodes.Done, code);
        var replay = JsonNode.Parse(output)!;
        var positions = replay["events"]!.AsArray().Select(e => e!["position"]!.GetValue<long>()).ToList();
        Assert.Equal(positions.Order(), positions);
        Assert.Equal(1, replay["brief"]!["published"]!["number"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("inconnue", null, ExitCodes.NotFound)]
    [InlineData("coree-du-nord-russie", "2024-10-01", ExitCodes.NotFound)]
    [InlineData("coree-du-nord-russie", "99999999", ExitCodes.Refused)]
    [InlineData("coree-du-nord-russie", "hier", ExitCodes.Usage)]
    public async Task A_replay_of_what_is_not_there_says_so(string story, string? at, int expected)
    {
        var (code, output, errors) = await Run(at is null ? ["replay", story] : ["replay", story, "--at", at]);
        Assert.Equal(expected, code);
        Assert.Equal("", output);
        Assert.NotEqual("", errors);
    }

    [Fact]
    public async Task A_rebuilt_listing_answers_as_before()
    {
        var before = (await newsroom.Desk.Get("/api/articles?asOf=2025-05-14")).Text;
        var (code, output, _) = await Run("rebuild", "articles");
        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains("articles", output);
        Assert.Equal(before, (await newsroom.Desk.Get("/api/articles?asOf=2025-05-14")).Text);
        Assert.Equal(ExitCodes.Done, (await Run("rebuild", "--json")).Code);
        Assert.Equal(ExitCodes.NotFound, (await Run("rebuild", "weather")).Code);
    }

    [Fact]
    public async Task An_archive_is_refused_by_a_newsroom_that_has_events()
    {
        var (code, _, errors) = await Run("import", Places.FindSeeds()!);
        Assert.Equal(ExitCodes.Refused, code);
        Assert.Contains("empty newsroom", errors);
    }

    [Fact]
    public async Task Plain_texts_are_filed_as_they_come_and_what_they_do_not_say_stays_unknown()
    {
        var folder = Directory.CreateTempSubdirectory("newsroom-texts-").FullName;
        try
        {
            var text = Given.Body("Une brume épaisse couvre la baie depuis l’aube.") + "\r\n\r\nÀ lire aussi : Les bouées de la baie\r\n";
            await File.WriteAllBytesAsync(Path.Combine(folder, "brume.txt"), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]);
            await File.WriteAllBytesAsync(Path.Combine(folder, "latin.txt"), Encoding.Latin1.GetBytes("Le phare a été repeint à neuf, et la jetée déblayée. " + Given.Body()[..40]));
            await File.WriteAllBytesAsync(Path.Combine(folder, "image.txt"), [0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 3]);

            var (code, output, _) = await Run("import", folder, "--json");
            Assert.Equal(ExitCodes.Refused, code);
            var results = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToDictionary(r => r["file"]!.GetValue<string>());
            Assert.Equal("refused", results["image.txt"]["outcome"]!.GetValue<string>());
            Assert.Equal("filed", results["brume.txt"]["outcome"]!.GetValue<string>());
            Assert.Equal("filed", results["latin.txt"]["outcome"]!.GetValue<string>());

            var filed = (await newsroom.Desk.Get($"/api/articles/{results["brume.txt"]["article"]!.GetValue<string>()}")).Expect(System.Net.HttpStatusCode.OK).Json;
            Assert.Equal(PlainTextFile.UnknownOutlet, filed["outlet"]!.GetValue<string>());
            var revision = filed["revision"]!;
            Assert.Equal(text.Replace("\r\n", "\n"), revision["body"]!.GetValue<string>());
            Assert.Contains("published", revision["unknown"]!.AsArray().Select(u => u!.GetValue<string>()));
            Assert.Contains(revision["spans"]!.AsArray(), s => s!["kind"]!.GetValue<string>() == "related");

            // Again: the same texts are nothing new.
            var (_, again, _) = await Run("import", Path.Combine(folder, "brume.txt"));
            Assert.Contains("known already", again);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("fly")]
    [InlineData("keys", "add")]
    [InlineData("keys", "add", "x", "--role", "king")]
    [InlineData("replay")]
    [InlineData("serve", "--quickly")]
    public async Task A_command_line_that_makes_no_sense_is_exit_code_2(params string[] args)
    {
        var (code, _, errors) = await Run(args);
        Assert.Equal(ExitCodes.Usage, code);
        Assert.NotEqual("", errors);
    }

    [Fact]
    public async Task Help_says_what_the_exit_codes_mean()
    {
        var (code, output, _) = await Run("--help");
        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains("Exit codes", output);
        Assert.Contains("replay", output);
    }

    private async Task<(int Code, string Output, string Errors)> Run(params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.Run(args, output, errors, newsroom.Options);
        return (code, output.ToString(), errors.ToString());
    }
}
