namespace Newsroom.Store;

/// <summary>Wakes everybody who waits. A waiter takes the present task first, then looks, then waits, so that nothing is missed.</summary>
internal sealed class Signal
{
    private volatile TaskCompletionSource next = New();

    public Task Next => next.Task;

    public void Raise()
    {
        var raised = Interlocked.Exchange(ref next, New());
        raised.TrySetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Returns when raised or after the time, whichever is first.</summary>
    public static async Task WaitOr(Task raised, TimeSpan time, CancellationToken cancel)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(raised, Task.Delay(time, done.Token));
        await done.CancelAsync();
        cancel.ThrowIfCancellationRequested();
    }
}
