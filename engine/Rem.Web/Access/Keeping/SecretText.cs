using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Rem.Web.Access;

/// <summary>
/// Secrets of 256 random bits as text: the id of a session, and behind `rem_` a token. They need no slow hash, for nobody
/// can try 2^256 of them.
/// </summary>
internal static class SecretText
{
    /// <summary>What tokens begin with, so that people and scanners of source know one.</summary>
    public const string TokenPrefix = "rem_";

    private const int Bytes = 32;
    private const int Characters = 43;

    /// <summary>A new id of a session.</summary>
    public static string NewSession() => New("");

    /// <summary>A new token.</summary>
    public static string NewToken() => New(TokenPrefix);

    /// <summary>A short random id that is no secret.</summary>
    public static string NewId(int length = 8) => RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", length);

    /// <summary>The digest of a session's id; false for what cannot be one.</summary>
    public static bool TrySession(string text, out Digest digest) => TryDigest(text, "", out digest);

    /// <summary>The digest of a token; false for what cannot be one.</summary>
    public static bool TryToken(string text, out Digest digest) => TryDigest(text, TokenPrefix, out digest);

    private static string New(string prefix)
    {
        Span<byte> bits = stackalloc byte[Bytes];
        RandomNumberGenerator.Fill(bits);
        return prefix + Base64Url.EncodeToString(bits);
    }

    private static bool TryDigest(string text, string prefix, out Digest digest)
    {
        digest = default;
        if (text.Length != prefix.Length + Characters || !text.StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[prefix.Length + Characters];
        if (Encoding.ASCII.GetBytes(text, bytes) != bytes.Length)
        {
            return false;
        }

        digest = Digest.Of(bytes);
        return true;
    }
}
