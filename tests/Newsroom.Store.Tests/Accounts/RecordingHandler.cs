using System.Collections.Concurrent;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests.Accounts;

/// <summary>Writes down what it is given, then does as the test says.</summary>
public sealed class RecordingHandler(string type, Func<Delivery, CancellationToken, Task>? then = null) : IMessageHandler
{
    public string Type => type;

    /// <summary>Every try, failed ones included.</summary>
    public ConcurrentQueue<Delivery> Tried { get; } = [];

    /// <summary>Those that came to an end without an exception.</summary>
    public ConcurrentQueue<Delivery> Handled { get; } = [];

    public async Task Handle(Delivery delivery, IEventStore events, CancellationToken cancel)
    {
        Tried.Enqueue(delivery);
        if (then is not null) await then(delivery, cancel);
        Handled.Enqueue(delivery);
    }
}
