using System.Text.Json;
using Newsroom.Core.Access;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Articles;

/// <summary>Ends an embargo whose time has come. A repeat, or an embargo that is no longer on, appends nothing.</summary>
public sealed class LiftEmbargoHandler : IMessageHandler
{
    public const string MessageType = "lift-embargo";

    public string Type => MessageType;

    public async Task Handle(Delivery delivery, IEventStore events, CancellationToken cancel)
    {
        var reminder = JsonSerializer.Deserialize<EmbargoReminder>(delivery.Body, KernelJson.Options)
            ?? throw new JsonException("The reminder is null.");
        var stream = Streams.Of(Article.Category, reminder.Article);
        var article = Fold.Of<Article>(await events.ReadStream(stream, UpTo.End, cancel));
        var decision = new EndEmbargo(reminder.Until).Decide(article);
        // A refusal is a report that is not there: loud, so that it ends as a dead letter that somebody reads.
        if (decision.Refusal is { } refusal) throw new InvalidOperationException($"{stream}: {refusal.Detail}");
        if (decision.Events.Count == 0) return;
        await events.Append(
            stream,
            article!.Version,
            [.. decision.Events.Select(e => new NewEvent(e, Ids.NameBased("embargo-lifted", delivery.Id.ToString("D"))))],
            new Metadata(ReservedActors.Embargoes, reminder.Correlation, reminder.Cause.ToString("D")),
            cancel);
    }
}
