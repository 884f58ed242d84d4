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
    [InlineData("od\u001b[2Jile"), InlineData("bell\u0007"), InlineData("\nodile"), InlineData("o\u007f"), InlineData("o\u009b"), InlineData("o\u0085dile")]
    [InlineData("\u202eelido"), InlineData("o\u2066dile"), InlineData("o\u200bdile"), InlineData("o\u00addile"), InlineData("o\u2028dile"), InlineData("o\ue000dile")]
    [InlineData("o\U000e0041dile")]
    public void What_is_not_seen_is_in_no_name(string name) =>
        Given<AccessKey>.Nothing.When(Grant with { Name = name }).ThenInvalid("name-unprintable", "name");

    [Fact]
    public void A_name_has_something_to_read() => Given<AccessKey>.Nothing.When(Grant with { Name = "…—!" }).ThenInvalid("name-unreadable", "name");

    [Theory]
    [InlineData("Re-Anchoring"), InlineData("r\u0435anchoring"), InlineData("ｒｅａｎｃｈｏｒｉｎｇ"), InlineData("reanch0r1ng"), InlineData("réanchoring")]
    [InlineData("ernbargoes"), InlineData("𝐞𝐦𝐛𝐚𝐫𝐠𝐨𝐞𝐬"), InlineData("embargo\u0435s"), InlineData("First Start"), InlineData("root (command line)"), InlineData("root [Command-Line]")]
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

    [Theory]
    [InlineData("oidc:odile"), InlineData("OIDC odile"), InlineData("\u043eidc-odile"), InlineData("oidc")]
    public void No_keys_name_could_be_taken_for_that_of_whoever_comes_with_a_token(string name) =>
        Given<AccessKey>.Nothing.When(Grant with { Name = name }).ThenInvalid("name-reserved", "name");

    [Fact]
    public void A_token_acts_under_its_claim_behind_a_word_of_its_own()
    {
        Assert.Equal("oidc:Odile", TokenActor.Of("Odile", out _));
        Assert.NotEqual(TokenActor.Of("odile", out _), TokenActor.Of("Odile", out _));
        foreach (var value in new[] { "", " ", "odile ", "\u202eelido", "\0", "\ud800", "--", new string('o', TokenActor.MaxName + 1) })
        {
            Assert.Null(TokenActor.Of(value, out var why));
            Assert.False(string.IsNullOrEmpty(why));
        }
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

    private static readonly DateTimeOffset Now = TestLog.Start;

    [Fact]
    public void A_key_may_be_given_an_end_which_lies_ahead()
    {
        var ends = Now.AddDays(30);
        Given<AccessKey>.Nothing.When(Grant with { Ends = ends, Now = Now }).Then(Granted, new KeyEndSet(ends));
        Given<AccessKey>.Nothing.When(Grant with { Ends = Now, Now = Now }).ThenInvalid("end-past", "ends");
        Given<AccessKey>.Events(Granted, new KeyEndSet(ends)).When(Grant with { Ends = ends, Now = Now }).ThenNothing();
        Given<AccessKey>.Events(Granted, new KeyEndSet(ends)).When(Grant with { Now = Now }).ThenConflict("key-exists");
    }

    [Fact]
    public void A_key_is_renewed_before_its_end_and_not_after()
    {
        var (ends, later) = (Now.AddDays(30), Now.AddDays(60));
        Given<AccessKey>.Events(Granted, new KeyEndSet(ends)).When(new RenewKey(later, Now)).Then(new KeyEndSet(later));
        Given<AccessKey>.Events(Granted, new KeyEndSet(ends)).When(new RenewKey(null, Now)).Then(new KeyEndSet(null));
        Given<AccessKey>.Events(Granted).When(new RenewKey(later, Now)).Then(new KeyEndSet(later));
        Given<AccessKey>.Events(Granted, new KeyEndSet(ends)).When(new RenewKey(ends, Now)).ThenNothing();
        Given<AccessKey>.Events(Granted, new KeyEndSet(ends)).When(new RenewKey(later, ends)).ThenConflict("key-ended");
        Given<AccessKey>.Events(Granted, new KeyEndSet(ends)).When(new RenewKey(Now, Now)).ThenInvalid("end-past", "ends");
        Given<AccessKey>.Events(Granted, new KeyRevoked()).When(new RenewKey(later, Now)).ThenConflict("key-revoked");
        Given<AccessKey>.Nothing.When(new RenewKey(later, Now)).ThenConflict("key-unknown");
    }

    [Fact]
    public void A_key_opens_until_it_ends_or_is_revoked()
    {
        var key = new AccessKey("k", "camille.roux", Role.Journalist, Hash, false, Now, Now.AddDays(1));
        Assert.True(key.IsOpen(Now.AddDays(1).AddTicks(-1)));
        Assert.False(key.IsOpen(Now.AddDays(1)));
        Assert.True((key with { Ends = null }).IsOpen(DateTimeOffset.MaxValue));
        Assert.False((key with { Revoked = true }).IsOpen(Now));
    }

    [Fact]
    public void A_key_of_before_there_were_ends_has_none() => Assert.Null(
        JsonSerializer.Deserialize<AccessKey>(
            """{"id":"k","name":"camille.roux","role":"journalist","hash":"ab","revoked":false,"grantedAt":"2024-10-18T06:00:00Z"}""", KernelJson.Options)!.Ends);

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
