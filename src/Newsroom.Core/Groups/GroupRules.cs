using Newsroom.Core.Access;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Groups;

/// <summary>What several commands on a group share.</summary>
public static class GroupRules
{
    /// <summary>Code points.</summary>
    public const int MaxName = 120;

    /// <summary>Members of one group: its document holds them all.</summary>
    public const int MaxMembers = 500;

    internal static Decision? CheckMember(string member) => KeyRules.CheckName(member, GrantKey.MaxName);

    internal static Decision Missing() => Decision.Conflict("group-unknown", "There is no such group.");
}
