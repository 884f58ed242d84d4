using System.Collections.Concurrent;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;

namespace Newsroom.Store;

/// <summary>What this node's daemon says about the shards that it leads: the listings' and the subscriptions'.</summary>
public sealed class ShardStates : IObserver<ShardState>
{
    private readonly ConcurrentDictionary<string, Shard> shards = new(StringComparer.Ordinal);
    private readonly Signal advanced = new();

    internal event Action<ShardState>? Changed;

    internal Task Advanced => advanced.Next;

    /// <summary>Why the shard stands still, when it does and this node leads it.</summary>
    internal string? ErrorOf(string name) => shards.TryGetValue(name, out var shard) ? shard.Error : null;

    internal long PositionOf(string name) => shards.TryGetValue(name, out var shard) ? Interlocked.Read(ref shard.Position) : 0;

    /// <summary>Whether this node runs the shard, as far as it has been told.</summary>
    internal bool IsLed(string name) => shards.TryGetValue(name, out var shard) && shard.Led;

    /// <summary>Whether all that this node runs has come to a position.</summary>
    internal bool AllReached(long position) => shards.Values.All(s => !s.Led || Interlocked.Read(ref s.Position) >= position);

    /// <summary>Said by whoever fails, since the daemon's own report may be of another exception, from clearing up.</summary>
    /// <param name="why">Where, and for what reason.</param>
    public void StandsStill(string name, string why) => Of(name).Error = why;

    public void OnNext(ShardState value)
    {
        if (value.ShardName is not { } identity || identity == ShardState.HighWaterMark) return;
        var shard = Of(identity[..Math.Max(0, identity.IndexOf(':', StringComparison.Ordinal))]);
        switch (value.Action)
        {
            case ShardAction.Updated:
                Interlocked.Exchange(ref shard.Position, value.Sequence);
                shard.Error = null;
                shard.Led = true;
                break;
            case ShardAction.Paused or ShardAction.Stopped when value.Exception is { } why:
                // Told to readers and operators: of a database that is not there, our words for it.
                shard.Error = Causes(why).FirstOrDefault(States.IsUnavailable) is { } away
                    ? States.Reason(away)
                    : shard.Error ?? $"After position {value.Sequence}: {why.GetBaseException().Message}";
                break;
        }
        if (value.Action is ShardAction.Paused or ShardAction.Stopped) shard.Led = false;
        Changed?.Invoke(value);
        advanced.Raise();
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    internal static IEnumerable<Exception> Causes(Exception e)
    {
        for (Exception? inner = e; inner is not null; inner = inner.InnerException) yield return inner;
    }

    private Shard Of(string name) => shards.GetOrAdd(name, static _ => new Shard());

    private sealed class Shard
    {
        public long Position;

        public volatile string? Error;

        public volatile bool Led;
    }
}
