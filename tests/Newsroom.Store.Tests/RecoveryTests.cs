using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>What Wolverine takes up again out of its table is handled, and begun once.</summary>
public sealed class RecoveryTests : Suite
{
    private const string Type = "wake-up";

    [Fact]
    public async Task Looks_at_the_table_that_overlap_take_up_nothing_twice()
    {
        var handler = new RecordingHandler(Type, async (_, _) => await Task.Yield());
        await using var engine = await MartenEngine.Open(
            (await NewDatabase()).ConnectionString, Writing.Bare with { Handlers = [handler] },
            // So often that the next look comes before the last one's messages are this node's.
            new() { PollMessages = TimeSpan.FromMilliseconds(1) });
        for (var i = 0; i < 400; i++) await engine.Outbox.Send(new Message(Type, $"{i}"));

        await engine.Start();
        await Receipts.AllHandled(engine);

        Assert.Equal(Enumerable.Range(0, 400), handler.Tried.Select(d => int.Parse(d.Body)).Order());
        Assert.All(handler.Tried, d => Assert.Equal(1, d.Attempt));
    }

    [Fact]
    public async Task What_a_node_has_in_the_table_and_does_not_know_of_comes_again()
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler(Type);
        await using var engine = await MartenEngine.Open(database.ConnectionString, Writing.Bare with { Handlers = [handler] });
        await engine.Start();
        await engine.Outbox.Send(new Message(Type, "1", (await database.Now()).AddDays(1)));

        // As when the answer to its sending was lost, or when nobody could write down how an attempt had ended.
        Assert.Equal(1, await database.Run("""
            update wolverine.wolverine_incoming_envelopes
            set status = 'Incoming', execution_time = null, attempts = 1, owner_id = (select node_number from wolverine.wolverine_nodes)
            """));
        await Receipts.AllHandled(engine);

        Assert.Equal(("1", 2), (Assert.Single(handler.Handled).Body, handler.Handled.Single().Attempt));
    }
}
