using Newsroom.Core.Kernel;

namespace Newsroom.Core.Stories;

/// <summary>The brief's working text is written anew. Nobody outside the desk sees it.</summary>
public sealed record DraftBrief(Brief Brief) : ICommand<Story>
{
    public Decision Decide(Story? state)
    {
        if (state is null) return StoryRules.Missing();
        var brief = Briefs.Tidy(Brief);
        if (Briefs.Check(brief) is { } refused) return refused;
        if (state.Closed) return StoryRules.Closed();
        return state.Draft?.Brief.Says(brief) == true ? Decision.Nothing : Decision.Accept(new BriefDrafted(brief));
    }
}
