using JasperFx.Events.Daemon.HighWater;

namespace Newsroom.Store;

/// <summary>Wakes Marten's daemon as soon as something was committed, here or on another node; the time is its safety net.</summary>
internal sealed class DaemonWakeup : IDaemonWakeup
{
    /// <summary>Looking for each commit would cost the writers more than the readers gain.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly Signal committed = new();
    private Task next;

    public DaemonWakeup() => next = committed.Next;

    public void Raise() => committed.Raise();

    public async Task WaitAsync(TimeSpan timeout, CancellationToken token)
    {
        // What was raised while the daemon looked counts: the signal was taken before that look.
        var raised = next;
        await Signal.WaitOr(raised, timeout, token);
        if (raised.IsCompleted) await Task.Delay(Pause, token);
        next = committed.Next;
    }

    public void Dispose()
    {
    }
}
