using JasperFx;
using JasperFx.CodeGeneration;
using Newsroom.Core.Kernel;
using Newsroom.Server.Annotations;
using Newsroom.Server.Articles;
using RabbitMQ.Client;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.RabbitMQ;
using Wolverine.Runtime.Serialization;

namespace Newsroom.Server.Hosting;

/// <summary>Wolverine as this newsroom runs it: the handlers named one by one, a durable queue for each type of message.</summary>
public static class Messaging
{
    /// <summary>The schema of Wolverine's tables.</summary>
    public const string Schema = "wolverine";

    /// <summary>Types of messages, as they are called in the tables and in the API.</summary>
    public static IReadOnlyList<string> Types { get; } = [LiftEmbargoWhenDue.Identity, CarryNotes.Identity];

    /// <summary>Messages of one type handled at the same time on this node.</summary>
    private const int AtOnce = 8;

    private static readonly TimeSpan BrokerAnswersWithin = TimeSpan.FromSeconds(5);

    public static void Configure(WolverineOptions wolverine, ServerOptions options)
    {
        wolverine.ServiceName = "newsroom";
        wolverine.ApplicationAssembly = typeof(Messaging).Assembly;
        wolverine.Discovery.DisableConventionalDiscovery().IncludeType(typeof(LiftEmbargoHandler)).IncludeType(typeof(CarryNotesHandler));
        wolverine.Policies.DisableConventionalLocalRouting();
        // Written by `newsroom codegen` and compiled with the rest: nothing is compiled when a node starts.
        wolverine.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
        // Made with Marten's tables when the store opens.
        wolverine.AutoBuildMessageStorageOnStartup = AutoCreate.None;
        wolverine.UnknownMessageBehavior = UnknownMessageBehavior.DeadLetterQueue;
        wolverine.UseSystemTextJsonForSerialization(json => Copy(KernelJson.Options, json));
        wolverine.AddSerializer(new FormerMessages());
        // Eight attempts in about two minutes, each pause longer by up to a third, so that what failed together does not come
        // back together; then a dead letter.
        wolverine.Policies.OnAnyException()
            .ScheduleRetry([.. Enumerable.Range(0, 7).Select(n => TimeSpan.FromSeconds(1 << n))]).WithBoundedJitter(1.0 / 3);
        Durability(wolverine.Durability);
        if (options.RabbitMq is { } broker) wolverine.UseRabbitMq(new Uri(broker)).AutoProvision().DisableDeadLetterQueueing();
        Queue<LiftEmbargoWhenDue>(wolverine, LiftEmbargoWhenDue.Identity, options);
        Queue<CarryNotes>(wolverine, CarryNotes.Identity, options);
    }

    /// <summary>Options without a broker that does not answer: Wolverine would not start, while the database can carry messages as well.</summary>
    public static async Task<ServerOptions> WithoutMissingBroker(ServerOptions options, TextWriter errors, CancellationToken cancel)
    {
        if (options.RabbitMq is null) return options;
        try
        {
            var factory = new ConnectionFactory { Uri = new Uri(options.RabbitMq), RequestedConnectionTimeout = BrokerAnswersWithin, AutomaticRecoveryEnabled = false };
            await using var connection = await factory.CreateConnectionAsync(cancel);
            return options;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // The innermost words: the outermost are "none of the endpoints".
            await errors.WriteLineAsync($"RabbitMQ does not answer ({e.GetBaseException().Message}): messages of this node go through the database until it is started again.");
            return options with { RabbitMq = null };
        }
    }

    private static void Queue<T>(WolverineOptions wolverine, string type, ServerOptions options) where T : notnull
    {
        var name = $"newsroom-{type}";
        wolverine.LocalQueue(name).UseDurableInbox().MaximumParallelMessages(AtOnce);
        if (options.RabbitMq is null)
        {
            wolverine.PublishMessage<T>().ToLocalQueue(name);
            return;
        }
        wolverine.ListenToRabbitQueue(name).UseDurableInbox().MaximumParallelMessages(AtOnce);
        wolverine.PublishMessage<T>().ToRabbitQueue(name).UseDurableOutbox();
    }

    private static void Durability(DurabilitySettings durability)
    {
        durability.Mode = DurabilityMode.Balanced;
        durability.MessageStorageSchemaName = Schema;
        durability.KeepAfterMessageHandling = TimeSpan.FromDays(1);
        // A due message waits for this look, and a replayed one too; each is some statements, on every node.
        durability.ScheduledJobFirstExecution = TimeSpan.Zero;
        durability.ScheduledJobPollingTime = TimeSpan.FromSeconds(1);
        durability.RecoveryBatchSize = 500;
        durability.OrphanedMessageSweepPollingTime = TimeSpan.FromSeconds(5);
        // A node that dies is given up after this; its messages are then anybody's.
        durability.FirstHealthCheckExecution = TimeSpan.Zero;
        durability.HealthCheckPollingTime = TimeSpan.FromSeconds(2);
        durability.CheckAssignmentPeriod = TimeSpan.FromSeconds(2);
        durability.StaleNodeTimeout = TimeSpan.FromSeconds(20);
        durability.OutboxStaleTime = TimeSpan.FromMinutes(1);
        durability.DrainTimeout = TimeSpan.FromSeconds(10);
        durability.DurabilityMetricsEnabled = false;
        durability.NodeAssignmentHealthCheckTracingEnabled = false;
    }

    private static void Copy(System.Text.Json.JsonSerializerOptions from, System.Text.Json.JsonSerializerOptions to)
    {
        to.PropertyNamingPolicy = from.PropertyNamingPolicy;
        to.Encoder = from.Encoder;
        foreach (var converter in from.Converters) to.Converters.Add(converter);
    }

    /// <summary>
    /// What a newsroom of before Marten became its one engine has sent and not handled yet: the same JSON, under a content type
    /// of its own.
    /// </summary>
    private sealed class FormerMessages : IMessageSerializer
    {
        public string ContentType => "application/vnd.newsroom+json";

        public object ReadFromData(Type messageType, Envelope envelope) =>
            System.Text.Json.JsonSerializer.Deserialize(envelope.Data, messageType, KernelJson.Options)!;

        public byte[] Write(Envelope envelope) => WriteMessage(envelope.Message!);

        public byte[] WriteMessage(object message) => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(message, message.GetType(), KernelJson.Options);

        public object ReadFromData(byte[] data) => throw new NotSupportedException("The type stands on the envelope.");
    }
}
