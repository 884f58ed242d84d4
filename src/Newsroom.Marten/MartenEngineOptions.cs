namespace Newsroom.Marten;

/// <summary>What may be set of the Marten engine beside what every node has.</summary>
public sealed record MartenEngineOptions : NodeOptions
{
    /// <summary>How often a node tries to lead a view or reactor that no node leads.</summary>
    public TimeSpan TryToLeadEvery { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long the daemon gives a gap in the log before it asks whether anything can still fill it.</summary>
    public TimeSpan GapPatience { get; init; } = TimeSpan.FromSeconds(1);
}
