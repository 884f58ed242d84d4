using System.Text.Json;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Articles;

/// <summary>The end of one embargo: a document while the embargo is on, and the body of the message that ends it.</summary>
/// <param name="Article">Id of the report.</param>
/// <param name="Cause">The event that set the embargo.</param>
public sealed record EmbargoReminder(string Article, DateTimeOffset Until, Guid Cause, string? Correlation)
{
    public static EmbargoReminder Of(Recorded recorded, ArticleEmbargoed embargoed) =>
        new(recorded.Subject, embargoed.Until, recorded.Id, recorded.Metadata.CorrelationId);

    /// <summary>One message for one embargo, whoever sends it and however often.</summary>
    public Message Message() => new(
        LiftEmbargoHandler.MessageType,
        JsonSerializer.Serialize(this, KernelJson.Options),
        Until,
        Ids.NameBased(LiftEmbargoHandler.MessageType, Cause.ToString("D")));
}
