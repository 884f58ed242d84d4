using Newsroom.Core.Kernel;

namespace Newsroom.Core.Access;

/// <summary>A key is granted.</summary>
/// <param name="Name">The actor of whatever the key does; not a name that the newsroom itself acts under.</param>
/// <param name="Role">One of <see cref="Roles.All"/>.</param>
/// <param name="Hash">SHA-256 of the key, 64 lower-case hex digits.</param>
public sealed record GrantKey(string Name, string Role, string Hash) : ICommand<AccessKey>
{
    /// <summary>Code points.</summary>
    public const int MaxName = 80;

    public Decision Decide(AccessKey? state)
    {
        if (TextRules.Check(Name, "name", MaxName) is { } refused) return refused;
        var name = Name.Trim();
        if (ReservedActors.All.Contains(name))
        {
            return Decision.Invalid("name-reserved", $"The newsroom itself acts as '{name}'.", "name");
        }
        if (!Roles.TryParse(Role, out var role))
        {
            return Decision.Invalid("role-unknown", $"'{Role}' is none of {string.Join(", ", Roles.All)}.", "role");
        }
        if (Hash.Length != 64 || !Hash.All(char.IsAsciiHexDigitLower))
        {
            return Decision.Invalid("hash-invalid", "A key's hash is 64 lower-case hex digits.", "hash");
        }
        if (state is null) return Decision.Accept(new KeyGranted(name, Role, Hash));
        return state is { Revoked: false } && (state.Name, state.Role, state.Hash) == (name, role, Hash)
            ? Decision.Nothing
            : Decision.Conflict("key-exists", "Another key has this id.");
    }
}
