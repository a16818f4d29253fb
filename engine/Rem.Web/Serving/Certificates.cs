using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Rem.Errors;
using Rem.Plans;
using Rem.Web.Sites;

namespace Rem.Web.Serving;

/// <summary>The certificates of the sites at an address, chosen by the name that the client asks for.</summary>
internal sealed class Certificates
{
    private volatile IReadOnlyList<(SiteSettings Site, SslStreamCertificateContext Context)> _all = [];

    /// <summary>Reads the files of the sites. Throws a <see cref="PlanException"/> when one of them is no certificate with its key.</summary>
    public void Load(IEnumerable<SiteSettings> sites)
    {
        var all = new List<(SiteSettings, SslStreamCertificateContext)>();
        foreach (var site in sites)
        {
            if (site.Tls is { } files)
            {
                all.Add((site, Read(files, site.At)));
            }
        }

        _all = all;
    }

    /// <summary>Says how a connection is to be encrypted.</summary>
    public ValueTask<SslServerAuthenticationOptions> Choose(TlsHandshakeCallbackContext connection) => new(new SslServerAuthenticationOptions
    {
        ServerCertificateContext = Find(connection.ClientHelloInfo.ServerName.ToLowerInvariant()),
        ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
        EnabledSslProtocols = System.Security.Authentication.SslProtocols.Tls12 | System.Security.Authentication.SslProtocols.Tls13,
    });

    private SslStreamCertificateContext? Find(string name)
    {
        var all = _all;
        foreach (var (site, context) in all)
        {
            if (site.Answers(name))
            {
                return context;
            }
        }

        return all.Count > 0 ? all[0].Context : null;
    }

    private static SslStreamCertificateContext Read(TlsFiles files, SourceSpan at)
    {
        try
        {
            using var pem = X509Certificate2.CreateFromPemFile(files.Certificate, files.Key);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(files.Certificate);
            return SslStreamCertificateContext.Create(X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null), chain, offline: true);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new PlanException(WebErrors.Site, at, $"the certificate {files.Certificate} with the key {files.Key} cannot be read: {error.Message}", "both are files in PEM: `-----BEGIN CERTIFICATE-----`");
        }
    }
}
