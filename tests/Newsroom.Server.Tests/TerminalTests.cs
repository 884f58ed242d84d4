using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Newsroom.Core.Access;
using Newsroom.Core.Anchoring;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Server.Access;
using Newsroom.Server.Commands;
using Spectre.Console;
using Wolverine;
using Wolverine.Persistence.Durability;

namespace Newsroom.Server.Tests;

/// <summary>Whatever texts hold, a terminal is never told to do anything by them.</summary>
public sealed class TerminalTests(TerminalTests.Planted newsroom) : IClassFixture<TerminalTests.Planted>
{
    /// <summary>Clears the screen, sets the title and the clipboard, rings, deletes, writes over the line, turns it round.</summary>
    private const string Hostile = "a\u001b[2J\u001b]0;x\u0007\u001b]52;c;eA==\u0007\u0008\u007f\u009b2J\u0085\u0000b\rc\u202ed\u2066e\u200ff";

    /// <summary>The same without U+0000, which PostgreSQL does not keep.</summary>
    private static readonly string Kept = Hostile.Replace("\0", "", StringComparison.Ordinal);

    [Fact]
    public async Task No_command_writes_a_control_character_whatever_the_texts_hold()
    {
        var folder = Directory.CreateTempSubdirectory("newsroom-hostile-").FullName;
        try
        {
            var text = Path.Combine(folder, $"{Hostile.Replace("\0", "", StringComparison.Ordinal).Replace("/", "", StringComparison.Ordinal)}.txt");
            await File.WriteAllTextAsync(text, Given.Body(Kept));
            await File.WriteAllTextAsync(Path.Combine(folder, "log.ndjson"), $"{{\"{Kept}\"}}\n");
            string[][] commands =
            [
                ["replay", "hostile"], ["replay", "hostile", "--json"], ["replay", Kept], ["replay", "hostile", "--at", Kept],
                ["keys", "list"], ["keys", "list", "--json"], ["keys", "add", Kept], ["keys", "add", "x", "--role", Kept], ["keys", "add", "x", "--until", Kept],
                ["keys", "renew", Kept], ["keys", "renew", Kept, "--until", "2099-01-01", "--json"], ["keys", "revoke", "no" + Kept], ["keys", "revoke", Kept],
                ["dead-letters"], ["dead-letters", "list", "--json"], ["dead-letters", "show", $"{newsroom.Letter}"], ["dead-letters", "show", $"{newsroom.Letter}", "--json"],
                ["messages"], ["messages", "--json"], ["rebuild", Kept], ["rebuild", "articles"], ["doctor"], ["doctor", "--json"],
                ["import", text, "--outlet", Kept], ["import", folder, "--json", "--reason", Kept], ["import", Path.Combine(folder, "log.ndjson")], ["import", Kept],
                ["export", Path.Combine(folder, Kept, "x")], ["health", "--url", Kept], ["backup", Kept], ["restore", Kept, "--data", folder],
                [Kept], ["serve", "--" + Kept], ["dead-letters", "replay", Kept],
            ];
            foreach (var command in commands)
            {
                var (output, errors) = (new StringWriter(), new StringWriter());
                await CommandLine.Run(command, output, errors, newsroom.Options);
                var said = output.ToString() + errors;
                Assert.NotEqual("", said);
                Assert.False(IsObeyed(said), $"{string.Join(' ', command)}: {Convert.ToHexString(Encoding.UTF8.GetBytes(said))}");
                if (command.Contains("--json") && command[0] is "replay" or "keys" or "dead-letters" && errors.ToString().Length == 0)
                    Assert.NotNull(JsonNode.Parse(output.ToString().Split('\n')[0]));
            }

            // It is shown, and not left out.
            var shown = new StringWriter();
            await CommandLine.Run(["keys", "list"], shown, TextWriter.Null, newsroom.Options);
            Assert.Contains(@"a\u001b[2J", shown.ToString());
            Assert.Contains(@"\u202ed\u2066e", shown.ToString());
            shown = new StringWriter();
            await CommandLine.Run(["replay", "hostile", "--json"], shown, TextWriter.Null, newsroom.Options);
            Assert.Equal(Kept, JsonNode.Parse(shown.ToString())!["title"]!.GetValue<string>());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("Le port : « fermé »\tdepuis\nmardi\r\n", "Le port : « fermé »\tdepuis\nmardi\r\n")]
    [InlineData("a\rb\r", @"a\u000db\u000d")]
    [InlineData("👩‍🚒 e\u0301 عربي", "👩‍🚒 e\u0301 عربي")]
    [InlineData("\u001b[31m\u009c\u007f\u061c", @"\u001b[31m\u009c\u007f\u061c")]
    public void Controls_are_written_out_and_text_stays_as_it_is(string text, string visible)
    {
        Assert.Equal(visible, VisibleText.Of(text));
        var written = new StringWriter();
        var writer = Terminal.Visible(written);
        writer.Write(text);
        foreach (var c in "é\u001b") writer.Write(c);
        writer.WriteLine();
        Assert.Equal(visible + @"é\u001b" + written.NewLine, written.ToString());
    }

    [Fact]
    public void Our_own_styling_passes()
    {
        var written = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(written), Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.Standard });
        Terminal.ShowControls(console);
        console.Write(new Text("rouge\u001b[2J", new Style(Color.Red)));
        Assert.Equal("\u001b[91mrouge\\u001b[2J\u001b[0m", written.ToString());
    }

    [Fact]
    public void Log_lines_are_shown_and_not_obeyed()
    {
        using var app = Program.Build(newsroom.Options, Hosting.Database.Named(newsroom.Options.ConnectionString!));
        var formatter = app.Services.GetServices<ConsoleFormatter>().Single(f => f.Name == app.Configuration["Logging:Console:FormatterName"]);
        var written = new StringWriter();
        var failure = new InvalidOperationException(Kept);
        formatter.Write(new LogEntry<string>(LogLevel.Error, "Newsroom", default, Kept, failure, (state, _) => state), null, written);
        Assert.Equal(2, written.ToString().Split(@"a\u001b[2J").Length - 1);
        Assert.False(IsObeyed(written.ToString()));
    }

    private static bool IsObeyed(string said) =>
        said.Replace("\r\n", "\n", StringComparison.Ordinal).Any(c => char.IsControl(c) && c is not ('\n' or '\t') || c is '\u202e' or '\u2066' or '\u200f');

    /// <summary>A newsroom in whose texts, names and messages somebody has planted what terminals obey.</summary>
    public sealed class Planted : RunningNewsroom
    {
        public Guid Letter { get; } = Guid.CreateVersion7();

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            var body = Given.Body(Kept);
            var content = new Content(Kept, Kept, "fr", null, "report", body, []);
            var brief = new Brief(Kept, [Kept], [Kept]);
            await Plant("key/hostile", new KeyGranted(Kept, "reader", ApiKey.Hash("hostile")));
            await Plant("article/hostile", new ArticleFiled(Kept, null, null, content, null), new ArticleCorrected(2, content with { Title = Kept + "2" }, Kept), new ArticleRetracted(Kept));
            await Plant("annotation/hostile", new AnnotationPosted("hostile", 1, Passage.At(body, 0, 8), "questioning", Kept + Given.Body(), [Kept]), new AnnotationReplied("r", Kept));
            await Plant("story/hostile",
                new StoryOpened(Kept, Kept + Given.Body()), new ArticleAttached("hostile"), new BriefDrafted(brief), new BriefPublished(1, "public", brief),
                new BriefCorrected(1, brief with { Headline = Kept + "2" }, Kept), new BriefWithdrawn(1, Kept));
            var messages = Services.GetRequiredService<IMessageStore>();
            var envelope = new Envelope
            {
                Id = Letter, MessageType = Kept, Data = Encoding.UTF8.GetBytes($$"""{"n": "{{Kept}}"}"""), ContentType = "application/json",
                Destination = new Uri("local://hostile"), Status = EnvelopeStatus.Incoming, OwnerId = 0, Attempts = 8, ScheduledTime = DateTimeOffset.UtcNow,
            };
            await messages.Inbox.StoreIncomingAsync(envelope);
            await messages.Inbox.MoveToDeadLetterStorageAsync(envelope, new InvalidOperationException(Kept));
        }

        private async Task Plant(string stream, params IReadOnlyList<object> events) =>
            await Log.Append(stream, 0, [.. events.Select(e => new NewEvent(e))], new Metadata(Kept, Kept, Kept, Kept));
    }
}
