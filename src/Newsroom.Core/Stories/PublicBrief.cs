namespace Newsroom.Core.Stories;

/// <summary>What the public had of a story's brief by a time: the editions that went out to it, as they stood then.</summary>
public static class PublicBrief
{
    /// <summary>
    /// The audience that is the public, letter for letter. Editions for subscribers, for the desk or for whomever else have not
    /// been published to everybody.
    /// </summary>
    public const string Audience = "public";

    /// <summary>Whether it was published to the public by then.</summary>
    public static bool IsPublic(this Edition edition, DateTimeOffset by) => edition.Audience == Audience && edition.At <= by;

    /// <summary>The editions, in order, without what was said of them later.</summary>
    public static IReadOnlyList<Edition> Editions(Story story, DateTimeOffset by) =>
    [
        .. story.Editions.Where(e => e.IsPublic(by)).Select(e => e with
        {
            Corrections = [.. e.Corrections.Where(c => c.At <= by)],
            Withdrawal = e.Withdrawal is { } withdrawal && withdrawal.At <= by ? withdrawal : null,
        }),
    ];
}
