using Newsroom.Core.Kernel;

namespace Newsroom.Core.Articles;

/// <summary>An error is put right, and a notice says so in public. A correction that changes nothing is refused.</summary>
/// <param name="Now">The newsroom's time.</param>
public sealed record CorrectArticle(Content Content, string Notice, DateTimeOffset Now) : ICommand<Article>
{
    public Decision Decide(Article? state)
    {
        if (state is null) return ArticleRules.Missing();
        var content = state.AsRevision(ContentRules.Tidy(Content));
        var refused = TextRules.Check(Notice, "notice", ContentRules.MaxNotice) ?? ContentRules.Check(content, Now);
        if (refused is not null) return refused;
        if (state.Status == ArticleStatus.Retracted) return ArticleRules.Retracted();
        return ContentRules.Same(content, state.Current.Content)
            ? Decision.Invalid("correction-changes-nothing", "The corrected content is what the report says already.", "body")
            : Decision.Accept(new ArticleCorrected(state.Current.Number + 1, content, Notice.Trim()));
    }
}
