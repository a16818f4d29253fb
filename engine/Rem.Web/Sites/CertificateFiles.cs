using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Rem.Errors;
using Rem.Plans;

namespace Rem.Web.Sites;

/// <summary>
/// Reads the certificate of a site with its key. Throws a <see cref="PlanException"/> (<see cref="WebErrors.Certificate"/>)
/// that says which of the two files is wrong, and how.
/// </summary>
internal sealed class CertificateFiles(SiteSettings site, TimeProvider clock)
{
    private readonly TlsFiles _files = site.Tls!;

    /// <summary>Reads them.</summary>
    public SslStreamCertificateContext Read()
    {
        var (text, key) = (Text(_files.Certificate, "certificate"), Text(_files.Key, "key"));
        CheckTime(Certificate(text));
        using var both = WithKey(text, key);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(text);

        // What is read from PEM has a key that only lives as long as it; what is read from PKCS 12 has one of its own.
        return SslStreamCertificateContext.Create(X509CertificateLoader.LoadPkcs12(both.Export(X509ContentType.Pkcs12), null), chain, offline: true);
    }

    private string Text(string path, string what)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Wrong(error is FileNotFoundException or DirectoryNotFoundException ? $"there is no {what} {path}" : $"the {what} {path} cannot be read: {error.Message}");
        }
    }

    private X509Certificate2 Certificate(string text)
    {
        try
        {
            return X509Certificate2.CreateFromPem(text);
        }
        catch (CryptographicException)
        {
            throw Wrong($"{_files.Certificate} holds no certificate in PEM", "it begins with `-----BEGIN CERTIFICATE-----`; the site's own comes first, then those between it and the root");
        }
    }

    private X509Certificate2 WithKey(string text, string key)
    {
        try
        {
            return X509Certificate2.CreateFromPem(text, key);
        }
        catch (ArgumentException)
        {
            throw Wrong($"the key {_files.Key} is not that of the certificate {_files.Certificate}");
        }
        catch (CryptographicException)
        {
            throw key.Contains("BEGIN ENCRYPTED", StringComparison.Ordinal)
                ? Wrong($"the key {_files.Key} is encrypted", "`openssl pkey -in FILE -out FILE` takes the password away; let nobody else read the file")
                : Wrong($"{_files.Key} holds no private key in PEM of the certificate {_files.Certificate}", "it begins with `-----BEGIN PRIVATE KEY-----`");
        }
    }

    private void CheckTime(X509Certificate2 certificate)
    {
        using var read = certificate;
        var now = clock.GetUtcNow().UtcDateTime;
        var (from, until) = (read.NotBefore.ToUniversalTime(), read.NotAfter.ToUniversalTime());
        if (now > until || now < from)
        {
            throw Wrong($"the certificate {_files.Certificate} {(now > until ? $"held until {Time(until)}" : $"holds from {Time(from)}")}, and it is {Time(now)}", "every client would refuse it: renew it, or set the clock");
        }
    }

    private static string Time(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private PlanException Wrong(string message, string? hint = null) => new(WebErrors.Certificate, _files.At, $"'tls' of the site '{site.Name}': {message}", hint ?? WebErrors.Certificate.Fix);
}
