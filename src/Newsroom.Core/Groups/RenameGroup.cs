using Newsroom.Core.Kernel;

namespace Newsroom.Core.Groups;

/// <summary>The group is shown under another name; its id stays.</summary>
public sealed record RenameGroup(string Name) : ICommand<PeopleGroup>
{
    public Decision Decide(PeopleGroup? state)
    {
        if (state is null) return GroupRules.Missing();
        if (TextRules.Check(Name, "name", GroupRules.MaxName) is { } refused) return refused;
        var name = Name.Trim();
        return state.Name == name ? Decision.Nothing : Decision.Accept(new GroupRenamed(name));
    }
}
