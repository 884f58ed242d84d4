using Newsroom.Core.Groups;
using Newsroom.Core.Tests.Kernel;

namespace Newsroom.Core.Tests.Groups;

public sealed class GroupTests
{
    private static readonly GroupCreated Created = new("Les ports");

    [Fact]
    public void A_group_is_made_once()
    {
        Given<PeopleGroup>.Nothing.When(new CreateGroup("ports", " Les ports ")).Then(Created);
        Given<PeopleGroup>.Events(Created).When(new CreateGroup("ports", "Les ports")).ThenNothing();
        Given<PeopleGroup>.Events(Created).When(new CreateGroup("ports", "Les quais")).ThenConflict("group-exists");
        Given<PeopleGroup>.Nothing.When(new CreateGroup("Les ports", "Les ports")).ThenInvalid("slug-invalid", "id");
        Given<PeopleGroup>.Nothing.When(new CreateGroup("ports", " ")).ThenInvalid("name-missing", "name");
    }

    [Fact]
    public void A_group_is_renamed()
    {
        Given<PeopleGroup>.Events(Created).When(new RenameGroup("Les quais")).Then(new GroupRenamed("Les quais"));
        Given<PeopleGroup>.Events(Created).When(new RenameGroup("Les ports ")).ThenNothing();
        Given<PeopleGroup>.Events(Created).When(new RenameGroup("")).ThenInvalid("name-missing", "name");
    }

    [Fact]
    public void Members_come_and_go()
    {
        Given<PeopleGroup>.Events(Created).When(new AddMember(" odile ")).Then(new GroupMemberAdded("odile"));
        Given<PeopleGroup>.Events(Created, new GroupMemberAdded("odile")).When(new AddMember("odile")).ThenNothing();
        Given<PeopleGroup>.Events(Created, new GroupMemberAdded("odile")).When(new RemoveMember("odile")).Then(new GroupMemberRemoved("odile"));
        Given<PeopleGroup>.Events(Created).When(new RemoveMember("odile")).ThenNothing();
        Given<PeopleGroup>.Events(Created).When(new AddMember("reanchoring")).ThenInvalid("name-reserved", "name");
        object[] full = [Created, .. Enumerable.Range(0, GroupRules.MaxMembers).Select(i => new GroupMemberAdded($"m{i}"))];
        Given<PeopleGroup>.Events(full).When(new AddMember("odile")).ThenConflict("members-too-many");
    }

    [Fact]
    public void A_group_that_is_not_there_takes_nothing()
    {
        Given<PeopleGroup>.Nothing.When(new RenameGroup("Les quais")).ThenConflict("group-unknown");
        Given<PeopleGroup>.Nothing.When(new AddMember("odile")).ThenConflict("group-unknown");
        Given<PeopleGroup>.Nothing.When(new RemoveMember("odile")).ThenConflict("group-unknown");
    }
}
