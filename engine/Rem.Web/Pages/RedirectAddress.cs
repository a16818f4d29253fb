namespace Rem.Web.Pages;

/// <summary>Where a redirect may lead: to a path of this site, or to a whole http or https address.</summary>
internal static class RedirectAddress
{
    private static readonly Uri Here = new("http://here/");

    /// <summary>
    /// The value of the header `Location`, escaped; null for what is neither. `//host` and `/\host` look like paths and
    /// lead elsewhere: a page that hands on what a visitor wrote must not fall for them.
    /// </summary>
    public static string? Of(string address)
    {
        if (address.Length == 0 || address.StartsWith("//", StringComparison.Ordinal) || address.Contains('\\', StringComparison.Ordinal) || address.AsSpan().IndexOfAnyInRange('\0', '\x1f') >= 0)
        {
            return null;
        }

        if (address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            return Uri.TryCreate(address, UriKind.Absolute, out var whole) ? whole.AbsoluteUri : null;
        }

        return address[0] == '/' && Uri.TryCreate(Here, address, out var uri) && uri.Host == Here.Host ? uri.PathAndQuery + uri.Fragment : null;
    }
}
