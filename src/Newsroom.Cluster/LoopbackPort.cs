using System.Net;
using System.Net.Sockets;

namespace Newsroom.Cluster;

/// <summary>The port in a server's address.</summary>
internal static class LoopbackPort
{
    /// <summary>On Unix a part of the socket's name in a directory of its own, so always the same; on Windows a TCP port that is free now.</summary>
    public static int Choose()
    {
        if (!OperatingSystem.IsWindows())
            return 5432;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
