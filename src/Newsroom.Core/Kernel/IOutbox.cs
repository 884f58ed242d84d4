namespace Newsroom.Core.Kernel;

/// <summary>A wake-up for a handler. It carries names, not truth: what is due stands in the log or in documents.</summary>
/// <param name="Type">Which handler; a literal that never changes.</param>
/// <param name="Body">JSON text, at most 64 KiB.</param>
/// <param name="NotBefore">Not handled before this time; null for as soon as may be.</param>
/// <param name="Id">Given when sending it again must not make a second one; otherwise the engine makes one.</param>
public sealed record Message(string Type, string Body, DateTimeOffset? NotBefore = null, Guid? Id = null);

/// <summary>A message under way.</summary>
/// <param name="Attempt">
/// 1 at the first try. Counted before the handler begins, so that a message that kills its process is tried as often as
/// any other and no oftener.
/// </param>
public sealed record Delivery(Guid Id, string Type, string Body, int Attempt);

/// <summary>Handles messages of one type. At least once: a handler must bear a repeat.</summary>
public interface IMessageHandler
{
    string Type { get; }

    /// <summary>
    /// An exception means: again later, with back-off; after the last attempt the message is a dead letter. Cancelled when
    /// the engine ends, or when this node has lost its hold on the message and another may take it: neither is an attempt.
    /// </summary>
    Task Handle(Delivery delivery, IEventStore events, CancellationToken cancel);
}

/// <summary>
/// Durable messages: "not before", retries with back-off, dead letters. A message whose type nobody handles fails like
/// any other: it ends as a dead letter that somebody reads.
/// </summary>
public interface IOutbox
{
    /// <summary>
    /// A message with the id of one that waits, is under way or is dead is not sent again; nor is one whose id was handled
    /// lately (how long an engine remembers is its own setting).
    /// </summary>
    Task Send(Message message, CancellationToken cancel = default);

    /// <summary>The oldest dead letters first.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="after">The place of the last letter of the page before; null for the first page.</param>
    /// <param name="type">Only letters of this type; null for all.</param>
    ValueTask<IReadOnlyList<DeadLetter>> DeadLetters(
        int limit, DeadLetterPlace? after = null, string? type = null, CancellationToken cancel = default);

    /// <summary>The dead letter of that id; null when there is none.</summary>
    ValueTask<DeadLetter?> DeadLetter(Guid id, CancellationToken cancel = default);

    /// <summary>Makes a dead letter a message again, its attempts counted from nought; false when there is none.</summary>
    ValueTask<bool> Replay(Guid id, CancellationToken cancel = default);

    /// <summary>Makes every dead letter, or every one of a type, a message again.</summary>
    /// <returns>How many there were.</returns>
    ValueTask<long> ReplayAll(string? type = null, CancellationToken cancel = default);

    /// <summary>Messages that are not done yet, by type, in the order of the types' code points; types without any are left out.</summary>
    ValueTask<IReadOnlyList<MessageCounts>> Counts(CancellationToken cancel = default);

    /// <summary>Messages that are not done and not dead (those not yet due and those under way included), and dead letters.</summary>
    async ValueTask<(long Waiting, long Dead)> Count(CancellationToken cancel = default)
    {
        var counts = await Counts(cancel);
        return (counts.Sum(c => c.Open), counts.Sum(c => c.Dead));
    }
}

/// <summary>The messages of one type that are not done yet.</summary>
/// <param name="Waiting">Not due yet: sent for a later time, or failed and to be tried again.</param>
/// <param name="Due">To be handled as soon as a handler is free.</param>
/// <param name="UnderWay">With a handler.</param>
public sealed record MessageCounts(string Type, long Waiting, long Due, long UnderWay, long Dead)
{
    /// <summary>Everything that will still be handled by itself.</summary>
    public long Open => Waiting + Due + UnderWay;
}

/// <summary>A message whose last attempt failed.</summary>
/// <param name="Body">JSON text.</param>
/// <param name="Attempts">Tries since it was sent or last replayed.</param>
/// <param name="Error">What the last attempt said, or that it never ended.</param>
/// <param name="SentAt">When it was first sent.</param>
/// <param name="At">When it became a dead letter.</param>
public sealed record DeadLetter(Guid Id, string Type, string Body, int Attempts, string Error, DateTimeOffset SentAt, DateTimeOffset At)
{
    public DeadLetterPlace Place => new(At, Id);
}

/// <summary>A place in the list of dead letters, which are ordered by the time of their death, then by id.</summary>
public readonly record struct DeadLetterPlace(DateTimeOffset At, Guid Id);
