using Newsroom.Core.Kernel;

namespace Newsroom.Core.Stories;

/// <summary>The edition that stands in public is taken back, with a notice. Its words stay in the history.</summary>
public sealed record WithdrawBrief(string Notice) : ICommand<Story>
{
    public Decision Decide(Story? state)
    {
        if (state is null) return StoryRules.Missing();
        if (TextRules.Check(Notice, "notice", StoryRules.MaxNotice) is { } refused) return refused;
        if (state.Closed) return StoryRules.Closed();
        if (state.Editions.Count == 0) return StoryRules.NotPublished();
        return state.Published is { } standing
            ? Decision.Accept(new BriefWithdrawn(standing.Number, Notice.Trim()))
            : Decision.Nothing;
    }
}
