using Newsroom.Core.Kernel;

namespace Newsroom.Core.Stories;

/// <summary>A report becomes part of the story. That there is such a report is the caller's to know.</summary>
public sealed record AttachArticle(string Article) : ICommand<Story>
{
    public Decision Decide(Story? state) => state switch
    {
        null => StoryRules.Missing(),
        { Closed: true } => StoryRules.Closed(),
        _ when state.Has(Article) => Decision.Nothing,
        _ => Decision.Accept(new ArticleAttached(Article)),
    };
}
