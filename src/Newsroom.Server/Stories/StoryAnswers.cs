using Newsroom.Core.Stories;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Stories;

/// <summary>A story as its own stream tells it; in the public's view, what the public had of it.</summary>
/// <param name="Id">Its slug.</param>
/// <param name="Version">Of its stream; left out in the public's view, as are summary, status, and who opened it when.</param>
/// <param name="Title">In the public's view the headline that stood; left out when none did. The working title is the desk's.</param>
/// <param name="Status">open or closed.</param>
/// <param name="Articles">Those attached, in the order in which they were; in the public's view those of which the public had something.</param>
public sealed record StoryAnswer(
    string Id, long? Version, string? Title, string? Summary, string? Status, string? OpenedBy, DateTimeOffset? OpenedAt,
    IReadOnlyList<AttachmentAnswer> Articles, BriefAnswer Brief)
{
    /// <summary>Null when nothing of the story was public: neither an edition of the brief nor a report.</summary>
    public static StoryAnswer? Of(Story story, Moment moment)
    {
        if (moment.PublishedBy is { } by)
        {
            var brief = BriefAnswer.Public(story, by);
            return brief.Editions.Count == 0 && moment.PublicReports.Count == 0
                ? null
                : new(
                    story.Id, null, brief.Published?.Brief?.Headline, null, null, null, null,
                    [.. moment.PublicReports.Select(article => new AttachmentAnswer(article, null, null))], brief);
        }
        return new(
            story.Id, story.Version, story.Title, story.Summary, StatusOf(story.Closed), story.OpenedBy, story.OpenedAt,
            [.. story.Articles.Select(a => new AttachmentAnswer(a.Article, a.By, a.At))], BriefAnswer.Of(story));
    }

    public static string StatusOf(bool closed) => closed ? "closed" : "open";
}

/// <param name="By">Left out in the public's view, as is when.</param>
public sealed record AttachmentAnswer(string Article, string? By, DateTimeOffset? At);

/// <summary>A story's brief: what the desk has written, and what has gone out.</summary>
/// <param name="Draft">The working text; known to the desk, not published.</param>
/// <param name="Published">The latest edition that stands, for whatever audience; left out when none does.</param>
/// <param name="Standing">What stands: the last edition of each audience, unless it was withdrawn.</param>
/// <param name="Editions">Every edition that went out, withdrawn ones included; in the public's view those that went out to the public.</param>
public sealed record BriefAnswer(
    DraftAnswer? Draft, EditionAnswer? Published, IReadOnlyList<EditionAnswer> Standing, IReadOnlyList<EditionAnswer> Editions)
{
    public static BriefAnswer Of(Story story) => new(
        story.Draft is { } draft ? new DraftAnswer(draft.Brief, draft.By, draft.At) : null,
        story.Published is { } published ? EditionAnswer.Of(published) : null,
        [.. story.Standing.Select(EditionAnswer.Of)],
        [.. story.Editions.Select(EditionAnswer.Of)]);

    /// <summary>What the public had of it by then.</summary>
    public static BriefAnswer Public(Story story, DateTimeOffset by)
    {
        IReadOnlyList<EditionAnswer> editions = [.. PublicBrief.Editions(story, by).Select(EditionAnswer.Public)];
        var standing = editions is [.., { Withdrawal: null } last] ? last : null;
        return new(null, standing, standing is null ? [] : [standing], editions);
    }
}

public sealed record DraftAnswer(Brief Brief, string By, DateTimeOffset At);

/// <param name="Number">1, 2, 3 …; a correction keeps it.</param>
/// <param name="Brief">The text as it stands, corrections included; in the public's view left out of an edition that was withdrawn.</param>
/// <param name="By">Who published it; left out in the public's view.</param>
/// <param name="Withdrawal">Left out while it stands.</param>
public sealed record EditionAnswer(
    int Number, string Audience, Brief? Brief, string? By, DateTimeOffset At,
    IReadOnlyList<BriefCorrectionAnswer> Corrections, BriefWithdrawalAnswer? Withdrawal)
{
    public static EditionAnswer Of(Edition edition) => new(
        edition.Number, edition.Audience, edition.Current, edition.By, edition.At,
        [.. edition.Corrections.Select(c => new BriefCorrectionAnswer(c.Brief, c.Notice, c.By, c.At))],
        edition.Withdrawal is { } w ? new(w.Notice, w.By, w.At) : null);

    public static EditionAnswer Public(Edition edition) => new(
        edition.Number, edition.Audience, edition.Withdrawal is null ? edition.Current : null, null, edition.At,
        [.. edition.Corrections.Select(c => edition.Withdrawal is null ? new BriefCorrectionAnswer(c.Brief, c.Notice, null, c.At) : new(null, null, null, c.At))],
        edition.Withdrawal is { } w ? new(w.Notice, null, w.At) : null);
}

/// <param name="Brief">The whole corrected text; in the public's view left out, as is the notice, of an edition that was withdrawn.</param>
/// <param name="By">Left out in the public's view.</param>
public sealed record BriefCorrectionAnswer(Brief? Brief, string? Notice, string? By, DateTimeOffset At);

/// <param name="By">Left out in the public's view.</param>
public sealed record BriefWithdrawalAnswer(string Notice, string? By, DateTimeOffset At);
