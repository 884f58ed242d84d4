using Newsroom.Core.Kernel;

namespace Newsroom.Core.Stories;

/// <summary>A published edition is put right, with a notice. It keeps its number.</summary>
/// <param name="Audience">Whose edition: the last one that it got; null for the last one that went out to anybody.</param>
public sealed record CorrectBrief(Brief Brief, string Notice, string? Audience = null) : ICommand<Story>
{
    public Decision Decide(Story? state)
    {
        if (state is null) return StoryRules.Missing();
        var brief = Briefs.Tidy(Brief);
        var refused = Briefs.Check(brief) ?? TextRules.Check(Notice, "notice", StoryRules.MaxNotice);
        if (refused is not null) return refused;
        if (state.Closed) return StoryRules.Closed();
        if (state.LastEdition(Audience?.Trim()) is not { } standing) return StoryRules.NotPublished();
        if (standing.Withdrawal is not null) return StoryRules.Withdrawn();
        if (brief is { Known.Count: 0, Unknown.Count: 0 })
        {
            return Decision.Invalid("brief-empty", "A brief states something known or unknown.", "known");
        }
        return standing.Current.Says(brief)
            ? Decision.Invalid("correction-changes-nothing", "The corrected brief is what was published already.", "known")
            : Decision.Accept(new BriefCorrected(standing.Number, brief, Notice.Trim()));
    }
}
