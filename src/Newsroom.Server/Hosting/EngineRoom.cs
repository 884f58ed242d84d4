using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Server.Hosting;

/// <summary>
/// Holds the running engine for whoever needs it. While there is none, whoever asks is told so; it is not an accident of
/// the one who asks.
/// </summary>
public sealed class EngineRoom
{
    private readonly Lock gate = new();
    private TaskCompletionSource<Running> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Running? running;

    /// <exception cref="StoreUnavailable">There is none just now.</exception>
    public IEngine Engine => Now.Engine;

    /// <summary>For queries that are not part of the port: plain SQL on the same database.</summary>
    /// <exception cref="StoreUnavailable">There is none just now.</exception>
    public NpgsqlDataSource Reads => Now.Reads;

    /// <summary>The engine, as soon as there is one, and a token that fires when it is taken away.</summary>
    public async Task<(IEngine Engine, CancellationToken Closed)> Opened(CancellationToken cancel)
    {
        Task<Running> next;
        lock (gate) next = opened.Task;
        var found = await next.WaitAsync(cancel);
        return (found.Engine, found.Closed.Token);
    }

    internal void Open(IEngine engine, NpgsqlDataSource reads)
    {
        lock (gate)
        {
            running = new Running(engine, reads, new CancellationTokenSource());
            opened.TrySetResult(running);
        }
    }

    internal async Task Close()
    {
        Running? closing;
        lock (gate)
        {
            closing = running;
            running = null;
            if (opened.Task.IsCompleted) opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        if (closing is null) return;
        await closing.Closed.CancelAsync();
        await closing.Engine.DisposeAsync();
        await closing.Reads.DisposeAsync();
    }

    private Running Now => running ?? throw new StoreUnavailable("The engine is not running just now.");

    private sealed record Running(IEngine Engine, NpgsqlDataSource Reads, CancellationTokenSource Closed);
}
