using Newsroom.Core.Kernel;

namespace Newsroom.Core.Groups;

/// <summary>Somebody belongs to the group.</summary>
/// <param name="Member">The actor's name, letter for letter; it need not have a key yet.</param>
public sealed record AddMember(string Member) : ICommand<PeopleGroup>
{
    public Decision Decide(PeopleGroup? state)
    {
        if (state is null) return GroupRules.Missing();
        if (GroupRules.CheckMember(Member) is { } refused) return refused;
        var member = Member.Trim();
        if (state.Members.Contains(member, StringComparer.Ordinal)) return Decision.Nothing;
        return state.Members.Count >= GroupRules.MaxMembers
            ? Decision.Conflict("members-too-many", $"A group takes {GroupRules.MaxMembers} members.")
            : Decision.Accept(new GroupMemberAdded(member));
    }
}
