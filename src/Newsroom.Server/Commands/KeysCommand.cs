using System.CommandLine;
using System.Text.Json;
using Newsroom.Core.Access;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Newsroom.Server.Asking;
using Newsroom.Server.Hosting;
using Newsroom.Server.Http;
using Spectre.Console;

namespace Newsroom.Server.Commands;

/// <summary><c>keys add|list|renew|revoke</c>.</summary>
public sealed class KeysCommand(Context context)
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The actor of whatever the key does." };
    private static readonly Option<string> RoleOption = MakeRole();
    private static readonly Option<string?> Reason = new("--reason") { Description = "Recorded with the event." };
    private static readonly Argument<string> NameOrId = new("NAME-OR-ID") { Description = "The key's name or id, as `keys list` shows them." };
    private static readonly Option<bool> Json = new("--json") { Description = "For machines." };
    private static readonly Option<bool> Show = new("--show")
    {
        Description = "Print the key wherever the output goes. Without, it is printed at a terminal, and anywhere else goes into a file in the data directory, which is named.",
    };

    private static readonly Option<string?> Until = new("--until")
    {
        Description = "When the key ends: a time of RFC 3339, or a date, which means the end of that day in UTC. Without, it has no end.",
    };

    /// <summary>Columns, wider than any table of keys.</summary>
    private const int PipeWidth = 500;

    public Command Make()
    {
        var keys = new Command("keys", "Grant, list, renew and revoke API keys.");
        var add = new Command("add", "Grant a key and print it, this once.") { Name, RoleOption, Until, Reason, Show, Json };
        add.SetAction((p, cancel) => Add(
            p.GetValue(Name)!, p.GetValue(RoleOption)!, End(p.GetValue(Until)), p.GetValue(Reason), p.GetValue(Show), p.GetValue(Json), cancel));
        var list = new Command("list", "List every key that was ever granted.") { Json };
        list.SetAction((p, cancel) => List(p.GetValue(Json), cancel));
        var renew = new Command("renew", "Give a key that still opens another end, or none.") { NameOrId, Until, Reason, Json };
        renew.SetAction((p, cancel) => Renew(p.GetValue(NameOrId)!, End(p.GetValue(Until)), p.GetValue(Reason), p.GetValue(Json), cancel));
        var revoke = new Command("revoke", "Revoke a key; it opens nothing from then on.") { NameOrId, Reason, Json };
        revoke.SetAction((p, cancel) => Revoke(p.GetValue(NameOrId)!, p.GetValue(Reason), p.GetValue(Json), cancel));
        keys.Subcommands.Add(add);
        keys.Subcommands.Add(list);
        keys.Subcommands.Add(renew);
        keys.Subcommands.Add(revoke);
        return keys;
    }

    private async Task<int> Add(string name, string roleWord, DateTimeOffset? ends, string? reason, bool show, bool json, CancellationToken cancel)
    {
        await using var newsroom = await CommandStore.Open(context, cancel);
        var key = ApiKey.New();
        // Before it is granted: a key that cannot be handed over is not to be in force.
        var file = show || Terminal.IsTerminal(context.Output) ? null : Kept(key);
        var (id, refusal) = await newsroom.Get<KeyGrants>().Grant(key, name, Roles.Parse(roleWord), ends, newsroom.Caller(reason), cancel);
        if (refusal is not null)
        {
            if (file is not null) File.Delete(file);
            throw new CommandRefused(ExitCodes.Refused, refusal.Detail);
        }
        if (json)
        {
            Write(new { id, name = name.Trim(), role = roleWord, ends, key = file is null ? key : null, keyFile = file });
            return ExitCodes.Done;
        }
        await context.Output.WriteLineAsync(file ?? key);
        var kept = file is null ? "shown this once and kept nowhere" : "in a file that this user alone can read; --show prints it instead";
        await context.Errors.WriteLineAsync($"The key of '{name.Trim()}' ({roleWord}{(ends is { } end ? $", until {Times.Text(end)}" : "")}), {kept}.");
        return ExitCodes.Done;
    }

    private async Task<int> List(bool json, CancellationToken cancel)
    {
        await using var newsroom = await CommandStore.Open(context, cancel);
        var (keys, now) = (await newsroom.Get<ListKeys>().Ask(cancel), newsroom.Get<TimeProvider>().GetUtcNow());
        if (json)
        {
            Write(keys.Select(k => new { k.Id, k.Name, Role = k.Role.Word(), k.GrantedAt, k.Ends, k.Revoked, Open = k.IsOpen(now) }));
            return ExitCodes.Done;
        }
        var table = new Table().Border(TableBorder.Rounded).AddColumns("name", "role", "granted", "ends", "state", "id");
        foreach (var key in keys)
        {
            table.AddRow(
                Markup.Escape(key.Name), key.Role.Word(), Times.Text(key.GrantedAt), key.Ends is { } ends ? Times.Text(ends) : "never",
                key.Revoked ? "revoked" : key.HasEnded(now) ? "ended" : "open", key.Id);
        }
        var console = Terminal.Of(context.Output);
        // In a pipe a line is a key: an id that is broken over two is found by nobody.
        if (!Terminal.IsTerminal(context.Output)) console.Profile.Width = PipeWidth;
        console.Write(table);
        return ExitCodes.Done;
    }

    private async Task<int> Renew(string nameOrId, DateTimeOffset? ends, string? reason, bool json, CancellationToken cancel)
    {
        await using var newsroom = await CommandStore.Open(context, cancel);
        var found = Find(await newsroom.Get<ListKeys>().Ask(cancel), nameOrId);
        if (await newsroom.Get<KeyGrants>().Renew(found.Id, ends, newsroom.Caller(reason), cancel) is { } refusal)
            throw new CommandRefused(ExitCodes.Refused, refusal.Detail);
        if (json) Write(new { found.Id, found.Name, ends });
        else await context.Output.WriteLineAsync(ends is { } end ? $"The key of '{found.Name}' opens until {Times.Text(end)}." : $"The key of '{found.Name}' has no end.");
        return ExitCodes.Done;
    }

    private async Task<int> Revoke(string nameOrId, string? reason, bool json, CancellationToken cancel)
    {
        await using var newsroom = await CommandStore.Open(context, cancel);
        var found = Find(await newsroom.Get<ListKeys>().Ask(cancel), nameOrId);
        if (await newsroom.Get<KeyGrants>().Revoke(found.Id, newsroom.Caller(reason), cancel) is { } refusal)
            throw new CommandRefused(ExitCodes.Refused, refusal.Detail);
        if (json) Write(new { found.Id, found.Name, Revoked = true });
        else await context.Output.WriteLineAsync($"The key of '{found.Name}' opens nothing any more.");
        var now = newsroom.Get<TimeProvider>().GetUtcNow();
        if (!(await newsroom.Get<ListKeys>().Ask(cancel)).Any(k => k.Role == Role.Administrator && k.IsOpen(now)))
            await context.Errors.WriteLineAsync("No administrator's key opens this newsroom now; `keys add NAME --role administrator` makes one.");
        return ExitCodes.Done;
    }

    /// <summary>The file that the key is in.</summary>
    private string Kept(string key)
    {
        try
        {
            return KeyFile.Write(context.Options, $"{ApiKey.IdOf(ApiKey.Hash(key))}.key", key);
        }
        catch (StartRefused unwritable)
        {
            throw new CommandRefused(ExitCodes.Refused, $"{unwritable.Message} Nothing was granted; --show prints the key, wherever the output goes.");
        }
    }

    /// <summary>By its id; or by its name, those that are in force before those that are not.</summary>
    private static AccessKey Find(IReadOnlyList<AccessKey> keys, string nameOrId) =>
        keys.FirstOrDefault(k => k.Id == nameOrId) ?? keys.Where(k => k.Name == nameOrId).MinBy(k => k.Revoked)
        ?? throw new CommandRefused(ExitCodes.NotFound, $"There is no key with the name or id '{nameOrId}'.");

    private static DateTimeOffset? End(string? text)
    {
        if (text is null) return null;
        return AsOf.TryParseTime(text, out var end)
            ? end
            : throw new CommandRefused(ExitCodes.Usage, $"'{text}' is no time such as 2027-01-31T18:00:00Z and no date such as 2027-01-31.");
    }

    private void Write<T>(T value) => context.Output.WriteLine(JsonSerializer.Serialize(value, ApiJson.Options));

    private static Option<string> MakeRole()
    {
        var role = new Option<string>("--role") { Description = "reader, journalist, editor or administrator.", DefaultValueFactory = _ => Role.Reader.Word() };
        role.AcceptOnlyFromAmong([.. Roles.All]);
        return role;
    }
}
