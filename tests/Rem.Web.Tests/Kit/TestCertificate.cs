using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Rem.Web.Tests.Kit;

/// <summary>A certificate that a test has made itself, in PEM.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="Key">Its key.</param>
/// <param name="Thumbprint">What clients know it by.</param>
internal sealed record TestCertificate(string Certificate, string Key, string Thumbprint)
{
    /// <summary>The key, behind a password.</summary>
    public required string EncryptedKey { get; init; }

    /// <summary>Makes one for host names; it holds from a number of days from now until another.</summary>
    public static TestCertificate Make(int from = -1, int until = 30, params string[] hosts)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=rem test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts.DefaultIfEmpty("localhost"))
        {
            names.AddDnsName(host);
        }

        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(from), now.AddDays(until));
        return new TestCertificate(made.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem(), made.Thumbprint)
        {
            EncryptedKey = key.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)),
        };
    }
}
