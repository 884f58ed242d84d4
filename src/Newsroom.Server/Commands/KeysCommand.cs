using System.CommandLine;
using System.Text.Json;
using Newsroom.Core.Access;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Newsroom.Server.Asking;
using Newsroom.Server.Http;
using Spectre.Console;

namespace Newsroom.Server.Commands;

/// <summary><c>keys add|list|revoke</c>.</summary>
public sealed class KeysCommand(Context context)
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The actor of whatever the key does." };
    private static readonly Option<string> RoleOption = MakeRole();
    private static readonly Option<string?> Reason = new("--reason") { Description = "Recorded with the event." };
    private static readonly Argument<string> NameOrId = new("NAME-OR-ID") { Description = "The key's name or id, as `keys list` shows them." };
    private static readonly Option<bool> Json = new("--json") { Description = "For machines." };

    /// <summary>Columns, wider than any table of keys.</summary>
    private const int PipeWidth = 500;

    public Command Make()
    {
        var keys = new Command("keys", "Grant, list and revoke API keys.");
        var add = new Command("add", "Grant a key and print it, this once.") { Name, RoleOption, Reason, Json };
        add.SetAction((p, cancel) => Add(p.GetValue(Name)!, p.GetValue(RoleOption)!, p.GetValue(Reason), p.GetValue(Json), cancel));
        var list = new Command("list", "List every key that was ever granted.") { Json };
        list.SetAction((p, cancel) => List(p.GetValue(Json), cancel));
        var revoke = new Command("revoke", "Revoke a key; it opens nothing from then on.") { NameOrId, Reason, Json };
        revoke.SetAction((p, cancel) => Revoke(p.GetValue(NameOrId)!, p.GetValue(Reason), p.GetValue(Json), cancel));
        keys.Subcommands.Add(add);
        keys.Subcommands.Add(list);
        keys.Subcommands.Add(revoke);
        return keys;
    }

    private async Task<int> Add(string name, string roleWord, string? reason, bool json, CancellationToken cancel)
    {
        var role = Roles.Parse(roleWord);
        await using var newsroom = await CommandStore.Open(context, cancel);
        // The name is the actor in the audit trail: two keys under one name could not be told apart there.
        if ((await newsroom.Get<ListKeys>().Ask(cancel)).Any(k => !k.Revoked && string.Equals(k.Name, name.Trim(), StringComparison.OrdinalIgnoreCase)))
            throw new CommandRefused(ExitCodes.Refused, $"There is a key named '{name.Trim()}' already; revoke it first, or choose another name.");
        var key = ApiKey.New();
        var (id, refusal) = await newsroom.Get<KeyGrants>().Grant(key, name, role, newsroom.Caller(reason), cancel);
        if (refusal is not null) throw new CommandRefused(ExitCodes.Refused, refusal.Detail);
        if (json) Write(new { id, name = name.Trim(), role = roleWord, key });
        else await context.Output.WriteLineAsync(key);
        if (!json) await context.Errors.WriteLineAsync($"The key of '{name.Trim()}' ({roleWord}), shown this once and kept nowhere.");
        return ExitCodes.Done;
    }

    private async Task<int> List(bool json, CancellationToken cancel)
    {
        await using var newsroom = await CommandStore.Open(context, cancel);
        var keys = await newsroom.Get<ListKeys>().Ask(cancel);
        if (json)
        {
            Write(keys.Select(k => new { k.Id, k.Name, Role = k.Role.Word(), k.GrantedAt, k.Revoked }));
            return ExitCodes.Done;
        }
        var table = new Table().Border(TableBorder.Rounded).AddColumns("name", "role", "granted", "state", "id");
        foreach (var key in keys)
            table.AddRow(Markup.Escape(key.Name), key.Role.Word(), Times.Text(key.GrantedAt), key.Revoked ? "revoked" : "open", key.Id);
        var console = Terminal.Of(context.Output);
        // In a pipe a line is a key: an id that is broken over two is found by nobody.
        if (!Terminal.IsTerminal(context.Output)) console.Profile.Width = PipeWidth;
        console.Write(table);
        return ExitCodes.Done;
    }

    private async Task<int> Revoke(string nameOrId, string? reason, bool json, CancellationToken cancel)
    {
        await using var newsroom = await CommandStore.Open(context, cancel);
        var keys = await newsroom.Get<ListKeys>().Ask(cancel);
        var found = keys.Where(k => k.Id == nameOrId).Concat(keys.Where(k => k.Name == nameOrId && !k.Revoked)).FirstOrDefault()
            ?? keys.FirstOrDefault(k => k.Name == nameOrId)
            ?? throw new CommandRefused(ExitCodes.NotFound, $"There is no key with the name or id '{nameOrId}'.");
        if (await newsroom.Get<KeyGrants>().Revoke(found.Id, newsroom.Caller(reason), cancel) is { } refusal)
            throw new CommandRefused(ExitCodes.Refused, refusal.Detail);
        if (json) Write(new { found.Id, found.Name, Revoked = true });
        else await context.Output.WriteLineAsync($"The key of '{found.Name}' opens nothing any more.");
        return ExitCodes.Done;
    }

    private void Write<T>(T value) => context.Output.WriteLine(JsonSerializer.Serialize(value, ApiJson.Options));

    private static Option<string> MakeRole()
    {
        var role = new Option<string>("--role") { Description = "reader, journalist, editor or administrator.", DefaultValueFactory = _ => Role.Reader.Word() };
        role.AcceptOnlyFromAmong([.. Roles.All]);
        return role;
    }
}
