using Newsroom.Core.Kernel;

namespace Newsroom.Core.Articles;

/// <summary>Refusals that several commands on a report share.</summary>
internal static class ArticleRules
{
    public static Decision Missing() => Decision.Conflict("article-unknown", "There is no such report.");

    public static Decision Retracted() =>
        Decision.Conflict("article-retracted", "The report was retracted: its text stays as it was, and nothing is added to it.");
}
