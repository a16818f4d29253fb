namespace Rem.Web.Access;

/// <summary>Reads the headers by which browsers say which site a request comes from; no page can forge them. Pure.</summary>
public static class OriginCheck
{
    /// <summary>
    /// From where it comes. Both headers have to agree where both are there; another port of the same host is another
    /// site, and `null` (a sandboxed frame, a file) is one, always.
    /// </summary>
    /// <param name="origin">The header `Origin`; null where there is none.</param>
    /// <param name="fetchSite">The header `Sec-Fetch-Site`; null where there is none.</param>
    /// <param name="scheme">`http` or `https`, as this site is reached.</param>
    /// <param name="host">Its host and port, as in the header `Host`, checked by the server before.</param>
    public static OriginVerdict Of(string? origin, string? fetchSite, string scheme, string host)
    {
        if (fetchSite is not null && fetchSite is not ("same-origin" or "none"))
        {
            return OriginVerdict.Foreign;
        }

        if (origin is not null)
        {
            return IsOwn(origin, scheme, host) ? OriginVerdict.Own : OriginVerdict.Foreign;
        }

        return fetchSite is null ? OriginVerdict.Absent : OriginVerdict.Own;
    }

    private static bool IsOwn(string origin, string scheme, string host)
    {
        var rest = origin.AsSpan();
        if (host.Length == 0 || !rest.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        rest = rest[scheme.Length..];
        return rest.StartsWith("://", StringComparison.Ordinal)
            && WithoutPort(rest[3..], scheme).Equals(WithoutPort(host, scheme), StringComparison.OrdinalIgnoreCase);
    }

    // A browser leaves the scheme's own port away, other clients may not.
    private static ReadOnlySpan<char> WithoutPort(ReadOnlySpan<char> host, string scheme)
    {
        var port = scheme.Equals("https", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80";
        return host.EndsWith(port, StringComparison.Ordinal) ? host[..^port.Length] : host;
    }
}
