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
    public const string InlineView = "inline view";
    public const string AsyncView = "async view";
    public const string KeptView = "view kept over time";
    public const string Reaction = "reaction";
    public const string Message = "message";
    public const string Note = "note over HTTP";
}
