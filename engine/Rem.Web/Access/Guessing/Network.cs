using System.Net;
using System.Net.Sockets;

namespace Rem.Web.Access;

/// <summary>Whom an address belongs to, as far as anybody can tell: an IPv4 address alone, of IPv6 the 64 bits that one customer has.</summary>
internal static class Network
{
    /// <summary>The network as text; `local` for none.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "local";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) + "/64"
            : address.ToString();
    }
}
