using Newsroom.Core.Kernel;

namespace Newsroom.Crash.Ledger;

/// <summary>The run's own small domain: every number that goes in can be looked for afterwards.</summary>
public static class LedgerEvents
{
    public const string Booked = "booked";
    public const string Ordered = "ordered";
    public const string Emptied = "emptied";
    public const string Answered = "answered";
    public const string Handled = "handled";

    public static EventTypes Types { get; } = new(
        EventType.Of<Booked>(Booked),
        EventType.Of<Ordered>(Ordered),
        EventType.Of<Emptied>(Emptied),
        EventType.Of<Answered>(Answered),
        EventType.Of<Handled>(Handled));
}

public sealed record Booked(int Amount);

/// <summary>The reactor answers it.</summary>
public sealed record Ordered(int Amount);

/// <summary>Ends the account's documents; whatever comes later begins others.</summary>
public sealed record Emptied(int Amount);

/// <summary>What the reactor appends: two an order, since one could not show a half.</summary>
/// <param name="Of">Position of the order.</param>
/// <param name="Line">1, 2.</param>
public sealed record Answered(long Of, int Line);

/// <summary>What the handlers append, one a message, on a stream named after it.</summary>
public sealed record Handled(string Kind);
