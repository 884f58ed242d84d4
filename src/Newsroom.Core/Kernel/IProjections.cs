namespace Newsroom.Core.Kernel;

/// <summary>The views' machinery: how far each is, and how to rebuild it.</summary>
public interface IProjections
{
    /// <summary>How far each async view and reactor has come.</summary>
    ValueTask<IReadOnlyList<Progress>> Progress(CancellationToken cancel = default);

    /// <summary>Returns when the async view or reactor has handled everything up to the position.</summary>
    /// <exception cref="TimeoutException">It did not come so far in time.</exception>
    Task WaitFor(string name, long position, TimeSpan timeout, CancellationToken cancel = default);

    /// <summary>
    /// Folds the view anew from the whole log and replaces what is stored; readers see the old documents until the new
    /// ones are complete.
    /// </summary>
    /// <param name="view">A view's name.</param>
    /// <param name="report">Events folded so far, of how many positions.</param>
    Task Rebuild(string view, IProgress<(long Done, long Total)>? report = null, CancellationToken cancel = default);
}

/// <param name="Name">A view's or reactor's name.</param>
/// <param name="Position">Everything up to here is done.</param>
/// <param name="Error">Why it stands still, when it does.</param>
public sealed record Progress(string Name, long Position, string? Error);
