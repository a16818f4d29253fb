using System.Net;
using Microsoft.AspNetCore.Http;
using Rem.Web.Sites;

namespace Rem.Web.Serving;

/// <summary>What a proxy of the site says of who really asks. The same headers of anybody else are no more than text.</summary>
internal static class Forwarded
{
    private const string For = "X-Forwarded-For";
    private const string Proto = "X-Forwarded-Proto";

    /// <summary>Puts the client's address and scheme in the place of the proxy's.</summary>
    public static void Apply(HttpContext http, SiteSettings site)
    {
        if (site.Proxies.Count == 0 || http.Connection.RemoteIpAddress is not { } remote || !Has(site.Proxies, remote))
        {
            return;
        }

        // From the right: each proxy adds the address that it saw, and only those of ours are believed.
        var hops = http.Request.Headers[For].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var i = hops.Length - 1; i >= 0 && IPAddress.TryParse(hops[i], out var address); i--)
        {
            http.Connection.RemoteIpAddress = address;
            if (!Has(site.Proxies, address))
            {
                break;
            }
        }

        var scheme = http.Request.Headers[Proto].ToString();
        if (scheme is "http" or "https")
        {
            http.Request.Scheme = scheme;
        }
    }

    /// <summary>True for an address of a list, in whichever family it is written.</summary>
    public static bool Has(IReadOnlyList<IPAddress> addresses, IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        for (var i = 0; i < addresses.Count; i++)
        {
            if (addresses[i].Equals(plain))
            {
                return true;
            }
        }

        return false;
    }
}
