using Newsroom.Core.Kernel;

namespace Newsroom.Core.Articles;

/// <summary>The report is withdrawn, with the notice that says why. Its text stays in the history.</summary>
public sealed record RetractArticle(string Notice) : ICommand<Article>
{
    public Decision Decide(Article? state)
    {
        if (state is null) return ArticleRules.Missing();
        if (TextRules.Check(Notice, "notice", ContentRules.MaxNotice) is { } refused) return refused;
        return state.Status == ArticleStatus.Retracted
            ? Decision.Nothing
            : Decision.Accept(new ArticleRetracted(Notice.Trim()));
    }
}
