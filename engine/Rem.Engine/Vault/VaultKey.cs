using System.Security.Cryptography;

namespace Rem.Vault;

/// <summary>A key of a store: 256 bits, known by a name that gives nothing of it away.</summary>
/// <param name="Store">The store that it was made for.</param>
/// <param name="Bits">The key itself.</param>
internal sealed record VaultKey(ulong Store, byte[] Bits)
{
    /// <summary>Bytes of a key.</summary>
    public const int Length = 32;

    /// <summary>What stores call it.</summary>
    public ulong Id { get; } = IdOf(Bits);

    /// <summary>A new key for a store.</summary>
    public static VaultKey Make(ulong store) => new(store, RandomNumberGenerator.GetBytes(Length));

    private static ulong IdOf(byte[] bits)
    {
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(bits, "rem: the name of this key"u8, digest);
        return BitConverter.ToUInt64(digest);
    }
}
