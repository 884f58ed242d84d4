using Newsroom.Core.Access;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Access;

/// <summary>Grants and revokes keys. Both are events like any other.</summary>
public static class KeyGrants
{
    /// <summary>Null when no key has the hash.</summary>
    public static async Task<AccessKey?> Find(IEventStore events, string hash, CancellationToken cancel) =>
        Fold.Of<AccessKey>(await events.ReadStream(StreamOf(ApiKey.IdOf(hash)), UpTo.End, cancel));

    /// <summary>By the log itself, whatever a node remembers: whether the key still opens anything.</summary>
    public static async Task<bool> IsOpen(IEventStore events, string id, CancellationToken cancel) =>
        Fold.Of<AccessKey>(await events.ReadStream(StreamOf(id), UpTo.End, cancel)) is { Revoked: false };

    /// <returns>The key's id.</returns>
    public static async Task<(string Id, Refusal? Refusal)> Grant(
        IEventStore events, string key, string name, Role role, Metadata metadata, CancellationToken cancel)
    {
        var hash = ApiKey.Hash(key);
        var id = ApiKey.IdOf(hash);
        return (id, await Decide(events, id, new GrantKey(name, role.Word(), hash), metadata, cancel));
    }

    /// <returns>The rule that refused, or null.</returns>
    public static Task<Refusal?> Revoke(IEventStore events, string id, Metadata metadata, CancellationToken cancel) =>
        Decide(events, id, new RevokeKey(), metadata, cancel);

    private static async Task<Refusal?> Decide(
        IEventStore events, string id, ICommand<AccessKey> command, Metadata metadata, CancellationToken cancel)
    {
        var stream = await events.ReadStream(StreamOf(id), UpTo.End, cancel);
        var decision = command.Decide(Fold.Of<AccessKey>(stream));
        if (decision.Refusal is not null || decision.Events.Count == 0) return decision.Refusal;
        await events.Append(StreamOf(id), stream.Count, [.. decision.Events.Select(e => new NewEvent(e))], metadata, cancel);
        return null;
    }

    private static string StreamOf(string id) => Streams.Of(AccessKey.Category, id);
}
