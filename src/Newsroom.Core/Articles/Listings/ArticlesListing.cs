using Newsroom.Core.Kernel;
using Newsroom.Core.Text;

namespace Newsroom.Core.Articles.Listings;

/// <summary>The reports for lists, and by copy fingerprint for telling whose text a new one repeats.</summary>
public sealed class ArticlesListing : Listing<ArticleListing>
{
    public const string ListingName = "articles";

    public override string Name => ListingName;

    public override int Revision => 2;

    public override IReadOnlyList<string> Indexes => ["outlet", "copyFingerprint", "embargoedUntil"];

    public override IEnumerable<string> Keys(Recorded recorded) =>
        Streams.CategoryOf(recorded.Stream) == Article.Category ? [recorded.Subject] : [];

    public override ArticleListing Evolve(string key, ArticleListing? document, Recorded recorded)
    {
        var next = (document, recorded.Data) switch
        {
            (null, ArticleFiled e) => With(
                new ArticleListing(
                    key, 0, e.Outlet, e.Url, e.CanonicalUrl, "", null, "", null, "", 0, ArticleStatus.Filed, null, [], null, [],
                    e.CopyOf, [], null, recorded.At, recorded.Metadata.Actor, []),
                1, e.Content, recorded, corrected: false),
            ({ } a, ArticleRevised e) => With(a, e.Revision, e.Content, recorded, corrected: false),
            ({ } a, ArticleCorrected e) => With(a, e.Revision, e.Content, recorded, corrected: true),
            ({ } a, ArticleRetracted e) => a with { Status = ArticleStatus.Retracted, Retraction = new(e.Notice, recorded.At) },
            ({ } a, ArticleEmbargoed e) => a with { EmbargoedUntil = e.Until, Embargoes = a.Embargoes.With(e, recorded.At) },
            ({ } a, EmbargoLifted e) => a with { EmbargoedUntil = null, Embargoes = a.Embargoes.With(e, recorded.At) },
            _ => throw new UnknownEvent(recorded.Type),
        };
        return next.WithPublic() with { Version = recorded.Version };
    }

    private static ArticleListing With(ArticleListing a, int revision, Content content, Recorded recorded, bool corrected)
    {
        IReadOnlyList<VersionListing> versions =
        [
            .. a.Versions,
            new(revision, content.Title, content.Byline, content.Language, content.Kind, content.Published, recorded.At, corrected),
        ];
        var published = versions.Min(v => v.Published);
        return a with
        {
            Title = content.Title,
            Byline = content.Byline,
            Language = content.Language,
            Published = published,
            Kind = content.Kind,
            Revision = revision,
            Unknown = Unknowns.Of(content.Byline, published),
            CopyFingerprint = Normalisation.CopyFingerprint(content.Body),
            Versions = versions,
        };
    }
}
