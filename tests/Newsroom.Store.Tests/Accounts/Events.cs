using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests.Accounts;

/// <summary>The suites' own small domain: accounts, so that no promise leans on what the newsroom happens to do.</summary>
public static class AccountEvents
{
    public static EventTypes Types { get; } = new(
        EventType.Of<Deposited>(Names.Deposited),
        EventType.Of<Moved>(Names.Moved),
        EventType.Of<Closed>(Names.Closed),
        EventType.Of<Note>(Names.Note),
        EventType.Of<Parcel>(Names.Parcel));

    public static class Names
    {
        public const string Deposited = "deposited";
        public const string Moved = "moved";
        public const string Closed = "closed";
        public const string Note = "note";
        public const string Parcel = "parcel";
    }
}

public sealed record Deposited(int Amount);

/// <summary>Goes from the stream's account to another: it concerns two rows of a listing.</summary>
public sealed record Moved(string To, int Amount);

/// <summary>Ends the account's row; a later deposit begins another.</summary>
public sealed record Closed;

public sealed record Note(string Text);

/// <summary>One field of each kind that an event may have.</summary>
public sealed record Parcel(
    string Text,
    long Big,
    decimal Exact,
    double Rough,
    bool Fragile,
    Size Size,
    DateTimeOffset SentAt,
    Guid Label,
    IReadOnlyList<string> Tags,
    string? Absent = null);

public enum Size { Small, VeryLarge }
