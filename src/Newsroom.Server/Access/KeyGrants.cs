using Newsroom.Core.Access;
using Newsroom.Core.Kernel;
using Newsroom.Server.Desk;

namespace Newsroom.Server.Access;

/// <summary>Grants and revokes keys. Both are events like any other.</summary>
public sealed class KeyGrants(NewsDesk desk)
{
    /// <summary>By the log itself, whatever a node remembers: whether the key still opens anything.</summary>
    public async Task<bool> IsOpen(string id, CancellationToken cancel) => await desk.Find<AccessKey>(id, cancel) is { Revoked: false };

    /// <returns>The key's id, and the rule that refused, if one did.</returns>
    public async Task<(string Id, Refusal? Refusal)> Grant(string key, string name, Role role, Caller caller, CancellationToken cancel)
    {
        var hash = ApiKey.Hash(key);
        var id = ApiKey.IdOf(hash);
        return (id, RefusalOf(await desk.Create(id, new GrantKey(name, role.Word(), hash), caller, cancel)));
    }

    /// <returns>The rule that refused, or null.</returns>
    public async Task<Refusal?> Revoke(string id, Caller caller, CancellationToken cancel) =>
        RefusalOf(await desk.Create(id, new RevokeKey(), caller, cancel));

    private static Refusal? RefusalOf(Outcome<AccessKey> outcome) => (outcome as Outcome<AccessKey>.Refused)?.Refusal;
}
