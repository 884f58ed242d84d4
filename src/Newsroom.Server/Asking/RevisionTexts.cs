using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Asking;

/// <summary>Reads the texts of revisions that another has replaced: a report's stream brings the present one alone.</summary>
public sealed class RevisionTexts(EventLog log)
{
    /// <summary>The same report, in which the texts of these revisions can be asked for. Numbers that it does not have are passed over.</summary>
    public async Task<Article> With(Article article, IEnumerable<int> revisions, CancellationToken cancel)
    {
        foreach (var number in revisions.Distinct())
        {
            if (article.RevisionOf(number) is not { Content.IsOutline: true } revision) continue;
            var recorded = await log.ReadEvent(Streams.Of(Article.Category, article.Id), revision.Version, cancel);
            article = article.With(number, Article.ContentOf(recorded!.Data)!);
        }
        return article;
    }
}
