using Newsroom.Core.Kernel;

namespace Newsroom.Core.Stories;

/// <summary>A closed story goes on.</summary>
public sealed record ReopenStory : ICommand<Story>
{
    public Decision Decide(Story? state) => state switch
    {
        null => StoryRules.Missing(),
        { Closed: true } => Decision.Accept(new StoryReopened()),
        _ => Decision.Nothing,
    };
}
