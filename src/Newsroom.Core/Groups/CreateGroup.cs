using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;

namespace Newsroom.Core.Groups;

/// <summary>A group of people begins, without members. Created again under the same name it is the same group.</summary>
/// <param name="Slug">The group's id.</param>
public sealed record CreateGroup(string Slug, string Name) : ICommand<PeopleGroup>
{
    public Decision Decide(PeopleGroup? state)
    {
        if (!StoryRules.IsSlug(Slug))
        {
            return Decision.Invalid(
                "slug-invalid", $"A group's id is words of a–z and 0–9 with single hyphens between them, at most {StoryRules.MaxSlug} characters.", "id");
        }
        if (TextRules.Check(Name, "name", GroupRules.MaxName) is { } refused) return refused;
        var name = Name.Trim();
        return state is null ? Decision.Accept(new GroupCreated(name))
            : state.Name == name ? Decision.Nothing
            : Decision.Conflict("group-exists", $"There is a group {Slug} already: {state.Name}");
    }
}
