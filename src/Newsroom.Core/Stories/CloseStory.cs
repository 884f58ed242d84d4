using Newsroom.Core.Kernel;

namespace Newsroom.Core.Stories;

/// <summary>Nothing more is added to the story until somebody reopens it.</summary>
public sealed record CloseStory : ICommand<Story>
{
    public Decision Decide(Story? state) => state switch
    {
        null => StoryRules.Missing(),
        { Closed: true } => Decision.Nothing,
        _ => Decision.Accept(new StoryClosed()),
    };
}
