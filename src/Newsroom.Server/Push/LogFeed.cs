using System.Threading.Channels;
using Newsroom.Core.Access;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;

namespace Newsroom.Server.Push;

/// <summary>
/// The one live reader of the log on this node. It starts at the head and hands every page to whoever listens, through
/// bounded channels; a listener whose channel is full is cut off, since waiting for it would hold up everybody, and
/// remembering for it would grow without end.
/// </summary>
public sealed class LogFeed(EventLog events, KeyRing keys, ILogger<LogFeed> log) : BackgroundService
{
    /// <summary>Events in one read.</summary>
    private const int PageSize = 500;

    /// <summary>Events that wait for one listener at most.</summary>
    public const int Backlog = 1_000;

    private readonly Lock gate = new();
    private readonly HashSet<Listener> listeners = [];
    private long? at;
    private long cutOff;

    /// <summary>Who listens just now.</summary>
    public int Subscribers
    {
        get
        {
            lock (gate) return listeners.Count;
        }
    }

    /// <summary>How many were cut off since the node began.</summary>
    public long CutOff => Volatile.Read(ref cutOff);

    /// <summary>Starts listening; everything behind <see cref="Listener.From"/> will be delivered.</summary>
    /// <exception cref="StoreUnavailable">The log is not being read just now.</exception>
    public Listener Listen()
    {
        lock (gate)
        {
            var listener = new Listener(at ?? throw new StoreUnavailable("The log is not being read just now."), Backlog);
            listeners.Add(listener);
            return listener;
        }
    }

    public void Leave(Listener listener)
    {
        lock (gate) listeners.Remove(listener);
        listener.Close();
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await Follow(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception lost)
            {
                // Whatever it was, the live log must go on: with the database, or after a restart of it.
                FeedLog.Interrupted(log, lost);
                await Task.Delay(TimeSpan.FromMilliseconds(500), stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        lock (gate)
        {
            foreach (var listener in listeners) listener.Close();
            listeners.Clear();
        }
    }

    private async Task Follow(CancellationToken stopping)
    {
        // Nobody can have seen more than the head, so that a first start needs no history. After a loss it goes on where
        // it was: listeners notice nothing.
        long position;
        lock (gate) position = at ??= -1;
        if (position < 0)
        {
            position = await events.SafeHead(stopping);
            lock (gate) at = position;
        }
        // Keys may have changed while nobody read.
        keys.Forget();
        while (true)
        {
            var page = await events.ReadAll(position, PageSize, stopping);
            if (page.Events.Count == 0)
            {
                await events.WaitForMore(position, stopping);
                continue;
            }
            if (page.Events.Any(e => e.Data is KeyRevoked or KeyGranted)) keys.Forget();
            position = page.Events[^1].Position!.Value;
            lock (gate)
            {
                at = position;
                foreach (var listener in listeners.ToArray())
                {
                    if (listener.Offer(page.Events)) continue;
                    listeners.Remove(listener);
                    Interlocked.Increment(ref cutOff);
                }
            }
        }
    }
}

/// <summary>One listener's place in the live log.</summary>
public sealed class Listener
{
    private readonly Channel<Recorded> channel;

    internal Listener(long from, int backlog)
    {
        From = from;
        channel = Channel.CreateBounded<Recorded>(new BoundedChannelOptions(backlog)
        {
            SingleReader = true, SingleWriter = true, FullMode = BoundedChannelFullMode.Wait,
        });
    }

    /// <summary>Everything above this position will come.</summary>
    public long From { get; }

    /// <summary>Completes when the server stops or the listener was too slow.</summary>
    public ChannelReader<Recorded> Events => channel.Reader;

    /// <summary>Fires at once when the listener was cut off, even while it is writing to a client that does not read.</summary>
    public CancellationToken CutOff => cutOff.Token;

    private readonly CancellationTokenSource cutOff = new();

    internal bool Offer(IReadOnlyList<Recorded> events)
    {
        foreach (var recorded in events)
        {
            if (channel.Writer.TryWrite(recorded)) continue;
            channel.Writer.TryComplete();
            cutOff.Cancel();
            return false;
        }
        return true;
    }

    internal void Close() => channel.Writer.TryComplete();
}

internal static partial class FeedLog
{
    [LoggerMessage(1, LogLevel.Warning, "The live log is interrupted; it will be read again")]
    public static partial void Interrupted(ILogger log, Exception why);
}
