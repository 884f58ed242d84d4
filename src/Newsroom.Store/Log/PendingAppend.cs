using Newsroom.Core.Kernel;

namespace Newsroom.Store;

/// <summary>An append that waits for its verdict.</summary>
/// <param name="enlist">Puts documents and messages of the caller's into the session that commits the append; null for none.</param>
internal sealed class PendingAppend(StreamAppend append, Func<Enlistment, ValueTask>? enlist, CancellationToken cancel)
{
    public StreamAppend Append { get; } = append;
    public Func<Enlistment, ValueTask>? Enlist { get; } = enlist;
    public CancellationToken Cancel { get; } = cancel;
    public TaskCompletionSource<Appended> Verdict { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was written; null when nothing was, and <see cref="Failed"/> says why.</summary>
    public Appended? Written { get; set; }
    public Exception? Failed { get; set; }
    public bool Decided => Written is not null || Failed is not null;

    /// <summary>Who waits behind it for the same stream.</summary>
    public PendingAppend? Behind { get; set; }

    public void Tell()
    {
        if (Written is not null) Verdict.TrySetResult(Written);
        else Verdict.TrySetException(Failed!);
    }
}
