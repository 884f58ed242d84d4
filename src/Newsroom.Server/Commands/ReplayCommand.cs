using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Newsroom.Core.Kernel;
using Newsroom.Server.History;
using Newsroom.Server.Http;
using Newsroom.Server.Stories;

namespace Newsroom.Server.Commands;

/// <summary><c>replay STORY [--at T]</c>: a story's history as it unfolded, and what was known and published at the end of it.</summary>
public sealed class ReplayCommand(Context context)
{
    private static readonly Argument<string> Story = new("STORY") { Description = "The story's id." };

    private static readonly Option<string?> At = new("--at")
    {
        Description = "Up to then: a position, a time of RFC 3339, or a date, which means the whole of that day in UTC.",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "For machines: one object." };

    public Command Make()
    {
        var replay = new Command("replay", "Tell a story's history as it unfolded, event by event.") { Story, At, Json };
        replay.SetAction((p, cancel) => Replay(p.GetValue(Story)!, p.GetValue(At), p.GetValue(Json), cancel));
        return replay;
    }

    private async Task<int> Replay(string story, string? at, bool json, CancellationToken cancel)
    {
        await using var newsroom = await CommandEngine.Open(context, cancel, follow: true);
        var position = await PositionOf(newsroom.Engine.Events, at, cancel);
        var replay = await StoryReplay.Read(newsroom, story, position, cancel)
            ?? throw new CommandRefused(ExitCodes.NotFound, position == 0
                ? $"At that moment the newsroom is empty, so there is no story '{story}'."
                : $"There is no story '{story}' at position {position}.");
        if (json) await context.Output.WriteLineAsync(JsonSerializer.Serialize(ReplayAnswer.Of(replay), ApiJson.Options));
        else new ReplayPage(Terminal.Of(context.Output)).Print(replay, at);
        return ExitCodes.Done;
    }

    private static async Task<long> PositionOf(IEventStore events, string? at, CancellationToken cancel)
    {
        if (at is null) return await events.SafeHead(cancel);
        if (at.Length > 0 && at.All(char.IsAsciiDigit))
        {
            var head = await events.SafeHead(cancel);
            return long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position <= head
                ? position
                : throw new CommandRefused(ExitCodes.Refused, $"Position {at} is above the safe head, {head}.");
        }
        return Rfc3339.TryParseDay(at, out var time) || Rfc3339.TryParse(at, out time)
            ? await events.PositionAt(time, cancel)
            : throw new CommandRefused(ExitCodes.Usage, $"'{at}' is no position, no time such as 2024-10-20T18:30:00Z and no date such as 2024-10-20.");
    }

    private sealed record ReplayAnswer(long Position, string Story, string Title, IReadOnlyList<HistoryLine> Events, BriefAnswer Brief)
    {
        public static ReplayAnswer Of(StoryReplay replay) => new(
            replay.Position, replay.Story.Id, replay.Story.Title, [.. replay.Events.Select(HistoryLine.Of)], BriefAnswer.Of(replay.Story));
    }
}
