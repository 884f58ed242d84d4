using Newsroom.Core.Kernel;
using Newsroom.Store.Tests.Accounts;

namespace Newsroom.Store.Tests;

/// <summary>
/// An event that this program cannot read, of a newer program's type or damaged, is passed on as it is; what would have to fold it
/// refuses, and nothing else.
/// </summary>
public sealed class UnreadableEventTests : Suite
{
    [Theory]
    [InlineData("deposited_v9", """{"amount": 1, "currency": "EUR"}""")]
    [InlineData("deposited", """{"amount": "damaged"}""")]
    public async Task It_is_passed_on_and_stops_its_own_stream_alone(string type, string json)
    {
        var database = await NewDatabase();
        var node = await Started(database, Writing.With(new FlowListing()));
        var before = await node.Append("account/a", 0, new Deposited(1));
        await Patience.Within(node.Events.WaitForMore(before.Position - 1, CancellationToken.None), "the reader to begin");

        await database.Insert("account/strange", type, json);
        var after = await node.Append("account/a", 1, new Deposited(2));

        await Patience.Within(node.Events.WaitForMore(after.Position - 1, CancellationToken.None), "the reader to pass it");
        Assert.Null(node.Events.ReaderStands);
        foreach (var page in new[] { await node.Events.ReadAll(before.Position, 10), node.Events.Latest(before.Position)! })
        {
            Assert.Equal([type, "deposited"], page.Events.Select(e => e.Type));
            Assert.Equal(type, Assert.IsType<Unreadable>(page.Events[0].Data).Type);
        }
        Assert.Equal(2, (await node.Events.ReadStream("account/a")).Count);
        var refused = await Assert.ThrowsAsync<UnreadableEvent>(async () => await node.Events.ReadStream("account/strange"));
        Assert.Contains("account/strange", refused.Message, StringComparison.Ordinal);

        // The listings fold it, so that they stand still in front of it and say why.
        await Patience.Until(
            async () => (await node.Listings.Progress()).Any(p => p.Error is not null && p.Position < after.Position), "the listings to say that they stand");
    }
}
