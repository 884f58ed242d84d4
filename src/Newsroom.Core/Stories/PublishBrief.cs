using Newsroom.Core.Kernel;

namespace Newsroom.Core.Stories;

/// <summary>
/// The draft as it stands goes out, as the next edition. Nothing when the same words stand for the same audience
/// already: a button pressed twice is one edition.
/// </summary>
public sealed record PublishBrief(string Audience) : ICommand<Story>
{
    public Decision Decide(Story? state)
    {
        if (state is null) return StoryRules.Missing();
        if (TextRules.Check(Audience, "audience", StoryRules.MaxAudience) is { } refused) return refused;
        if (state.Closed) return StoryRules.Closed();
        if (state.Draft is not { Brief: var brief })
        {
            return Decision.Conflict("brief-not-drafted", "There is no draft to publish.");
        }
        if (brief is { Known.Count: 0, Unknown.Count: 0 })
        {
            return Decision.Conflict("brief-empty", "The draft has a headline alone; a brief states something known or unknown.");
        }
        var audience = Audience.Trim();
        if (state.LastEdition(audience) is { Withdrawal: null } standing && standing.Current.Says(brief)) return Decision.Nothing;
        return Decision.Accept(new BriefPublished(state.Editions.Count + 1, audience, brief));
    }
}
