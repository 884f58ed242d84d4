using System.CommandLine;
using System.Text.Json;
using Newsroom.Server.Asking;
using Newsroom.Server.History;
using Newsroom.Server.Http;
using Newsroom.Server.Stories;

namespace Newsroom.Server.Commands;

/// <summary><c>replay STORY [--at T] [--published-by T]</c>: a story's history as it unfolded, and what was known and published at the end of it.</summary>
public sealed class ReplayCommand(Context context)
{
    private static readonly Argument<string> Story = new("STORY") { Description = "The story's id." };

    private static readonly Option<string?> At = new("--at")
    {
        Description = "Up to then: a position, a time of RFC 3339, or a date, which means the whole of that day in UTC.",
    };

    private static readonly Option<string?> PublishedBy = new("--published-by")
    {
        Description = "What the public had by then, and nothing of the desk's own: a time of RFC 3339, or a date.",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "For machines: one object." };

    public Command Make()
    {
        var replay = new Command("replay", "Tell a story's history as it unfolded, event by event.") { Story, At, PublishedBy, Json };
        replay.SetAction((p, cancel) => Replay(p.GetValue(Story)!, p.GetValue(At), p.GetValue(PublishedBy), p.GetValue(Json), cancel));
        return replay;
    }

    private async Task<int> Replay(string story, string? at, string? publishedBy, bool json, CancellationToken cancel)
    {
        AsOf? moment = null;
        if (at is not null && !AsOf.TryParse(at, out moment))
            throw new CommandRefused(ExitCodes.Usage, $"'{at}' is no position, no time such as 2024-10-20T18:30:00Z and no date such as 2024-10-20.");
        DateTimeOffset? by = null;
        if (publishedBy is not null)
            by = AsOf.TryParseTime(publishedBy, out var time) ? time : throw new CommandRefused(ExitCodes.Usage, $"'{publishedBy}' is no time such as 2024-10-20T18:30:00Z and no date such as 2024-10-20.");
        await using var newsroom = await CommandStore.Open(context, cancel, follow: true);
        var replay = await newsroom.Get<ReplayStory>().Ask(story, await newsroom.Get<Moments>().Resolve(moment, by, cancel), cancel);
        if (json) await context.Output.WriteLineAsync(JsonSerializer.Serialize(ReplayAnswer.Of(replay), ApiJson.Options));
        else new ReplayPage(Terminal.Of(context.Output)).Print(replay, at);
        return ExitCodes.Done;
    }

    private sealed record ReplayAnswer(
        long Position, DateTimeOffset? PublishedBy, string Story, string? Title, IReadOnlyList<HistoryLine> Events, BriefAnswer Brief)
    {
        public static ReplayAnswer Of(StoryReplay replay)
        {
            var brief = replay.At.PublishedBy is { } by ? BriefAnswer.Public(replay.Story, by) : BriefAnswer.Of(replay.Story);
            return new(
                replay.Position, replay.At.PublishedBy, replay.Story.Id, replay.At.PublishedBy is null ? replay.Story.Title : brief.Published?.Brief?.Headline,
                [.. replay.Events.Select(HistoryLine.Of)], brief);
        }
    }
}
