using Newsroom.Core.Kernel;

namespace Newsroom.Core.Access;

/// <summary>An API key as its stream tells it. The key itself is nowhere.</summary>
/// <param name="Name">The actor of whatever the key does.</param>
/// <param name="Hash">SHA-256 of the key, lower-case hex.</param>
/// <param name="Ends">From then on it opens nothing; null for a key without an end.</param>
public sealed record AccessKey(string Id, string Name, Role Role, string Hash, bool Revoked, DateTimeOffset GrantedAt, DateTimeOffset? Ends = null)
    : IFold<AccessKey>
{
    public static string Category => "key";

    public static AccessKey Evolve(AccessKey? state, Recorded recorded) => (state, recorded.Data) switch
    {
        (null, KeyGranted e) => new AccessKey(recorded.Subject, e.Name, Roles.Parse(e.Role), e.Hash, false, recorded.At),
        ({ } key, KeyRevoked) => key with { Revoked = true },
        ({ } key, KeyEndSet e) => key with { Ends = e.Ends },
        _ => throw new UnknownEvent(recorded.Type),
    };

    public bool HasEnded(DateTimeOffset now) => Ends <= now;

    /// <summary>Whether it opens anything.</summary>
    public bool IsOpen(DateTimeOffset now) => !Revoked && !HasEnded(now);
}
