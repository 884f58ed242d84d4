using Newsroom.Core.Kernel;

namespace Newsroom.Core.Stories.Listings;

/// <summary>The stories for lists.</summary>
public sealed class StoriesListing : Listing<StoryListing>
{
    public const string ListingName = "stories";

    public override string Name => ListingName;

    public override int Revision => 2;

    public override IReadOnlyList<string> Indexes => ["state"];

    public override IEnumerable<string> Keys(Recorded recorded) =>
        Streams.CategoryOf(recorded.Stream) == Story.Category ? [recorded.Subject] : [];

    public override StoryListing Evolve(string key, StoryListing? document, Recorded recorded)
    {
        var (by, at) = (recorded.Metadata.Actor, recorded.At);
        var next = (document, recorded.Data) switch
        {
            (null, StoryOpened e) => new StoryListing(key, 0, e.Title, e.Summary, StoryState.Open, by, at, 0, [], [], at),
            ({ } s, ArticleAttached) => s with { Articles = s.Articles + 1 },
            ({ } s, ArticleDetached) => s with { Articles = s.Articles - 1 },
            ({ } s, BriefDrafted) => s,
            ({ } s, BriefPublished e) => s with
            {
                Briefs =
                [
                    .. s.Briefs.Where(b => b.Audience != e.Audience),
                    new(e.Edition, e.Audience, e.Brief.Headline, by, at, null),
                ],
                Public = e.Audience == PublicBrief.Audience ? [.. s.Public, new(at, e.Edition, e.Brief.Headline, at, null)] : s.Public,
            },
            ({ } s, BriefCorrected e) => s with
            {
                Briefs = [.. s.Briefs.Select(b => b.Edition == e.Edition ? b with { Headline = e.Brief.Headline, CorrectedAt = at } : b)],
                Public = Next(s.Public, e.Edition, p => p with { At = at, Headline = e.Brief.Headline, CorrectedAt = at }),
            },
            ({ } s, BriefWithdrawn e) => s with
            {
                Briefs = [.. s.Briefs.Where(b => b.Edition != e.Edition)],
                Public = Next(s.Public, e.Edition, p => p with { At = at, Headline = null }),
            },
            ({ } s, StoryClosed) => s with { State = StoryState.Closed },
            ({ } s, StoryReopened) => s with { State = StoryState.Open },
            _ => throw new UnknownEvent(recorded.Type),
        };
        return next with { Version = recorded.Version, ChangedAt = at };
    }

    /// <summary>What becomes of the edition that went out to the public last; of one for others nothing is public.</summary>
    private static IReadOnlyList<PublicHeadline> Next(IReadOnlyList<PublicHeadline> shown, int edition, Func<PublicHeadline, PublicHeadline> change) =>
        shown is [.., var last] && last.Edition == edition ? [.. shown, change(last)] : shown;
}
