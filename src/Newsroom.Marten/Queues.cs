using System.Globalization;
using System.Text;
using JasperFx;
using JasperFx.CodeGeneration;
using Newsroom.Core.Kernel;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.RabbitMQ;

namespace Newsroom.Marten;

/// <summary>Wolverine as this engine wants it: a durable queue for each type of message, so that a slow kind holds up no other.</summary>
internal sealed class Queues(EngineDefinition definition, MartenEngineOptions options)
{
    /// <summary>The schema of Wolverine's tables.</summary>
    public const string Schema = "wolverine";

    private const string Unhandled = "newsroom_unhandled";

    private readonly HashSet<string> types = definition.Handlers.Select(h => h.Type).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether this node handles messages at all; one that does not leaves them to those that do.</summary>
    public bool Any => types.Count > 0;

    public IEnumerable<string> Types => types;

    public bool HasBroker => options.RabbitMq is not null;

    public Uri Local(string type) => new($"local://{QueueOf(type)}");

    /// <summary>Where messages that are due go through a broker; null without one.</summary>
    public Uri? Broker(string type) => options.RabbitMq is not null && types.Contains(type) ? new($"rabbitmq://queue/{QueueOf(type)}") : null;

    public IEnumerable<Uri> All => types.SelectMany(t => new[] { Local(t), Broker(t) }).OfType<Uri>().Append(new Uri($"local://{Unhandled}"));

    public void Configure(WolverineOptions wolverine, WakeHandler handler)
    {
        wolverine.ServiceName = "newsroom";
        wolverine.ApplicationAssembly = typeof(Queues).Assembly;
        wolverine.Discovery.DisableConventionalDiscovery();
        wolverine.Policies.DisableConventionalLocalRouting();
        // There is one handler, written by hand: nothing is generated, and nothing is compiled when it starts.
        wolverine.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
        // Made when the engine opens.
        wolverine.AutoBuildMessageStorageOnStartup = AutoCreate.None;
        // How long a handler may take is its own affair.
        wolverine.DefaultExecutionTimeout = TimeSpan.FromDays(20);
        wolverine.UnknownMessageBehavior = UnknownMessageBehavior.DeadLetterQueue;
        wolverine.AddSerializer(new WakeSerializer());
        wolverine.AddMessageHandler(typeof(Wake), handler);
        foreach (var type in types) wolverine.RegisterMessageType(typeof(Wake), type);

        wolverine.OnException<GivenUp>().CustomActionIndefinitely(
            async (_, lifecycle, e) => await handler.GiveBack(lifecycle.Envelope!, (GivenUp)e), "Anybody's again");
        wolverine.OnException<TakenTwice>().CustomActionIndefinitely(static (_, _, _) => ValueTask.CompletedTask, "The other copy's affair");
        // Not Wolverine's own way to the dead letters, which would call them all by the .NET name of Wake.
        wolverine.OnException<MessageFailed>(e => e.IsLast).CustomActionIndefinitely(
            async (runtime, lifecycle, e) =>
            {
                await lifecycle.MoveToDeadLetterQueueAsync(e);
                await lifecycle.CompleteAsync();
                runtime.MessageTracking.MovedToErrorQueue(lifecycle.Envelope!, e);
            },
            "A dead letter");
        wolverine.OnException<MessageFailed>().ScheduleRetryIndefinitely(Delays()).WithBoundedJitter(1.0 / 3);

        Durability(wolverine.Durability);
        foreach (var name in types.Select(QueueOf).Append(Unhandled))
            wolverine.LocalQueue(name).UseDurableInbox().MaximumParallelMessages(options.MessageWorkers);
        if (options.RabbitMq is { } broker) Broker(wolverine, broker);
    }

    private void Durability(DurabilitySettings durability)
    {
        durability.Mode = Any ? DurabilityMode.Balanced : DurabilityMode.MediatorOnly;
        durability.MessageStorageSchemaName = Schema;
        durability.KeepAfterMessageHandling = options.KeepHandled;
        durability.ScheduledJobFirstExecution = TimeSpan.Zero;
        durability.ScheduledJobPollingTime = options.PollMessages;
        durability.RecoveryBatchSize = 500;
        durability.OrphanedMessageSweepPollingTime = options.PollMessages;
        // A node that dies is given up after this; its messages are then anybody's.
        durability.FirstHealthCheckExecution = TimeSpan.Zero;
        durability.HealthCheckPollingTime = options.Poll;
        durability.CheckAssignmentPeriod = options.Poll;
        durability.StaleNodeTimeout = options.NodeIsGoneAfter;
        durability.OutboxStaleTime = TimeSpan.FromMinutes(1);
        durability.DrainTimeout = TimeSpan.FromSeconds(10);
        durability.DurabilityMetricsEnabled = false;
        durability.NodeAssignmentHealthCheckTracingEnabled = false;
    }

    private void Broker(WolverineOptions wolverine, string broker)
    {
        // Dead letters stand in Wolverine's own table, whichever way they came.
        wolverine.UseRabbitMq(new Uri(broker)).AutoProvision().DisableDeadLetterQueueing();
        foreach (var name in types.Select(QueueOf))
        {
            wolverine.ListenToRabbitQueue(name).UseDurableInbox().MaximumParallelMessages(options.MessageWorkers);
            wolverine.Publish(p => p.ToRabbitQueue(name).UseDurableOutbox());
        }
    }

    /// <summary>
    /// The pauses after the first failure, the second and so on until they grow no more; Wolverine adds up to a third, which
    /// gives <see cref="RetryPolicy.DelayAfter"/>.
    /// </summary>
    private TimeSpan[] Delays()
    {
        var delays = new List<TimeSpan> { definition.Retries.DelayAfter(1, 0) };
        while (definition.Retries.DelayAfter(delays.Count + 1, 0) is var next && next > delays[^1]) delays.Add(next);
        return [.. delays];
    }

    private string QueueOf(string type) => types.Contains(type) ? NameOf(type) : Unhandled;

    /// <summary>
    /// A type as a queue's name, which is a host in Wolverine's addresses, without case: what is not a lower-case letter, a
    /// digit or a hyphen is written as its UTF-16 code.
    /// </summary>
    public static string NameOf(string type)
    {
        var name = new StringBuilder("newsroom-");
        foreach (var c in type)
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') name.Append(c);
            else name.Append(CultureInfo.InvariantCulture, $"_{(int)c:x}_");
        }
        return name.ToString();
    }
}
