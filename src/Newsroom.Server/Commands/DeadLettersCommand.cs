using System.CommandLine;
using System.Text.Json;
using Newsroom.Core.Kernel;
using Newsroom.Server.Asking;
using Newsroom.Server.Desk;
using Newsroom.Server.Http;
using Newsroom.Server.Messages;
using Spectre.Console;

namespace Newsroom.Server.Commands;

/// <summary><c>dead-letters [list]|show|replay</c>: messages whose last attempt failed.</summary>
public sealed class DeadLettersCommand(Context context)
{
    private static readonly Argument<Guid> Id = new("ID") { Description = "The letter's id, as `dead-letters list` shows it." };

    private static readonly Argument<string?> OptionalId = new("ID")
    {
        Description = "The letter's id; left out with --all.", Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Type = new("--type") { Description = "Only letters of this type." };
    private static readonly Option<bool> All = new("--all") { Description = "Every dead letter, or every one of --type." };
    private static readonly Option<bool> Json = new("--json") { Description = "For machines: one object a line." };

    /// <summary>Columns, wider than any table of letters.</summary>
    private const int PipeWidth = 500;

    /// <summary>Characters of an error in the list; `show` has all of it.</summary>
    private const int ErrorWidth = 120;

    private const int Page = 200;

    public Command Make()
    {
        var letters = new Command("dead-letters", "List, inspect and replay messages whose last attempt failed.") { Type, Json };
        letters.SetAction((p, cancel) => List(p.GetValue(Type), p.GetValue(Json), cancel));
        var list = new Command("list", "List them, the oldest first.") { Type, Json };
        list.SetAction((p, cancel) => List(p.GetValue(Type), p.GetValue(Json), cancel));
        var show = new Command("show", "Show one with its body and its whole error.") { Id, Json };
        show.SetAction((p, cancel) => Show(p.GetValue(Id), p.GetValue(Json), cancel));
        var replay = new Command("replay", "Make one of them, or all, messages again.") { OptionalId, All, Type, Json };
        replay.Validators.Add(result =>
        {
            var (one, all) = (result.GetValue(OptionalId), result.GetValue(All));
            if (one is not null == all) result.AddError("Say which letter to replay: an ID, or --all.");
            else if (one is not null && !Guid.TryParse(one, out _)) result.AddError($"'{one}' is no letter's id.");
            else if (one is not null && result.GetValue(Type) is not null) result.AddError("--type goes with --all.");
        });
        replay.SetAction((p, cancel) => p.GetValue(OptionalId) is { } id
            ? ReplayOne(Guid.Parse(id), p.GetValue(Json), cancel)
            : ReplayAll(p.GetValue(Type), p.GetValue(Json), cancel));
        letters.Subcommands.Add(list);
        letters.Subcommands.Add(show);
        letters.Subcommands.Add(replay);
        return letters;
    }

    private async Task<int> List(string? type, bool json, CancellationToken cancel)
    {
        await using var newsroom = await CommandStore.Open(context, cancel);
        var table = new Table().Border(TableBorder.Rounded).AddColumns("id", "type", "attempts", "sent", "died", "error");
        DeadLetterPlace? after = null;
        do
        {
            (var page, after) = await newsroom.Get<ListMessages>().Dead(type, after, Page, cancel);
            foreach (var letter in page)
            {
                if (json) Write(DeadLetterLine.Of(letter));
                else table.AddRow($"{letter.Id}", Markup.Escape(letter.Type), $"{letter.Attempts}", Times.Text(letter.SentAt), Times.Text(letter.At), Markup.Escape(Short(letter.Error)));
            }
        }
        while (after is not null);
        if (json) return ExitCodes.Done;
        var console = Terminal.Of(context.Output);
        // In a pipe a line is a letter: an id that is broken over two is found by nobody.
        if (!Terminal.IsTerminal(context.Output)) console.Profile.Width = PipeWidth;
        console.Write(table);
        return ExitCodes.Done;
    }

    private async Task<int> Show(Guid id, bool json, CancellationToken cancel)
    {
        await using var newsroom = await CommandStore.Open(context, cancel);
        var letter = await newsroom.Get<ListMessages>().Find(id) ?? throw NotFound(id);
        if (json)
        {
            Write(DeadLetterAnswer.Of(letter));
            return ExitCodes.Done;
        }
        await context.Output.WriteLineAsync(
            $"""
            id        {letter.Id}
            type      {letter.Type}
            sent      {Times.Text(letter.SentAt)}
            died      {Times.Text(letter.At)}
            attempts  {letter.Attempts}
            error     {letter.Error}
            body      {letter.Body}
            """);
        return ExitCodes.Done;
    }

    private async Task<int> ReplayOne(Guid id, bool json, CancellationToken cancel)
    {
        await using var newsroom = await CommandStore.Open(context, cancel);
        if (!await newsroom.Get<DeadLetterDesk>().Replay(id, newsroom.Caller().Actor)) throw NotFound(id);
        if (json) Write(new ReplayAnswer(1));
        else await context.Output.WriteLineAsync("It is a message again.");
        return ExitCodes.Done;
    }

    private async Task<int> ReplayAll(string? type, bool json, CancellationToken cancel)
    {
        await using var newsroom = await CommandStore.Open(context, cancel);
        var replayed = await newsroom.Get<DeadLetterDesk>().ReplayAll(type, newsroom.Caller().Actor);
        if (json) Write(new ReplayAnswer(replayed));
        else await context.Output.WriteLineAsync(replayed == 1 ? "1 dead letter is a message again." : $"{replayed} dead letters are messages again.");
        return ExitCodes.Done;
    }

    private void Write<T>(T value) => context.Output.WriteLine(JsonSerializer.Serialize(value, ApiJson.Options));

    private static string Short(string error)
    {
        var line = error.ReplaceLineEndings(" ");
        return line.Length <= ErrorWidth ? line : string.Concat(line.AsSpan(0, ErrorWidth - 1), "…");
    }

    private static CommandRefused NotFound(Guid id) => new(ExitCodes.NotFound, $"There is no dead letter '{id}'.");
}
