namespace Newsroom.Core.Kernel;

/// <summary>A running engine: the port's parts over one database.</summary>
public interface IEngine : IAsyncDisposable
{
    IEventStore Events { get; }
    IDocuments Documents { get; }
    IProjections Projections { get; }
    IOutbox Outbox { get; }

    /// <summary>Starts the daemon: async views, reactors and message handlers run from here until disposal.</summary>
    Task Start(CancellationToken cancel = default);

    /// <summary>Completes, with the reason, when this node may no longer write and has given up retaking its lock.</summary>
    Task<string> Lost { get; }
}

/// <summary>What an engine runs: the newsroom's event types, views, reactors and handlers.</summary>
public sealed record EngineDefinition(
    EventTypes Events,
    IReadOnlyList<IView> Views,
    IReadOnlyList<IReactor> Reactors,
    IReadOnlyList<IMessageHandler> Handlers)
{
    public RetryPolicy Retries { get; init; } = RetryPolicy.Default;

    /// <summary>What makes lost messages again.</summary>
    public IReadOnlyList<ISweep> Sweeps { get; init; } = [];
}
