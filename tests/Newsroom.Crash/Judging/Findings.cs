namespace Newsroom.Crash.Judging;

/// <summary>What the judge holds against the database, by kind; each is a loss, or a half, or something too much.</summary>
public sealed class Findings
{
    private readonly List<(string Kind, string What)> all = [];

    public IReadOnlyList<(string Kind, string What)> All => all;

    public void Add(string kind, string what) => all.Add((kind, what));
}

/// <summary>The kinds of finding, as they are printed.</summary>
public static class Kinds
{
    public const string Lost = "lost append";
    public const string Misplaced = "misplaced append";
    public const string Refused = "refused append written";
    public const string Half = "half an append";
    public const string Twice = "event twice";
    public const string Stream = "broken stream";
    public const string Invented = "event that nobody meant";
    public const string Reader = "reader of the log";
    public const string Snapshot = "inline snapshot";
    public const string Listing = "listing";
    public const string Kept = "listing at a past moment";
    public const string Book = "document of the subscription";
    public const string Answer = "answer";
    public const string Message = "lost message";
    public const string Unsent = "message of a refused append";
    public const string Note = "note over HTTP";
    public const string Request = "request answered by halves";
}
