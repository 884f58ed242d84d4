using Newsroom.Core.Kernel;

namespace Newsroom.Core.Groups;

/// <summary>Somebody does not belong to the group any more.</summary>
public sealed record RemoveMember(string Member) : ICommand<PeopleGroup>
{
    public Decision Decide(PeopleGroup? state) =>
        state is null ? GroupRules.Missing()
        : state.Members.Contains(Member.Trim(), StringComparer.Ordinal) ? Decision.Accept(new GroupMemberRemoved(Member.Trim()))
        : Decision.Nothing;
}
