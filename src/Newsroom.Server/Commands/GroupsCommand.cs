using System.CommandLine;
using System.Text.Json;
using Newsroom.Core.Groups;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Newsroom.Server.Desk;
using Newsroom.Server.Http;
using Spectre.Console;

namespace Newsroom.Server.Commands;

/// <summary><c>groups add|list|rename|join|leave</c>.</summary>
public sealed class GroupsCommand(Context context)
{
    private static readonly Argument<string> Id = new("GROUP") { Description = "The group's id: words of a–z and 0–9 with hyphens between them." };
    private static readonly Argument<string> Name = new("NAME") { Description = "As it is shown." };
    private static readonly Argument<string> Member = new("MEMBER") { Description = "The actor's name." };
    private static readonly Option<string?> Reason = new("--reason") { Description = "Recorded with the event." };
    private static readonly Option<bool> Json = new("--json") { Description = "For machines." };

    public Command Make()
    {
        var groups = new Command("groups", "Make, list and change groups of people.");
        var list = new Command("list", "List the groups with their members.") { Json };
        list.SetAction((p, cancel) => List(p.GetValue(Json), cancel));
        groups.Subcommands.Add(list);
        Add("add", "Make a group without members.", Name, p => null);
        Add("rename", "Show a group under another name.", Name, p => new RenameGroup(p.GetValue(Name)!));
        Add("join", "Take somebody into a group.", Member, p => new AddMember(p.GetValue(Member)!));
        Add("leave", "Take somebody out of a group.", Member, p => new RemoveMember(p.GetValue(Member)!));
        return groups;

        void Add(string verb, string description, Argument<string> what, Func<ParseResult, ICommand<PeopleGroup>?> command)
        {
            var subcommand = new Command(verb, description) { Id, what, Reason, Json };
            subcommand.SetAction((p, cancel) => Do(p.GetValue(Id)!, command(p) ?? new CreateGroup(p.GetValue(Id)!, p.GetValue(Name)!), p.GetValue(Reason), p.GetValue(Json), cancel));
            groups.Subcommands.Add(subcommand);
        }
    }

    private async Task<int> List(bool json, CancellationToken cancel)
    {
        await using var newsroom = await CommandStore.Open(context, cancel);
        var groups = await newsroom.Get<StaffDirectory>().Groups(cancel);
        if (json)
        {
            await context.Output.WriteLineAsync(JsonSerializer.Serialize(groups, ApiJson.Options));
            return ExitCodes.Done;
        }
        var table = new Table().Border(TableBorder.Rounded).AddColumns("group", "name", "members");
        foreach (var group in groups) table.AddRow(group.Id, Markup.Escape(group.Name), Markup.Escape(string.Join(", ", group.Members)));
        Terminal.Of(context.Output).Write(table);
        return ExitCodes.Done;
    }

    private async Task<int> Do(string id, ICommand<PeopleGroup> command, string? reason, bool json, CancellationToken cancel)
    {
        await using var newsroom = await CommandStore.Open(context, cancel);
        var (desk, caller) = (newsroom.Get<GroupDesk>(), newsroom.Caller(reason));
        var outcome = command is CreateGroup made ? await desk.Create(made.Slug, made.Name, caller, cancel) : await desk.Do(id, command, caller, cancel);
        switch (outcome)
        {
            case Outcome<PeopleGroup>.Done { State: var group }:
                await context.Output.WriteLineAsync(json
                    ? JsonSerializer.Serialize(group, ApiJson.Options)
                    : $"{group.Id} ({group.Name}): {(group.Members.Count == 0 ? "nobody" : string.Join(", ", group.Members))}");
                return ExitCodes.Done;
            case Outcome<PeopleGroup>.Refused refused:
                throw new CommandRefused(ExitCodes.Refused, refused.Refusal.Detail);
            default:
                throw new CommandRefused(ExitCodes.NotFound, $"There is no group '{id}'.");
        }
    }
}
