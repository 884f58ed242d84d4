using Newsroom.Core.Access;
using Newsroom.Core.Articles.Views;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Articles;

/// <summary>Sends a message for the end of each embargo. What is due stands in <see cref="OpenEmbargoesView"/>.</summary>
public sealed class EmbargoReminders : IReactor
{
    public string Name => ReservedActors.Embargoes;

    public IReadOnlyList<string> Listens { get; } = ["article_embargoed"];

    public IReadOnlyList<DocumentType> Documents { get; } = [];

    public Task React(Recorded recorded, IReaction reaction, CancellationToken cancel)
    {
        if (recorded.Data is not ArticleEmbargoed embargoed) throw new UnknownEvent(recorded.Type);
        reaction.Send(EmbargoReminder.Of(recorded, embargoed).Message());
        return Task.CompletedTask;
    }
}
