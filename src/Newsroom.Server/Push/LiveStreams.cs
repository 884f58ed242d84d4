using Microsoft.Extensions.Options;
using Newsroom.Server.Hosting;
using Newsroom.Server.Http;

namespace Newsroom.Server.Push;

/// <summary>The live streams that are open on this node: so many a key, since each holds a connection and its place.</summary>
public sealed class LiveStreams(IOptions<ServerOptions> options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> open = new(StringComparer.Ordinal);
    private int count;
    private long cutOff;

    /// <summary>Who listens just now.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>How many were cut off since the node began, as they did not read.</summary>
    public long CutOff => Volatile.Read(ref cutOff);

    public void CountCutOff() => Interlocked.Increment(ref cutOff);

    /// <returns>To be disposed of when the stream ends.</returns>
    /// <exception cref="RequestRefused">429 when the key has as many open as it may have.</exception>
    public IDisposable Open(string key)
    {
        lock (gate)
        {
            var mine = open.GetValueOrDefault(key);
            if (mine >= options.Value.StreamsPerKey) throw new RequestRefused(Problems.TooManyStreams(options.Value.StreamsPerKey));
            open[key] = mine + 1;
            count++;
        }
        return new Place(this, key);
    }

    private void Leave(string key)
    {
        lock (gate)
        {
            count--;
            if (--open[key] == 0) open.Remove(key);
        }
    }

    private sealed class Place(LiveStreams streams, string key) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0) streams.Leave(key);
        }
    }
}
