using Newsroom.Core.Kernel;

namespace Newsroom.Postgres;

/// <summary>An append that waits for its verdict.</summary>
internal sealed class PendingAppend(StreamAppend append, CancellationToken cancel)
{
    public StreamAppend Append { get; } = append;
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
