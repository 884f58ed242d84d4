using Newsroom.Core.Kernel;

namespace Newsroom.Core.Articles.Views;

/// <summary>The embargoes that are on, by report: what is due, from which lost reminders are made again.</summary>
public sealed class OpenEmbargoesView : View<EmbargoReminder>
{
    public const string ViewName = "open_embargoes";

    public override string Name => ViewName;

    public override IEnumerable<string> Keys(Recorded recorded) =>
        recorded.Data is ArticleEmbargoed or EmbargoLifted ? [recorded.Subject] : [];

    public override EmbargoReminder? Evolve(string key, EmbargoReminder? document, Recorded recorded) => recorded.Data switch
    {
        ArticleEmbargoed e => EmbargoReminder.Of(recorded, e),
        EmbargoLifted => null,
        _ => throw new UnknownEvent(recorded.Type),
    };
}
