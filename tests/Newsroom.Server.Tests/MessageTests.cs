using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Core.Access;
using Newsroom.Server.Annotations;
using Newsroom.Server.Articles;
using Newsroom.Server.Commands;
using Wolverine;
using Wolverine.Persistence.Durability;

namespace Newsroom.Server.Tests;

/// <summary>Messages and dead letters over HTTP and on the command line.</summary>
public sealed class MessageTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    [Fact]
    public async Task A_dead_letter_is_counted_listed_shown_and_replayed()
    {
        var type = NewType();
        var id = (await Dead(type, 1))[0];

        var counts = (await newsroom.Desk.Get("/api/messages")).Expect(HttpStatusCode.OK).Json;
        var own = counts["types"]!.AsArray().Single(t => t!["type"]!.GetValue<string>() == type)!;
        Assert.Equal("0 0 0 1", $"{own["waiting"]} {own["due"]} {own["underWay"]} {own["dead"]}");
        Assert.True(counts["dead"]!.GetValue<long>() >= 1);
        Assert.Contains(counts["followers"]!.AsArray(), f => f!["name"]!.GetValue<string>() == "embargoes");

        var list = (await newsroom.Desk.Get($"/api/messages/dead?type={type}")).Expect(HttpStatusCode.OK);
        var line = Assert.Single(list.Json["items"]!.AsArray())!;
        Assert.Equal($"{id} {type} 8 System.InvalidOperationException: closed 0", $"{line["id"]} {line["type"]} {line["attempts"]} {line["error"]}");
        Assert.Null(line["body"]);
        Assert.Null(list.Json["next"]);
        (await newsroom.Desk.Get($"/api/messages/dead?type={type}", ("If-None-Match", list.ETag))).Expect(HttpStatusCode.NotModified);

        var shown = (await newsroom.Desk.Get($"/api/messages/dead/{id}")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("0", shown["body"]!["n"]!.ToJsonString());
        Assert.True(shown["sentAt"]!.GetValue<DateTimeOffset>() <= shown["diedAt"]!.GetValue<DateTimeOffset>());

        // Nobody handles the type, so that it waits for its second attempt, or is dead anew: of something else.
        Assert.Equal(1, (await newsroom.Desk.Post($"/api/messages/dead/{id}/replay", null)).Expect(HttpStatusCode.OK).Json["replayed"]!.GetValue<int>());
        Assert.DoesNotContain("closed", (await newsroom.Desk.Get($"/api/messages/dead/{id}")).Text);
    }

    [Fact]
    public async Task The_list_goes_on_page_by_page()
    {
        var type = NewType();
        var ids = await Dead(type, 5);

        var found = new List<string>();
        for (string? next = $"/api/messages/dead?type={type}&limit=2"; next is not null;)
        {
            var page = (await newsroom.Desk.Get(next)).Expect(HttpStatusCode.OK).Json;
            Assert.InRange(page["items"]!.AsArray().Count, 1, 2);
            found.AddRange(page["items"]!.AsArray().Select(l => l!["id"]!.GetValue<string>()));
            next = page["next"]?.GetValue<string>();
        }

        Assert.Equal(ids.Select(i => $"{i}"), found);
    }

    [Fact]
    public async Task All_of_a_type_are_replayed_together()
    {
        var (type, other) = (NewType(), NewType());
        await Dead(type, 3);
        await Dead(other, 1);

        Assert.Equal(3, (await newsroom.Desk.Post("/api/messages/dead/replay", new { type })).Expect(HttpStatusCode.OK).Json["replayed"]!.GetValue<int>());
        Assert.DoesNotContain("closed", (await newsroom.Desk.Get($"/api/messages/dead?type={type}")).Expect(HttpStatusCode.OK).Text);
        Assert.Single((await newsroom.Desk.Get($"/api/messages/dead?type={other}")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_with_the_reason()
    {
        var api = newsroom.Desk;
        (await api.Get("/api/messages/dead/nonsense")).ExpectProblem(404, "not-found");
        (await api.Get($"/api/messages/dead/{Guid.NewGuid()}")).ExpectProblem(404, "not-found");
        (await api.Post($"/api/messages/dead/{Guid.NewGuid()}/replay", null)).ExpectProblem(404, "not-found");
        (await api.Get("/api/messages/dead?limit=0")).ExpectProblem(400, "malformed-parameter");
        (await api.Get("/api/messages/dead?cursor=abc")).ExpectProblem(400, "malformed-parameter");
        (await api.Get("/api/messages/dead?type=")).ExpectProblem(400, "malformed-parameter");
        (await api.Get("/api/messages/dead?kind=x")).ExpectProblem(400, "unknown-parameter");
        (await api.Post("/api/messages/dead/replay", new { kind = "x" })).ExpectProblem(400, "unknown-field");

        // A cursor belongs to the question that it was given out for.
        var type = NewType();
        await Dead(type, 2);
        var next = (await api.Get($"/api/messages/dead?type={type}&limit=1")).Json["next"]!.GetValue<string>();
        (await api.Get(next.Replace(type, "another", StringComparison.Ordinal))).ExpectProblem(400, "malformed-parameter");
    }

    [Fact]
    public async Task Only_administrators_see_and_replay_them()
    {
        using var editor = await newsroom.As(Role.Editor, "rédactrice en chef");
        using var nobody = newsroom.WithKey(null);
        foreach (var path in new[] { "/api/messages", "/api/messages/dead", $"/api/messages/dead/{Guid.NewGuid()}" })
        {
            (await editor.Get(path)).ExpectProblem(403, "forbidden");
            (await nobody.Get(path)).ExpectProblem(401, "unauthenticated");
        }
        (await editor.Post("/api/messages/dead/replay", null)).ExpectProblem(403, "forbidden");
        (await editor.Post($"/api/messages/dead/{Guid.NewGuid()}/replay", null)).ExpectProblem(403, "forbidden");
    }

    [Fact]
    public async Task The_command_line_counts_lists_shows_and_replays()
    {
        var type = NewType();
        var ids = await Dead(type, 3);

        var (code, output, _) = await Run("messages", "--json");
        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains(JsonNode.Parse(output)!["types"]!.AsArray(), t => t!["type"]!.GetValue<string>() == type && t["dead"]!.GetValue<int>() == 3);
        Assert.Contains(type, (await Run("messages")).Output);

        (code, output, _) = await Run("dead-letters", "list", "--type", type, "--json");
        Assert.Equal(ExitCodes.Done, code);
        Assert.Equal(
            ids.Select(i => $"{i}"),
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!["id"]!.GetValue<string>()));
        Assert.Contains($"{ids[0]}", (await Run("dead-letters")).Output);

        (code, output, _) = await Run("dead-letters", "show", $"{ids[0]}");
        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains("closed 0", output);
        Assert.Contains("{\"n\": 0}", output);

        Assert.Equal(ExitCodes.Done, (await Run("dead-letters", "replay", $"{ids[0]}")).Code);
        Assert.DoesNotContain("closed", (await Run("dead-letters", "show", $"{ids[0]}")).Output);
        Assert.Equal(ExitCodes.NotFound, (await Run("dead-letters", "replay", $"{Guid.NewGuid()}")).Code);
        Assert.Equal(ExitCodes.NotFound, (await Run("dead-letters", "show", $"{Guid.NewGuid()}")).Code);

        var other = NewType();
        await Dead(other, 2);
        (code, output, _) = await Run("dead-letters", "replay", "--all", "--type", other, "--json");
        Assert.Equal(ExitCodes.Done, code);
        Assert.Equal(2, JsonNode.Parse(output)!["replayed"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("replay", "--type", "x")]
    [InlineData("replay", "nonsense")]
    [InlineData("show", "nonsense")]
    [InlineData("show")]
    [InlineData("replay", "0198c2f0-0000-7000-8000-000000000000", "--all")]
    [InlineData("replay", "0198c2f0-0000-7000-8000-000000000000", "--type", "x")]
    public async Task A_command_line_that_does_not_say_which_letters_is_exit_code_2(params string[] args)
    {
        var (code, _, errors) = await Run(["dead-letters", .. args]);
        Assert.Equal(ExitCodes.Usage, code);
        Assert.NotEqual("", errors);
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_dies_with_the_reason()
    {
        var envelope = Sent(LiftEmbargoWhenDue.Identity, "[no message]");
        await newsroom.Services.GetRequiredService<IMessageStore>().Inbox.StoreIncomingAsync(envelope);

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        Answer letter;
        while ((letter = await newsroom.Desk.Get($"/api/messages/dead/{envelope.Id}")).Status == HttpStatusCode.NotFound) await Task.Delay(50, patience.Token);
        Assert.Contains("JsonException", letter.Json["error"]!.GetValue<string>());
    }

    private static string NewType() => $"test-{Guid.NewGuid():N}";

    /// <summary>Dead letters as Wolverine leaves them after eight attempts, of a type that nobody handles.</summary>
    private async Task<IReadOnlyList<Guid>> Dead(string type, int count)
    {
        var messages = newsroom.Services.GetRequiredService<IMessageStore>();
        var ids = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            var envelope = Sent(type, $$"""{"n": {{i}}}""");
            envelope.Attempts = 8;
            await messages.Inbox.StoreIncomingAsync(envelope);
            await messages.Inbox.MoveToDeadLetterStorageAsync(envelope, new InvalidOperationException($"closed {i}"));
            ids.Add(envelope.Id);
        }
        return ids;
    }

    private static Envelope Sent(string type, string body) => new()
    {
        Id = Guid.CreateVersion7(), MessageType = type, Data = Encoding.UTF8.GetBytes(body), ContentType = "application/json",
        Destination = new Uri($"local://newsroom-{CarryNotes.Identity}"), Status = EnvelopeStatus.Incoming, OwnerId = 0,
        // Where it is not due, nobody takes it before it has died.
        ScheduledTime = DateTimeOffset.UtcNow,
    };

    private async Task<(int Code, string Output, string Errors)> Run(params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.Run(args, output, errors, newsroom.Options);
        return (code, output.ToString(), errors.ToString());
    }
}
