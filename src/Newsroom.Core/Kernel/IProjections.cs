namespace Newsroom.Core.Kernel;

/// <summary>The views' machinery: how far each is, and how to rebuild it.</summary>
public interface IProjections
{
    /// <summary>How far each async view and reactor has come, and inline views while they are rebuilt here.</summary>
    ValueTask<IReadOnlyList<Progress>> Progress(CancellationToken cancel = default);

    /// <summary>Returns when the async view or reactor has handled everything up to the position.</summary>
    /// <exception cref="TimeoutException">It did not come so far in time.</exception>
    Task WaitFor(string name, long position, TimeSpan timeout, CancellationToken cancel = default);

    /// <summary>
    /// Folds the view anew from the whole log and replaces what is stored; readers see the old documents until the new
    /// ones are complete, and appends go on. One rebuild of a view at a time, over all nodes: another waits for its turn.
    /// </summary>
    /// <param name="view">A view's name.</param>
    /// <param name="report">Events folded so far, of how many positions.</param>
    Task Rebuild(string view, IProgress<(long Done, long Total)>? report = null, CancellationToken cancel = default);
}

/// <param name="Name">A view's or reactor's name.</param>
/// <param name="Position">Everything up to here is done.</param>
/// <param name="Error">Why it stands still, when it does.</param>
/// <param name="Rebuilding">While this node rebuilds the view, or is about to because its definition has changed.</param>
public sealed record Progress(string Name, long Position, string? Error, Rebuilding? Rebuilding = null);

/// <summary>How far a rebuild has come.</summary>
/// <param name="Done">Everything up to this position is folded.</param>
/// <param name="Total">Of so many positions; 0 before it is known.</param>
/// <param name="Changed">The stored documents are of another definition until the rebuild is over.</param>
public sealed record Rebuilding(long Done, long Total, bool Changed);
