namespace Newsroom.Core.Kernel;

/// <summary>A wake-up for a handler. It carries names, not truth: what is due stands in the log or in documents.</summary>
/// <param name="Type">Which handler; a literal that never changes.</param>
/// <param name="Body">JSON text, at most 64 KiB.</param>
/// <param name="NotBefore">Not handled before this time; null for as soon as may be.</param>
/// <param name="Id">Given when sending it again must not make a second one; otherwise the engine makes one.</param>
public sealed record Message(string Type, string Body, DateTimeOffset? NotBefore = null, Guid? Id = null);

/// <summary>A message under way.</summary>
/// <param name="Attempt">1 at the first try.</param>
public sealed record Delivery(Guid Id, string Type, string Body, int Attempt);

/// <summary>Handles messages of one type. At least once: a handler must bear a repeat.</summary>
public interface IMessageHandler
{
    string Type { get; }

    /// <summary>An exception means: again later, with back-off; after the last attempt the message is a dead letter.</summary>
    Task Handle(Delivery delivery, IEventStore events, CancellationToken cancel);
}

/// <summary>Durable messages: "not before", retries with back-off, dead letters.</summary>
public interface IOutbox
{
    Task Send(Message message, CancellationToken cancel = default);

    /// <summary>The oldest dead letters first.</summary>
    ValueTask<IReadOnlyList<DeadLetter>> DeadLetters(int limit, CancellationToken cancel = default);

    /// <summary>Makes a dead letter a message again, its attempts counted from nought; false when there is none.</summary>
    ValueTask<bool> Replay(Guid id, CancellationToken cancel = default);

    /// <summary>Messages waiting, those not yet due included, and dead letters.</summary>
    ValueTask<(long Waiting, long Dead)> Count(CancellationToken cancel = default);
}

/// <summary>A message whose last attempt failed.</summary>
public sealed record DeadLetter(Guid Id, string Type, string Body, int Attempts, string Error, DateTimeOffset At);

/// <summary>How often and how soon a failed message is tried again.</summary>
/// <param name="MaxAttempts">Tries before it is a dead letter.</param>
/// <param name="FirstDelay">Doubled at each further failure, with up to a quarter of jitter.</param>
public sealed record RetryPolicy(int MaxAttempts, TimeSpan FirstDelay, TimeSpan MaxDelay)
{
    public static RetryPolicy Default { get; } = new(8, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
}
