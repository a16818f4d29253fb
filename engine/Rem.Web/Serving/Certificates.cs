using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Rem.Web.Sites;

namespace Rem.Web.Serving;

/// <summary>The certificates of the sites at an address, chosen by the name that the client asks for. Safe to use from several threads.</summary>
internal sealed class Certificates
{
    private volatile IReadOnlyList<Site> _sites = [];

    /// <summary>From now on these sites; connections that are there already go on as they are.</summary>
    public void Become(IEnumerable<Site> sites) => _sites = [.. sites.Where(static site => site.Certificate is not null)];

    /// <summary>Says how a connection is to be encrypted.</summary>
    public ValueTask<SslServerAuthenticationOptions> Choose(TlsHandshakeCallbackContext connection) => new(new SslServerAuthenticationOptions
    {
        ServerCertificateContext = Find(connection.ClientHelloInfo.ServerName.ToLowerInvariant()),
        ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
    });

    private SslStreamCertificateContext? Find(string name)
    {
        var sites = _sites;
        foreach (var site in sites)
        {
            if (site.Settings.Answers(name))
            {
                return site.Certificate;
            }
        }

        return sites.Count > 0 ? sites[0].Certificate : null;
    }
}
