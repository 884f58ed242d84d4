using Newsroom.Core.Groups;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;

namespace Newsroom.Server.Desk;

/// <summary>Makes groups of people and changes them. What this node remembers of them is forgotten before the answer is given.</summary>
public sealed class GroupDesk(NewsDesk desk, StaffDirectory directory)
{
    public Task<Outcome<PeopleGroup>> Create(string id, string name, Caller caller, CancellationToken cancel) =>
        Seen(desk.Create(id, new CreateGroup(id, name), caller, cancel));

    /// <inheritdoc cref="NewsDesk.Change"/>
    public Task<Outcome<PeopleGroup>> Change(string id, ICommand<PeopleGroup> command, IReadOnlyCollection<long>? seen, Caller caller, CancellationToken cancel) =>
        Seen(desk.Change(id, command, seen, caller, cancel));

    /// <summary>The same, whatever version the group is at: for whoever looks at nothing before.</summary>
    public Task<Outcome<PeopleGroup>> Do(string id, ICommand<PeopleGroup> command, Caller caller, CancellationToken cancel) =>
        Seen(desk.Add(id, command, caller, cancel));

    private async Task<Outcome<PeopleGroup>> Seen(Task<Outcome<PeopleGroup>> change)
    {
        var outcome = await change;
        if (outcome is Outcome<PeopleGroup>.Done done) directory.Watch(done.Written);
        return outcome;
    }
}
