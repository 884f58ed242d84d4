using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Newsroom.Store.Tests;

/// <summary>What the network does to what passes through it.</summary>
public enum Fault
{
    None,
    /// <summary>Connections are reset, new ones too.</summary>
    Cut,
    /// <summary>Connections stand and nothing passes, in either direction, the end of a connection included.</summary>
    Swallow,
    /// <summary>What is asked arrives; the answers do not.</summary>
    SwallowAnswers,
    /// <summary>What is asked lies on the way until <see cref="FaultyNetwork.Deliver"/>, when nobody expects it any more.</summary>
    Delay,
}

/// <summary>
/// The network between a node and its PostgreSQL: a loopback port that passes bytes on, until it does not. A connection
/// that has lost bytes never gets well again; new ones do.
/// </summary>
public sealed class FaultyNetwork : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Line, bool> lines = new();
    private readonly CancellationTokenSource stop = new();
    private readonly EndPoint server;
    private readonly Task accepting;
    private volatile Fault fault;

    public FaultyNetwork(string connectionString)
    {
        var direct = new NpgsqlConnectionStringBuilder(connectionString);
        server = direct.Host!.StartsWith('/')
            ? new UnixDomainSocketEndPoint(Path.Combine(direct.Host, $".s.PGSQL.{direct.Port}"))
            : new DnsEndPoint(direct.Host, direct.Port);
        listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port,
        }.ConnectionString;
        accepting = Task.Run(Accept);
    }

    /// <summary>Through this network.</summary>
    public string ConnectionString { get; }

    public void Becomes(Fault what)
    {
        fault = what;
        if (what != Fault.Cut) return;
        foreach (var line in lines.Keys) line.Reset();
    }

    /// <summary>Hands over, at last, what <see cref="Fault.Delay"/> held up.</summary>
    public async Task Deliver()
    {
        foreach (var line in lines.Keys) await line.Deliver();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        foreach (var line in lines.Keys) line.Reset();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task Accept()
    {
        while (!stop.IsCancellationRequested)
        {
            var client = await listener.AcceptSocketAsync(stop.Token);
            var line = new Line(this, client);
            lines[line] = true;
            _ = Task.Run(line.Run);
        }
    }

    private sealed class Line(FaultyNetwork network, Socket client)
    {
        private readonly Socket upstream = new(
            network.server is UnixDomainSocketEndPoint ? AddressFamily.Unix : AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Unspecified);
        private readonly ConcurrentQueue<byte[]> held = new();
        private volatile bool lost;

        public async Task Run()
        {
            if (network.fault == Fault.Cut)
            {
                Reset();
                return;
            }
            try
            {
                await upstream.ConnectAsync(network.server);
                await Task.WhenAll(Pass(client, upstream, asking: true), Pass(upstream, client, asking: false));
            }
            catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
            {
                // Either end is gone.
            }
            // What the network has swallowed, the end of the connection among it, the other side never learns.
            if (lost) return;
            network.lines.TryRemove(this, out _);
            Reset();
        }

        public void Reset()
        {
            foreach (var socket in new[] { client, upstream })
            {
                // Zero seconds of lingering: not an end in good order but a reset.
                if (socket.AddressFamily == AddressFamily.InterNetwork && !socket.SafeHandle.IsInvalid && !socket.SafeHandle.IsClosed)
                    socket.LingerState = new LingerOption(true, 0);
                socket.Dispose();
            }
        }

        public async Task Deliver()
        {
            try
            {
                while (held.TryDequeue(out var bytes)) await upstream.SendAsync(bytes);
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
            {
                // Nobody is there to take it.
            }
        }

        private async Task Pass(Socket from, Socket to, bool asking)
        {
            var buffer = new byte[65536];
            while (true)
            {
                var read = await from.ReceiveAsync(buffer);
                var swallowed = lost || (asking ? network.fault is Fault.Swallow or Fault.Delay : network.fault is Fault.Swallow or Fault.SwallowAnswers);
                if (swallowed)
                {
                    lost = true;
                    if (asking && network.fault == Fault.Delay && read > 0) held.Enqueue(buffer[..read]);
                    if (read == 0) return;
                    continue;
                }
                if (read == 0)
                {
                    Reset();
                    return;
                }
                await to.SendAsync(buffer.AsMemory(0, read));
            }
        }
    }
}
