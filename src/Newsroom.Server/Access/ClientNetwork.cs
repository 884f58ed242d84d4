using System.Net;
using System.Net.Sockets;

namespace Newsroom.Server.Access;

/// <summary>What a limit by address is about: of IPv6 the /64, which is what one customer is given; of IPv4 the address, written as IPv6 too.</summary>
public static class ClientNetwork
{
    public static IPAddress Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
