using Newsroom.Core.Kernel;

namespace Newsroom.Core.Articles;

/// <summary>The report is not to be published before a time. A second embargo takes the place of the first.</summary>
/// <param name="Now">The newsroom's time; the end must be after it.</param>
public sealed record EmbargoArticle(DateTimeOffset Until, DateTimeOffset Now) : ICommand<Article>
{
    public Decision Decide(Article? state)
    {
        if (state is null) return ArticleRules.Missing();
        var until = Times.Cut(Until);
        if (state.EmbargoedUntil == until) return Decision.Nothing;
        if (until <= Now)
        {
            return Decision.Invalid("embargo-in-past", $"{Times.Text(until)} is not after now, {Times.Text(Now)}.", "until");
        }
        return state.Status == ArticleStatus.Retracted
            ? ArticleRules.Retracted()
            : Decision.Accept(new ArticleEmbargoed(until));
    }
}
