using Newsroom.Core.Kernel;

namespace Newsroom.Core.Stories;

/// <summary>A developing story as its stream tells it.</summary>
/// <param name="Id">Its slug.</param>
/// <param name="Version">Of the stream.</param>
/// <param name="Articles">Those attached now, in the order in which they were attached.</param>
/// <param name="Draft">The brief's working text; null before the first draft.</param>
/// <param name="Editions">Every edition that went out, from number 1; the withdrawn ones included.</param>
public sealed record Story(
    string Id,
    long Version,
    string Title,
    string Summary,
    string OpenedBy,
    DateTimeOffset OpenedAt,
    IReadOnlyList<Attachment> Articles,
    Draft? Draft,
    IReadOnlyList<Edition> Editions,
    bool Closed) : IFold<Story>
{
    public static string Category => "story";

    public static bool IsId(string text) => StoryRules.IsSlug(text);

    /// <summary>
    /// The editions that stand, in order: of each audience the last one that it got, unless that was withdrawn. An edition
    /// for the desk does not take the place of the public one, and what was superseded does not come back.
    /// </summary>
    public IReadOnlyList<Edition> Standing =>
    [
        .. Editions.GroupBy(e => e.Audience, StringComparer.Ordinal).Select(audience => audience.Last())
            .Where(e => e.Withdrawal is null).OrderBy(e => e.Number),
    ];

    /// <summary>The latest edition that stands, for whatever audience; null when none does.</summary>
    public Edition? Published => Standing is [.., { } last] ? last : null;

    /// <summary>The last edition that went out to the audience, or to anybody; it may have been withdrawn.</summary>
    public Edition? LastEdition(string? audience = null) =>
        Editions.LastOrDefault(e => audience is null || e.Audience == audience);

    public bool Has(string article) => Articles.Any(a => a.Article == article);

    public static Story Evolve(Story? state, Recorded recorded)
    {
        var (by, at) = (recorded.Metadata.Actor, recorded.At);
        var next = (state, recorded.Data) switch
        {
            (null, StoryOpened e) => new Story(recorded.Subject, 0, e.Title, e.Summary, by, at, [], null, [], false),
            ({ } s, ArticleAttached e) => s with { Articles = [.. s.Articles, new Attachment(e.Article, by, at)] },
            ({ } s, ArticleDetached e) => s with { Articles = [.. s.Articles.Where(a => a.Article != e.Article)] },
            // The draft that replaced it comes later in the stream.
            ({ } s, BriefDrafted { IsOutline: true }) => s,
            ({ } s, BriefDrafted e) => s with { Draft = new Draft(e.Brief, by, at) },
            ({ } s, BriefPublished e) => s with
            {
                Editions = [.. s.Editions, new Edition(e.Edition, e.Audience, e.Brief, by, at, [], null)],
            },
            ({ } s, BriefCorrected e) => s.Corrected(e, by, at),
            ({ } s, BriefWithdrawn e) => s with
            {
                Editions = [.. s.Editions.Select(d => d.Number == e.Edition ? d with { Withdrawal = new(e.Notice, by, at) } : d)],
            },
            ({ } s, StoryClosed) => s with { Closed = true },
            ({ } s, StoryReopened) => s with { Closed = false },
            _ => throw new UnknownEvent(recorded.Type),
        };
        return next with { Version = recorded.Version };
    }

    private Story Corrected(BriefCorrected e, string by, DateTimeOffset at)
    {
        // A draft that is the published text follows its correction; otherwise the next edition would bring the error back.
        var before = Editions.Single(d => d.Number == e.Edition).Current;
        var draft = Draft is { } d && d.Brief.Says(before) ? new Draft(e.Brief, by, at) : Draft;
        var correction = new BriefCorrection(e.Brief, e.Notice, by, at);
        return this with
        {
            Draft = draft,
            Editions = [.. Editions.Select(d => d.Number == e.Edition ? d with { Corrections = [.. d.Corrections, correction] } : d)],
        };
    }
}

/// <summary>A report's place in a story.</summary>
public sealed record Attachment(string Article, string By, DateTimeOffset At);

/// <summary>The brief's working text, by whom and when it was last written.</summary>
public sealed record Draft(Brief Brief, string By, DateTimeOffset At);
