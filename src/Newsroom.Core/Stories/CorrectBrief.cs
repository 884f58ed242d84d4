using Newsroom.Core.Kernel;

namespace Newsroom.Core.Stories;

/// <summary>The edition that stands in public is put right, with a notice. It keeps its number.</summary>
public sealed record CorrectBrief(Brief Brief, string Notice) : ICommand<Story>
{
    public Decision Decide(Story? state)
    {
        if (state is null) return StoryRules.Missing();
        var brief = Briefs.Tidy(Brief);
        var refused = Briefs.Check(brief) ?? TextRules.Check(Notice, "notice", StoryRules.MaxNotice);
        if (refused is not null) return refused;
        if (state.Closed) return StoryRules.Closed();
        if (state.Editions.Count == 0) return StoryRules.NotPublished();
        if (state.Published is not { } standing) return StoryRules.Withdrawn();
        if (brief is { Known.Count: 0, Unknown.Count: 0 })
        {
            return Decision.Invalid("brief-empty", "A brief states something known or unknown.", "known");
        }
        return standing.Current.Says(brief)
            ? Decision.Invalid("correction-changes-nothing", "The corrected brief is what stands in public already.", "known")
            : Decision.Accept(new BriefCorrected(standing.Number, brief, Notice.Trim()));
    }
}
