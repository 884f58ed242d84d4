using Newsroom.Core.Kernel;

namespace Newsroom.Core.Articles;

/// <summary>Ids of reports.</summary>
public static class ArticleId
{
    /// <summary>The id of the report at a canonical address (see <see cref="CanonicalUrl.Of"/>).</summary>
    public static string FromUrl(string canonicalUrl) => Ids.From("article", "url", canonicalUrl);
}
