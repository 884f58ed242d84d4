using Newsroom.Core.Kernel;

namespace Newsroom.Crash.Ledger;

/// <summary>Writes down on a stream of the message's own that it was handled: a repeat finds that stream and adds nothing.</summary>
public sealed class RecordingHandler(string type) : IMessageHandler
{
    /// <summary>Messages that writers send themselves.</summary>
    public const string Plain = "note";

    public string Type => type;

    public static string StreamFor(Guid message) => $"handled/{message}";

    public async Task Handle(Delivery delivery, IEventStore events, CancellationToken cancel)
    {
        try
        {
            await events.Append(StreamFor(delivery.Id), 0, [new NewEvent(new Handled(delivery.Type))], new Metadata("handler"), cancel);
        }
        catch (StreamConflict)
        {
            // Done before; the message's end was not written down in time.
        }
    }
}

/// <summary>Never succeeds, so that some messages die.</summary>
public sealed class RefusingHandler : IMessageHandler
{
    public const string Poison = "poison";

    public string Type => Poison;

    public Task Handle(Delivery delivery, IEventStore events, CancellationToken cancel) =>
        throw new InvalidOperationException("This message is meant to fail.");
}
