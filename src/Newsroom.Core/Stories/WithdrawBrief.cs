using Newsroom.Core.Kernel;

namespace Newsroom.Core.Stories;

/// <summary>
/// A published edition is taken back, with a notice. Its words stay in the history, and no earlier edition takes its place.
/// </summary>
/// <param name="Audience">Whose edition: the last one that it got; null for the last one that went out to anybody.</param>
public sealed record WithdrawBrief(string Notice, string? Audience = null) : ICommand<Story>
{
    public Decision Decide(Story? state)
    {
        if (state is null) return StoryRules.Missing();
        if (TextRules.Check(Notice, "notice", StoryRules.MaxNotice) is { } refused) return refused;
        if (state.Closed) return StoryRules.Closed();
        if (state.LastEdition(Audience?.Trim()) is not { } last) return StoryRules.NotPublished();
        return last.Withdrawal is null
            ? Decision.Accept(new BriefWithdrawn(last.Number, Notice.Trim()))
            : Decision.Nothing;
    }
}
