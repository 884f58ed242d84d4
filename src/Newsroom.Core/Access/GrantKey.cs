using Newsroom.Core.Kernel;

namespace Newsroom.Core.Access;

/// <summary>A key is granted.</summary>
/// <param name="Name">The actor of whatever the key does; not a name that could be taken for one that the newsroom itself acts under.</param>
/// <param name="Role">One of <see cref="Roles.All"/>.</param>
/// <param name="Hash">SHA-256 of the key, 64 lower-case hex digits.</param>
/// <param name="Ends">From when on it opens nothing; null for a key without an end.</param>
/// <param name="Now">What an end is held against.</param>
public sealed record GrantKey(string Name, string Role, string Hash, DateTimeOffset? Ends = null, DateTimeOffset Now = default) : ICommand<AccessKey>
{
    /// <summary>Code points.</summary>
    public const int MaxName = 80;

    public Decision Decide(AccessKey? state)
    {
        if (KeyRules.CheckName(Name, MaxName) is { } refused) return refused;
        var name = Name.Trim();
        if (!Roles.TryParse(Role, out var role))
        {
            return Decision.Invalid("role-unknown", $"'{Role}' is none of {string.Join(", ", Roles.All)}.", "role");
        }
        if (Hash.Length != 64 || !Hash.All(char.IsAsciiHexDigitLower))
        {
            return Decision.Invalid("hash-invalid", "A key's hash is 64 lower-case hex digits.", "hash");
        }
        if (KeyRules.CheckEnd(Ends, Now) is { } past) return past;
        if (state is null)
        {
            var granted = new KeyGranted(name, Role, Hash);
            return Ends is null ? Decision.Accept(granted) : Decision.Accept(granted, new KeyEndSet(Ends));
        }
        return state is { Revoked: false } && (state.Name, state.Role, state.Hash, state.Ends) == (name, role, Hash, Ends)
            ? Decision.Nothing
            : Decision.Conflict("key-exists", "Another key has this id.");
    }
}
