using System.Security.Claims;
using Newsroom.Core.Access;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Access;

/// <summary>Who sent a request, as far as it decides what they see and do: their name, their role, and their groups, those of this newsroom and those that their identity provider says.</summary>
public sealed class Colleagues(StaffDirectory directory)
{
    /// <exception cref="StoreUnavailable">The groups are not in memory, and the database cannot be reached.</exception>
    public async ValueTask<Colleague> Of(ClaimsPrincipal user, CancellationToken cancel)
    {
        if (user.Identity is not { IsAuthenticated: true, Name: { } name }) return Colleague.Public;
        var own = await directory.GroupsOf(name, cancel);
        var told = user.Groups();
        return new(name, user.Is(Role.Editor), told.Count == 0 ? own : [.. own.Union(told, StringComparer.Ordinal)]);
    }
}

public static class GroupClaims
{
    /// <summary>Type of the claims that name a group of people to which the user belongs.</summary>
    public const string Type = "newsroom:group";

    /// <summary>The groups that the user's token names.</summary>
    public static IReadOnlyCollection<string> Groups(this ClaimsPrincipal user) =>
        user.HasClaim(c => c.Type == Type) ? [.. user.FindAll(Type).Select(c => c.Value).Distinct(StringComparer.Ordinal)] : [];
}
