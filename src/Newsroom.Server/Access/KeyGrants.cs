using Newsroom.Core.Access;
using Newsroom.Core.Kernel;
using Newsroom.Server.Asking;
using Newsroom.Server.Desk;
using Npgsql;

namespace Newsroom.Server.Access;

/// <summary>Grants, renews and revokes keys: events like any other.</summary>
public sealed class KeyGrants(NewsDesk desk, ListKeys list, NpgsqlDataSource database)
{
    /// <summary>By the log itself, whatever a node remembers: whether the key still opens anything.</summary>
    public async Task<bool> IsOpen(string id, CancellationToken cancel) => await Find(id, cancel) is { } key && key.IsOpen(desk.Now);

    /// <summary>The key as the log has it; null when it was never granted.</summary>
    public Task<AccessKey?> Find(string id, CancellationToken cancel) => desk.Find<AccessKey>(id, cancel);

    /// <summary>Grants a key without an end.</summary>
    /// <inheritdoc cref="Grant(string, string, Role, DateTimeOffset?, Caller, CancellationToken)"/>
    public Task<(string Id, Refusal? Refusal)> Grant(string key, string name, Role role, Caller caller, CancellationToken cancel) =>
        Grant(key, name, role, null, caller, cancel);

    /// <param name="ends">From when on it opens nothing.</param>
    /// <returns>The key's id, and the rule that refused, if one did.</returns>
    public async Task<(string Id, Refusal? Refusal)> Grant(
        string key, string name, Role role, DateTimeOffset? ends, Caller caller, CancellationToken cancel)
    {
        var hash = ApiKey.Hash(key);
        var id = ApiKey.IdOf(hash);
        var command = new GrantKey(name, role.Word(), hash, ends, desk.Now);
        // A name belongs to one key for ever, and no stream of a key knows of another's: only this lock keeps two from taking one at once.
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var alone = new NpgsqlCommand(Statements.Of("Access/lock_names.sql"), connection, transaction)) await alone.ExecuteNonQueryAsync(cancel);
        return (id, Taken(id, name, await list.Ask(cancel)) ?? RefusalOf(await desk.Create(id, command, caller, cancel)));
    }

    /// <returns>The rule that refused, or null.</returns>
    public async Task<Refusal?> Renew(string id, DateTimeOffset? ends, Caller caller, CancellationToken cancel) =>
        RefusalOf(await desk.Create(id, new RenewKey(ends, desk.Now), caller, cancel));

    /// <returns>The rule that refused, or null.</returns>
    public async Task<Refusal?> Revoke(string id, Caller caller, CancellationToken cancel) =>
        RefusalOf(await desk.Create(id, new RevokeKey(), caller, cancel));

    /// <summary>The name is the actor in the audit trail: two keys under one name, one after the other too, could not be told apart there.</summary>
    private Refusal? Taken(string id, string name, IReadOnlyList<AccessKey> keys)
    {
        var skeleton = NameSkeleton.Of(name);
        if (skeleton.Length == 0 || keys.FirstOrDefault(k => k.Id != id && NameSkeleton.Of(k.Name) == skeleton) is not { } other) return null;
        return new Refusal(
            RefusalKind.Conflict, "name-taken",
            other.IsOpen(desk.Now)
                ? $"There is a key named '{other.Name}' already; choose another name."
                : $"A key that opens nothing any more was named '{other.Name}', and what it did stands under that name; choose another.",
            "name");
    }

    private static Refusal? RefusalOf(Outcome<AccessKey> outcome) => (outcome as Outcome<AccessKey>.Refused)?.Refusal;
}
