using Newsroom.Core.Kernel;

namespace Newsroom.Core.Stories.Listings;

/// <summary>Which reports belong to which stories, one document a pair, so that no document grows with a story.</summary>
public sealed class MembershipsListing : Listing<Membership>
{
    public const string ListingName = "memberships";

    public override string Name => ListingName;

    public override IReadOnlyList<string> Indexes => ["story", "article"];

    public override IEnumerable<string> Keys(Recorded recorded) => recorded.Data switch
    {
        ArticleAttached e => [Membership.Key(recorded.Subject, e.Article)],
        ArticleDetached e => [Membership.Key(recorded.Subject, e.Article)],
        _ => [],
    };

    public override Membership? Evolve(string key, Membership? document, Recorded recorded) => recorded.Data switch
    {
        ArticleAttached e => new Membership(recorded.Subject, e.Article, recorded.At, recorded.Metadata.Actor),
        ArticleDetached => null,
        _ => throw new UnknownEvent(recorded.Type),
    };
}
