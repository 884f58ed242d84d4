using Newsroom.Core.Kernel;

namespace Newsroom.Core.Stories;

/// <summary>A report is no longer part of the story; that it was stays in the history.</summary>
public sealed record DetachArticle(string Article) : ICommand<Story>
{
    public Decision Decide(Story? state) => state switch
    {
        null => StoryRules.Missing(),
        { Closed: true } => StoryRules.Closed(),
        _ when state.Has(Article) => Decision.Accept(new ArticleDetached(Article)),
        _ => Decision.Nothing,
    };
}
