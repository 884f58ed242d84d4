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

/// <summary>Is to be answered: by the subscription, its message, and that message's handler.</summary>
public sealed record Ordered(int Amount);

/// <summary>The account begins anew; a listing's row ends.</summary>
public sealed record Emptied(int Amount);

/// <summary>What the handler of an order appends: two an order, since one could not show a half.</summary>
/// <param name="Of">Position of the order.</param>
/// <param name="Line">1, 2.</param>
public sealed record Answered(long Of, int Line);

/// <summary>What the handler of a note appends, on a stream named after the note.</summary>
public sealed record Handled(string Kind);
