using System.Collections.Concurrent;
using JasperFx;
using JasperFx.CodeGeneration;
using Newsroom.Core.Kernel;
using Wolverine;
using Wolverine.Attributes;
using Wolverine.Runtime;
using Wolverine.Runtime.Handlers;

namespace Newsroom.Store.Tests;

/// <summary>A message that commits with an append.</summary>
/// <param name="Version">The stream's after that append.</param>
[MessageIdentity("told")]
public sealed record Told(string Stream, long Version, string By);

/// <summary>Wolverine on a node: one durable local queue, and a handler that writes down what it is given.</summary>
/// <param name="then">Done with each message before it counts as handled.</param>
public sealed class Post(Func<Told, Task>? then = null)
{
    /// <summary>In the order in which they came to an end.</summary>
    public ConcurrentQueue<Told> Handled { get; } = [];

    public void Configure(WolverineOptions wolverine)
    {
        wolverine.ServiceName = "accounts";
        wolverine.ApplicationAssembly = typeof(Post).Assembly;
        wolverine.Discovery.DisableConventionalDiscovery();
        wolverine.Policies.DisableConventionalLocalRouting();
        // One handler, written by hand: nothing is generated, and nothing is compiled when a node starts.
        wolverine.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
        // Made when the node opens.
        wolverine.AutoBuildMessageStorageOnStartup = AutoCreate.None;
        wolverine.AddMessageHandler(typeof(Told), new Handler(this));
        wolverine.LocalQueue("told").UseDurableInbox();
        wolverine.PublishMessage<Told>().ToLocalQueue("told");
        wolverine.Durability.MessageStorageSchemaName = "wolverine";
        wolverine.Durability.KeepAfterMessageHandling = TimeSpan.FromHours(1);
        wolverine.Durability.ScheduledJobFirstExecution = TimeSpan.Zero;
        wolverine.Durability.ScheduledJobPollingTime = TimeSpan.FromMilliseconds(500);
        wolverine.Durability.FirstHealthCheckExecution = TimeSpan.Zero;
        wolverine.Durability.HealthCheckPollingTime = TimeSpan.FromSeconds(1);
        wolverine.Durability.CheckAssignmentPeriod = TimeSpan.FromSeconds(1);
        wolverine.Durability.DurabilityMetricsEnabled = false;
    }

    private sealed class Handler(Post post) : MessageHandler<Told>
    {
        protected override async Task HandleAsync(Told message, MessageContext context, CancellationToken cancellation)
        {
            if (post.Then is { } then) await then(message);
            post.Handled.Enqueue(message);
        }
    }

    private Func<Told, Task>? Then => then;
}
