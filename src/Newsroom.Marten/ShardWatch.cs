using System.Collections.Concurrent;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;

namespace Newsroom.Marten;

/// <summary>What this node's daemon says about its views and reactors.</summary>
/// <param name="overtaken">Told of a shard that has stopped since somebody else moved its progress.</param>
internal sealed class ShardWatch(Signal advanced, WriteHealth health, Action<string> overtaken) : IObserver<ShardState>
{
    private readonly ConcurrentDictionary<string, Shard> shards = new(StringComparer.Ordinal);

    public IFollowed Of(string name) => shards.GetOrAdd(name, static n => new Shard(n));

    public void OnNext(ShardState value)
    {
        if (value.ShardName is not { } shard || shard == ShardState.HighWaterMark) return;
        var name = shard[..Math.Max(0, shard.IndexOf(':', StringComparison.Ordinal))];
        if (!shards.TryGetValue(name, out var known)) return;
        known.Learn(value);
        if (value.Action == ShardAction.Updated) health.Taken();
        else if (value.Exception is { } why && Chain(why).FirstOrDefault(States.IsRefusal) is { } refusal) health.Refused(refusal);
        if (value is { Action: ShardAction.Stopped, Exception: not null }) overtaken(shard);
        advanced.Raise();
    }

    /// <param name="why">Where, and for what reason.</param>
    public void StandsStill(string name, string why)
    {
        if (shards.TryGetValue(name, out var known)) known.Error = why;
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private sealed class Shard(string name) : IFollowed
    {
        private long position;
        private volatile string? error;

        public string Name => name;
        public string? Error
        {
            get => error;
            set => error = value;
        }

        public long Position => Interlocked.Read(ref position);

        public void Learn(ShardState state)
        {
            switch (state.Action)
            {
                case ShardAction.Updated:
                    Interlocked.Exchange(ref position, state.Sequence);
                    error = null;
                    break;
                case ShardAction.Paused when state.Exception is { } why:
                    // Told to readers and operators: of a database that is not there, our words for it.
                    error = Chain(why).FirstOrDefault(States.IsUnavailable) is { } away
                        ? States.Reason(away)
                        : error ?? $"After position {state.Sequence}: {why.GetBaseException().Message}";
                    break;
            }
        }
    }

    private static IEnumerable<Exception> Chain(Exception e)
    {
        for (Exception? inner = e; inner is not null; inner = inner.InnerException) yield return inner;
    }
}
