using System.Globalization;

namespace Rem.Web.Sites;

/// <summary>The address of a site as it is written down for people: what it says itself, and never what a request says.</summary>
internal static class SiteAddress
{
    /// <summary>`https://monitor.example.org`, without a slash at its end; null where no host name of the site is a whole one.</summary>
    public static string? Of(SiteSettings site)
    {
        if (site.Address is not null)
        {
            return site.Address;
        }

        var host = site.Hosts.FirstOrDefault(static name => !name.Contains('*', StringComparison.Ordinal));
        var (scheme, usual) = site.Tls is null ? ("http", 80) : ("https", 443);
        var port = site.Listen[0].Port;
        return host is null ? null : string.Create(CultureInfo.InvariantCulture, $"{scheme}://{host}{(port == usual ? "" : $":{port}")}");
    }

    /// <summary>Reads one: scheme, host and port, and nothing else; null for another text.</summary>
    public static string? Read(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.PathAndQuery == "/" && uri.Fragment.Length == 0
            ? uri.GetLeftPart(UriPartial.Authority)
            : null;
}
