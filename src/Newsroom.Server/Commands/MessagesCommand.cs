using System.CommandLine;
using System.Text.Json;
using Newsroom.Server.Asking;
using Newsroom.Server.Http;
using Newsroom.Server.Messages;
using Spectre.Console;

namespace Newsroom.Server.Commands;

/// <summary><c>messages</c>: how many wait, are due, under way and dead.</summary>
public sealed class MessagesCommand(Context context)
{
    private static readonly Option<bool> Json = new("--json") { Description = "For machines." };

    public Command Make()
    {
        var messages = new Command("messages", "Count the messages that wait, are due, under way and dead.") { Json };
        messages.SetAction((p, cancel) => Count(p.GetValue(Json), cancel));
        return messages;
    }

    private async Task<int> Count(bool json, CancellationToken cancel)
    {
        await using var newsroom = await CommandStore.Open(context, cancel);
        var counts = await newsroom.Get<ListMessages>().Count(cancel);
        if (json)
        {
            var answer = MessagesAnswer.Of(counts, []);
            // What the listings do, this process does not know.
            await context.Output.WriteLineAsync(JsonSerializer.Serialize(
                new { answer.Waiting, answer.Due, answer.UnderWay, answer.Dead, answer.Types }, ApiJson.Options));
            return ExitCodes.Done;
        }
        var table = new Table().Border(TableBorder.Rounded).AddColumns("type", "waiting", "due", "under way", "dead");
        foreach (var c in counts) table.AddRow(Markup.Escape(c.Type), $"{c.Waiting}", $"{c.Due}", $"{c.UnderWay}", $"{c.Dead}");
        table.AddRow("all", $"{counts.Sum(c => c.Waiting)}", $"{counts.Sum(c => c.Due)}", $"{counts.Sum(c => c.UnderWay)}", $"{counts.Sum(c => c.Dead)}");
        Terminal.Of(context.Output).Write(table);
        return ExitCodes.Done;
    }
}
