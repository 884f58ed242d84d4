using System.Text.Json;
using Newsroom.Core.Access;
using Newsroom.Core.Kernel;
using Newsroom.Core.Tests.Kernel;

namespace Newsroom.Core.Tests.Access;

public sealed class KeyTests
{
    private static readonly string Hash = new('a', 64);
    private static readonly GrantKey Grant = new("camille.roux", "journalist", Hash);
    private static readonly KeyGranted Granted = new("camille.roux", "journalist", Hash);

    [Fact]
    public void A_key_is_granted() => Given<AccessKey>.Nothing.When(Grant with { Name = " camille.roux" }).Then(Granted);

    [Fact]
    public void A_key_has_a_name_a_role_and_a_hash()
    {
        Given<AccessKey>.Nothing.When(Grant with { Name = "" }).ThenInvalid("name-missing", "name");
        Given<AccessKey>.Nothing.When(Grant with { Name = new string('n', GrantKey.MaxName + 1) }).ThenInvalid("name-too-long", "name");
        Given<AccessKey>.Nothing.When(Grant with { Role = "Editor" }).ThenInvalid("role-unknown", "role");
        Given<AccessKey>.Nothing.When(Grant with { Hash = new string('A', 64) }).ThenInvalid("hash-invalid", "hash");
        Given<AccessKey>.Nothing.When(Grant with { Hash = "ab" }).ThenInvalid("hash-invalid", "hash");
    }

    [Theory]
    [InlineData("reanchoring"), InlineData("Embargoes")]
    public void Nobody_is_called_as_the_newsroom_itself(string name) =>
        Given<AccessKey>.Nothing.When(Grant with { Name = name }).ThenInvalid("name-reserved", "name");

    [Fact]
    public void The_same_grant_again_is_nothing_and_another_is_refused()
    {
        Given<AccessKey>.Events(Granted).When(Grant).ThenNothing();
        Given<AccessKey>.Events(Granted).When(Grant with { Role = "editor" }).ThenConflict("key-exists");
        Given<AccessKey>.Events(Granted, new KeyRevoked()).When(Grant).ThenConflict("key-exists");
    }

    [Fact]
    public void A_key_is_revoked_once()
    {
        Given<AccessKey>.Events(Granted).When(new RevokeKey()).Then(new KeyRevoked());
        Given<AccessKey>.Events(Granted, new KeyRevoked()).When(new RevokeKey()).ThenNothing();
        Given<AccessKey>.Nothing.When(new RevokeKey()).ThenConflict("key-unknown");
    }

    [Fact]
    public void A_key_is_known_by_its_hash_until_it_is_revoked_and_after()
    {
        // As the server keeps it: folded in the transaction of the append, when no position is known yet, and read back as JSON.
        var log = new TestLog();
        log.Add("key/k", Granted, new KeyRevoked());
        AccessKey? key = null;
        foreach (var recorded in log.All)
        {
            key = AccessKey.Evolve(key, recorded with { Position = null });
            key = JsonSerializer.Deserialize<AccessKey>(TestLog.Json(key), KernelJson.Options);
            Assert.Equal(new AccessKey("k", "camille.roux", Role.Journalist, Hash, recorded.Data is KeyRevoked, log.All[0].At), key);
        }
    }

    [Fact]
    public void Each_role_may_do_what_those_before_it_may()
    {
        Role[] roles = [Role.Reader, Role.Journalist, Role.Editor, Role.Administrator];
        for (var i = 0; i < roles.Length; i++)
        {
            for (var j = 0; j < roles.Length; j++) Assert.Equal(i >= j, roles[i].Allows(roles[j]));
            Assert.Equal(roles[i], Roles.Parse(roles[i].Word()));
        }
        Assert.Throws<FormatException>(() => Roles.Parse("owner"));
    }
}
