using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;

namespace Newsroom.Core.Groups;

/// <summary>A group of people, for whom notes can be written and to whom they can be assigned.</summary>
/// <param name="Id">Its slug.</param>
/// <param name="Version">Of the stream.</param>
/// <param name="Members">Names of actors, in order.</param>
public sealed record PeopleGroup(string Id, long Version, string Name, IReadOnlyList<string> Members, DateTimeOffset CreatedAt) : IFold<PeopleGroup>
{
    public static string Category => "group";

    public static bool IsId(string text) => StoryRules.IsSlug(text);

    public static PeopleGroup Evolve(PeopleGroup? state, Recorded recorded)
    {
        var next = (state, recorded.Data) switch
        {
            (null, GroupCreated e) => new PeopleGroup(recorded.Subject, recorded.Version, e.Name, [], recorded.At),
            ({ } group, GroupRenamed e) => group with { Name = e.Name },
            ({ } group, GroupMemberAdded e) => group with { Members = [.. group.Members.Append(e.Member).Order(StringComparer.Ordinal)] },
            ({ } group, GroupMemberRemoved e) => group with { Members = [.. group.Members.Where(m => m != e.Member)] },
            _ => throw new UnknownEvent(recorded.Type),
        };
        return next with { Version = recorded.Version };
    }
}
