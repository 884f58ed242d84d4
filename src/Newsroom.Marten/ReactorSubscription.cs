using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Newsroom.Core.Kernel;
using Npgsql;
using Wolverine;
using Wolverine.Marten.Subscriptions;

namespace Newsroom.Marten;

/// <summary>A reactor as a Wolverine subscription: one event at a time, everything of one event in one transaction with its progress.</summary>
internal sealed class ReactorSubscription : BatchSubscription
{
    private readonly IReactor reactor;
    private readonly EngineDefinition definition;
    private readonly NpgsqlDataSource database;
    private readonly Documents documents;
    private readonly Func<IEventStore> events;
    private readonly Func<Appender> appender;
    private readonly WolverineOutbox outbox;
    private readonly ShardWatch watch;
    private readonly CancellationToken ending;

    public ReactorSubscription(
        IReactor reactor, EngineDefinition definition, NpgsqlDataSource database, Documents documents, Func<IEventStore> events,
        Func<Appender> appender, WolverineOutbox outbox, ShardWatch watch, CancellationToken ending)
        : base(reactor.Name)
    {
        (this.reactor, this.definition, this.database, this.documents) = (reactor, definition, database, documents);
        (this.events, this.appender, this.outbox, this.watch, this.ending) = (events, appender, outbox, watch, ending);
        foreach (var type in definition.Events.All.Where(t => reactor.Listens.Contains(t.Name, StringComparer.Ordinal))) IncludeType(type.Type);
        // What it reads may be what it appended in the reaction before.
        Options.BatchSize = 1;
    }

    public override async Task ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, IMessageBus bus, CancellationToken cancellationToken)
    {
        // The daemon waits for what is under way when it ends, and does not say so.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ending);
        foreach (var e in page.Events)
        {
            try
            {
                await React(e.Recorded(definition.Events, position: true), operations, either.Token);
            }
            catch (Exception why) when (!either.IsCancellationRequested)
            {
                watch.StandsStill(reactor.Name, $"At position {e.Sequence}: {why.Message}");
                throw;
            }
        }
    }

    private async Task React(Recorded recorded, IDocumentOperations operations, CancellationToken cancel)
    {
        var reaction = new Reaction(reactor, documents, events());
        await reactor.React(recorded, reaction, cancel);

        foreach (var write in reaction.DocumentWrites()) operations.QueueOperation(Statement.Of(write));
        if (reaction.MessagesAt(recorded.Position!.Value) is { Count: > 0 } messages)
        {
            var sending = outbox.Sending(messages);
            foreach (var statement in sending.Statements) operations.QueueOperation(statement);
            operations.QueueOperation(new AfterCommit(sending.Committed));
        }
        var appends = await reaction.StreamAppends(recorded, database, definition.Events, cancel);
        if (appends.Count > 0) appender().Enlist(operations, appends);
    }
}
