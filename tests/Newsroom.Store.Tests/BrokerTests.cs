using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>A broker that is not there holds nothing up. (That messages go through one is checked by <c>deploy/check scale</c>.)</summary>
public sealed class BrokerTests : Suite
{
    private const string Type = "wake-up";

    [Fact]
    public async Task Where_it_does_not_answer_messages_go_through_the_database()
    {
        var handler = new RecordingHandler(Type);
        await using var engine = await MartenEngine.Open(
            (await NewDatabase()).ConnectionString, Handling(handler), new() { RabbitMq = "amqp://127.0.0.1:1/" });
        await engine.Start();

        await engine.Outbox.Send(new Message(Type, "1"));
        await Receipts.AllHandled(engine);

        Assert.Equal("1", Assert.Single(handler.Handled).Body);
    }

    [Fact]
    public async Task Where_it_is_gone_what_was_to_go_through_it_is_handled()
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler(Type);
        await using var engine = await MartenEngine.Open(database.ConnectionString, Handling(handler));
        await engine.Outbox.Send(new Message(Type, "1"));
        // As a node that had the broker has written it, and left it when it ended.
        await database.Run("""
            with sent as (delete from wolverine.wolverine_incoming_envelopes returning body, id, message_type)
            insert into wolverine.wolverine_outgoing_envelopes (body, id, owner_id, destination, attempts, message_type)
            select body, id, 0, 'rabbitmq://queue/newsroom-wake-up', 0, message_type from sent
            """);
        Assert.Equal([new MessageCounts(Type, 0, 1, 0, 0)], await engine.Outbox.Counts());

        await engine.Start();
        await Receipts.AllHandled(engine);

        Assert.Equal("1", Assert.Single(handler.Handled).Body);
    }

    private static EngineDefinition Handling(RecordingHandler handler) => Writing.Bare with { Handlers = [handler] };
}
