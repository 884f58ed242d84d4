namespace Newsroom.Marten;

/// <summary>What may be set of the Marten engine beside what every node has.</summary>
public sealed record MartenEngineOptions : NodeOptions
{
    /// <summary>How often a node tries to lead a view or reactor that no node leads.</summary>
    public TimeSpan TryToLeadEvery { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long the daemon gives a gap in the log before it asks whether anything can still fill it.</summary>
    public TimeSpan GapPatience { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often Wolverine looks for messages whose time has come, that were replayed, or that a node left behind.</summary>
    public TimeSpan PollMessages { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>A node that has not been heard of for so long is gone, and its messages are anybody's.</summary>
    public TimeSpan NodeIsGoneAfter { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The address of a RabbitMQ that carries the messages between nodes, <c>amqp://…</c>; null for none.</summary>
    public string? RabbitMq { get; init; }
}
