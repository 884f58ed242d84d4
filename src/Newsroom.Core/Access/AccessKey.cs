using Newsroom.Core.Kernel;

namespace Newsroom.Core.Access;

/// <summary>An API key as its stream tells it. The key itself is nowhere.</summary>
/// <param name="Name">The actor of whatever the key does.</param>
/// <param name="Hash">SHA-256 of the key, lower-case hex.</param>
public sealed record AccessKey(string Id, string Name, Role Role, string Hash, bool Revoked, DateTimeOffset GrantedAt) : IFold<AccessKey>
{
    public static string Category => "key";

    public static AccessKey Evolve(AccessKey? state, Recorded recorded) => (state, recorded.Data) switch
    {
        (null, KeyGranted e) => new AccessKey(recorded.Subject, e.Name, Roles.Parse(e.Role), e.Hash, false, recorded.At),
        ({ } key, KeyRevoked) => key with { Revoked = true },
        _ => throw new UnknownEvent(recorded.Type),
    };
}
