namespace Newsroom.Server.Tests;

/// <summary>A known text under another address is filed, and says whose it is.</summary>
public sealed class CopyTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    private Api Desk => newsroom.Desk;

    [Fact]
    public async Task A_copy_says_whose_text_it_is_however_it_is_set()
    {
        var body = Given.Body();
        var original = await Desk.Filed(body);

        var copy = await Desk.Filed(body.ToUpperInvariant().Replace('’', '\''));

        Assert.NotEqual(original.Id, copy.Id);
        Assert.Equal((original.Id, 1), CopyOf(copy));
    }

    [Fact]
    public async Task A_text_that_its_outlet_has_changed_since_is_still_known()
    {
        var (first, second) = (Given.Body(), Given.Body("Le port rouvre mercredi."));
        var original = await Desk.Filed(first);
        await Desk.Revised(original.Id, second);

        Assert.Equal((original.Id, 1), CopyOf(await Desk.Filed(first)));
        Assert.Equal((original.Id, 2), CopyOf(await Desk.Filed(second)));
    }

    [Fact]
    public async Task A_text_of_its_own_is_nobodys() => Assert.Null((await Desk.Filed()).Json["copyOf"]);

    private static (string, int) CopyOf(Answer filed) =>
        (filed.Json["copyOf"]!["article"]!.GetValue<string>(), filed.Json["copyOf"]!["revision"]!.GetValue<int>());
}
