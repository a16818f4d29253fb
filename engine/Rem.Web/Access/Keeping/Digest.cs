using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Rem.Web.Access;

/// <summary>
/// The SHA-256 of a secret: what is kept of it, and by what it is found. To compare two of them tells nothing of the
/// secret, so that a table may do it as it likes.
/// </summary>
internal readonly record struct Digest(ulong A, ulong B, ulong C, ulong D)
{
    private const int Bytes = 32;

    /// <summary>The digest of bytes.</summary>
    public static Digest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Bytes];
        SHA256.HashData(bytes, hash);
        return new Digest(
            BinaryPrimitives.ReadUInt64BigEndian(hash),
            BinaryPrimitives.ReadUInt64BigEndian(hash[8..]),
            BinaryPrimitives.ReadUInt64BigEndian(hash[16..]),
            BinaryPrimitives.ReadUInt64BigEndian(hash[24..]));
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, out Digest digest)
    {
        digest = default;
        if (text?.Length != 2 * Bytes
            || !TryPart(text, 0, out var a) || !TryPart(text, 16, out var b) || !TryPart(text, 32, out var c) || !TryPart(text, 48, out var d))
        {
            return false;
        }

        digest = new Digest(a, b, c, d);
        return true;
    }

    /// <summary>Puts its bytes somewhere.</summary>
    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, A);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], B);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], C);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], D);
    }

    /// <summary>64 hexadecimal digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{A:x16}{B:x16}{C:x16}{D:x16}");

    /// <inheritdoc/>
    public override int GetHashCode() => (int)A; // it is spread evenly already

    private static bool TryPart(string text, int at, out ulong part) =>
        ulong.TryParse(text.AsSpan(at, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out part);
}
