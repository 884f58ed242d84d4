using Newsroom.Core.Stories;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Stories;

/// <summary>A story as its own stream tells it.</summary>
/// <param name="Id">Its slug.</param>
/// <param name="Status">open or closed.</param>
/// <param name="Articles">Those attached, in the order in which they were.</param>
public sealed record StoryAnswer(
    string Id, long Version, string Title, string Summary, string Status, string OpenedBy, DateTimeOffset OpenedAt,
    IReadOnlyList<AttachmentAnswer> Articles, BriefAnswer Brief)
{
    public static StoryAnswer Of(Story story, Moment moment) => new(
        story.Id, story.Version, story.Title, story.Summary, StatusOf(story.Closed), story.OpenedBy, story.OpenedAt,
        [.. story.Articles.Select(a => new AttachmentAnswer(a.Article, a.By, a.At))], BriefAnswer.Of(story));

    public static string StatusOf(bool closed) => closed ? "closed" : "open";
}

public sealed record AttachmentAnswer(string Article, string By, DateTimeOffset At);

/// <summary>A story's brief: what the desk has written, and what has gone out.</summary>
/// <param name="Draft">The working text; known to the desk, not published.</param>
/// <param name="Published">The latest edition that stands, for whatever audience; left out when none does.</param>
/// <param name="Standing">What stands: the last edition of each audience, unless it was withdrawn.</param>
/// <param name="Editions">Every edition that went out, withdrawn ones included.</param>
public sealed record BriefAnswer(
    DraftAnswer? Draft, EditionAnswer? Published, IReadOnlyList<EditionAnswer> Standing, IReadOnlyList<EditionAnswer> Editions)
{
    public static BriefAnswer Of(Story story) => new(
        story.Draft is { } draft ? new DraftAnswer(draft.Brief, draft.By, draft.At) : null,
        story.Published is { } published ? EditionAnswer.Of(published) : null,
        [.. story.Standing.Select(EditionAnswer.Of)],
        [.. story.Editions.Select(EditionAnswer.Of)]);
}

public sealed record DraftAnswer(Brief Brief, string By, DateTimeOffset At);

/// <param name="Number">1, 2, 3 …; a correction keeps it.</param>
/// <param name="Brief">The text as it stands, corrections included.</param>
/// <param name="By">Who published it.</param>
/// <param name="Withdrawal">Left out while it stands.</param>
public sealed record EditionAnswer(
    int Number, string Audience, Brief Brief, string By, DateTimeOffset At,
    IReadOnlyList<BriefCorrection> Corrections, BriefWithdrawal? Withdrawal)
{
    public static EditionAnswer Of(Edition edition) => new(
        edition.Number, edition.Audience, edition.Current, edition.By, edition.At, edition.Corrections, edition.Withdrawal);
}
