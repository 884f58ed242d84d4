using Newsroom.Core.Kernel;

namespace Newsroom.Core.Articles;

/// <summary>The outlet changed its report. The content is the whole new one: a null in it says "not known".</summary>
/// <param name="Now">The newsroom's time.</param>
public sealed record ReviseArticle(Content Content, DateTimeOffset Now) : ICommand<Article>
{
    public Decision Decide(Article? state)
    {
        if (state is null) return ArticleRules.Missing();
        var content = state.AsRevision(ContentRules.Tidy(Content));
        if (ContentRules.Check(content, Now) is { } refused) return refused;
        if (ContentRules.Same(content, state.Current.Content)) return Decision.Nothing;
        return state.Status == ArticleStatus.Retracted
            ? ArticleRules.Retracted()
            : Decision.Accept(new ArticleRevised(state.Current.Number + 1, content));
    }
}
