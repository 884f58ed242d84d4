using Wolverine;
using Wolverine.Runtime;

namespace Newsroom.Marten;

/// <summary>Wolverine's running part on this node; before it starts, messages are written for any node.</summary>
internal sealed class WolverineNode
{
    private volatile IWolverineRuntime? runtime;

    /// <summary>Under which Wolverine knows this node; 0, which is anybody, while it does not run.</summary>
    public int Number => runtime?.Options.Durability.AssignedNodeNumber ?? 0;

    public void Started(IWolverineRuntime started) => runtime = started;

    /// <summary>Hands over an envelope that was written with this node's number.</summary>
    public ValueTask Enqueue(Envelope envelope) =>
        runtime is { } running ? running.Endpoints.GetOrBuildSendingAgent(envelope.Destination!).EnqueueOutgoingAsync(envelope) : ValueTask.CompletedTask;
}
