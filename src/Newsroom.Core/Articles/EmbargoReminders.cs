using System.Text.Json;
using Newsroom.Core.Access;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Articles;

/// <summary>Sends a message for the end of each embargo. What is due stands in the report's stream.</summary>
public sealed class EmbargoReminders : IReactor
{
    public string Name => ReservedActors.Embargoes;

    public IReadOnlyList<string> Listens { get; } = ["article_embargoed"];

    public IReadOnlyList<DocumentType> Documents { get; } = [];

    public Task React(Recorded recorded, IReaction reaction, CancellationToken cancel)
    {
        if (recorded.Data is not ArticleEmbargoed embargoed) throw new UnknownEvent(recorded.Type);
        var body = new EmbargoReminder(recorded.Subject, embargoed.Until, recorded.Id, recorded.Metadata.CorrelationId);
        reaction.Send(new Message(
            LiftEmbargoHandler.MessageType,
            JsonSerializer.Serialize(body, KernelJson.Options),
            embargoed.Until,
            // One reminder for one embargo, however often the reaction is tried.
            Ids.NameBased(LiftEmbargoHandler.MessageType, recorded.Id.ToString("D"))));
        return Task.CompletedTask;
    }
}

/// <summary>The end of one embargo.</summary>
/// <param name="Article">Id of the report.</param>
/// <param name="Cause">The event that set the embargo.</param>
public sealed record EmbargoReminder(string Article, DateTimeOffset Until, Guid Cause, string? Correlation);
