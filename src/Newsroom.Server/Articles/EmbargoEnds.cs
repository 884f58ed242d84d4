using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Newsroom.Core.Access;
using Newsroom.Core.Articles;
using Newsroom.Server.Asking;
using Newsroom.Server.Desk;
using Newsroom.Server.Messages;
using Wolverine;
using Wolverine.Attributes;
using Wolverine.Marten.Subscriptions;

namespace Newsroom.Server.Articles;

/// <summary>The time of an embargo has come. Whether it is still on is for the report's own stream to say.</summary>
/// <param name="Article">Id of the report.</param>
/// <param name="Until">The end of the embargo that is meant.</param>
[MessageIdentity(Identity)]
public sealed record LiftEmbargoWhenDue(string Article, DateTimeOffset Until)
{
    public const string Identity = "lift-embargo";
}

/// <summary>Ends an embargo whose time has come. A repeat, or an embargo that is no longer on, appends nothing.</summary>
public static class LiftEmbargoHandler
{
    public static async Task Handle(LiftEmbargoWhenDue message, NewsDesk desk, Envelope envelope, CancellationToken cancel)
    {
        var caller = new Caller(ReservedActors.Embargoes, CorrelationId: envelope.CorrelationId, CausationId: $"message/{envelope.Id}");
        // Loud, so that it ends as a dead letter that somebody reads: a report that is not there.
        if (await desk.Add(message.Article, new EndEmbargo(message.Until), caller, cancel) is not Outcome<Article>.Done)
            throw new InvalidOperationException($"There is no report '{message.Article}' whose embargo could end.");
    }
}

/// <summary>Schedules the end of each embargo, in the transaction that moves the subscription on.</summary>
public sealed class EmbargoReminders : BatchSubscription
{
    public const string Name = ReservedActors.Embargoes;

    private readonly ShardStates states;
    private readonly WholeRuns runs;

    public EmbargoReminders(ShardStates states, WholeRuns runs) : base(Name)
    {
        (this.states, this.runs) = (states, runs);
        IncludeType<ArticleEmbargoed>();
        DaemonPages.Bound(Options);
    }

    public override async Task ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, IMessageBus bus, CancellationToken cancellationToken)
    {
        await runs.Demand(page, Name, cancellationToken, typeof(ArticleEmbargoed));
        foreach (var e in page.Events)
        {
            try
            {
                if (e.Data is not ArticleEmbargoed embargoed) continue;
                await bus.PublishAsync(
                    new LiftEmbargoWhenDue(Core.Kernel.Streams.IdOf(e.StreamKey!), embargoed.Until), new DeliveryOptions { ScheduledTime = embargoed.Until });
            }
            catch (Exception why) when (!cancellationToken.IsCancellationRequested)
            {
                states.StandsStill(Name, $"At position {e.Sequence}: {why.Message}");
                throw;
            }
        }
    }
}

/// <summary>Ends embargoes that are over and still on. A message that is only late is left to come.</summary>
public sealed class OverdueEmbargoes(Listings listings, EventLog log, IServiceProvider services, TimeProvider clock, ILogger<OverdueEmbargoes> logger)
    : Sweep<LiftEmbargoWhenDue>(TimeSpan.FromSeconds(30), services, clock, logger)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private const int Most = 500;

    protected override async Task<IReadOnlyList<LiftEmbargoWhenDue>> Overdue(DateTimeOffset now, CancellationToken cancel) => await listings.Query(
        "Articles/overdue.sql", row => new LiftEmbargoWhenDue(row.GetString(0), new DateTimeOffset(row.GetDateTime(1))), cancel,
        await log.SafeHead(cancel), now - Grace, Most);
}
