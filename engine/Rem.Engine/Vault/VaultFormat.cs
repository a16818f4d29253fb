using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Rem.Vault;

/// <summary>
/// A store as bytes: a head (magic and version, store, key, count), for each secret its name and its value as sealed
/// boxes (nonce, length, ciphertext, tag), and a seal over everything before it, so that an entry that is cut out, moved
/// or put back from an older file is noticed. All boxes are made anew, each with a nonce of its own, whenever it is written.
/// </summary>
internal static class VaultFormat
{
    public const int HeadLength = 28;

    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int TimeLength = 8;
    private const int SealLength = NonceLength + TagLength;
    private const int LeastEntry = 2 * (NonceLength + sizeof(int) + TagLength);

    // The last byte is the version.
    private static ReadOnlySpan<byte> Magic => "rem.sec\x01"u8;

    /// <summary>The key that a store names; null when the bytes are no store of this version, with the reason.</summary>
    public static ulong? KeyOf(ReadOnlySpan<byte> bytes, out string why)
    {
        var isOther = bytes.Length >= Magic.Length && bytes.StartsWith(Magic[..^1]) && bytes[Magic.Length - 1] != Magic[^1];
        why = isOther ? $"it has the version {bytes[Magic.Length - 1]}, this rem reads {Magic[^1]}"
            : bytes.Length < HeadLength + SealLength ? $"it has {bytes.Length} bytes, fewer than an empty one"
            : "it does not begin as one";
        return !isOther && bytes.Length >= HeadLength + SealLength && bytes.StartsWith(Magic) ? BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]) : null;
    }

    /// <summary>What is in a store; null when a byte of it is not as it was written.</summary>
    public static VaultContent? Decode(ReadOnlySpan<byte> bytes, VaultKey key)
    {
        using var cipher = new AesGcm(key.Bits, TagLength);
        try
        {
            var body = bytes[..^SealLength];
            var seal = bytes[^SealLength..];
            cipher.Decrypt(seal[..NonceLength], [], seal[NonceLength..], [], body);
            var store = BinaryPrimitives.ReadUInt64LittleEndian(body[8..]);
            var count = BinaryPrimitives.ReadInt32LittleEndian(body[24..]);
            return Entries(body[HeadLength..], count, cipher, store) is { } entries ? new VaultContent(store, key, entries) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A store as bytes.</summary>
    public static byte[] Encode(VaultContent content)
    {
        using var cipher = new AesGcm(content.Key.Bits, TagLength);
        using var bytes = new MemoryStream();
        Span<byte> head = stackalloc byte[HeadLength];
        Magic.CopyTo(head);
        BinaryPrimitives.WriteUInt64LittleEndian(head[8..], content.Store);
        BinaryPrimitives.WriteUInt64LittleEndian(head[16..], content.Key.Id);
        BinaryPrimitives.WriteInt32LittleEndian(head[24..], content.Entries.Count);
        bytes.Write(head);
        foreach (var entry in content.Entries.Values)
        {
            Box(bytes, cipher, Encoding.UTF8.GetBytes(entry.Name), Purpose(content.Store, null));
            Box(bytes, cipher, Plain(entry), Purpose(content.Store, entry.Name));
        }

        Span<byte> seal = stackalloc byte[SealLength];
        RandomNumberGenerator.Fill(seal[..NonceLength]);
        cipher.Encrypt(seal[..NonceLength], [], [], seal[NonceLength..], bytes.ToArray());
        bytes.Write(seal);
        return bytes.ToArray();
    }

    private static SortedDictionary<string, VaultEntry>? Entries(ReadOnlySpan<byte> rest, int count, AesGcm cipher, ulong store)
    {
        var entries = new SortedDictionary<string, VaultEntry>(StringComparer.Ordinal);
        if (count < 0 || count > rest.Length / LeastEntry)
        {
            return null;
        }

        for (var i = 0; i < count; i++)
        {
            if (Open(ref rest, cipher, Purpose(store, null)) is not { } nameBytes)
            {
                return null;
            }

            var name = Encoding.UTF8.GetString(nameBytes);
            if (Open(ref rest, cipher, Purpose(store, name)) is not { Length: >= TimeLength } plain
                || !entries.TryAdd(name, new VaultEntry(name, Encoding.UTF8.GetString(plain.AsSpan(TimeLength)), Time(plain))))
            {
                return null;
            }

            CryptographicOperations.ZeroMemory(plain);
        }

        return rest.IsEmpty ? entries : null;
    }

    private static DateTimeOffset Time(byte[] plain) => DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(plain));

    private static byte[] Plain(VaultEntry entry)
    {
        var plain = new byte[TimeLength + Encoding.UTF8.GetByteCount(entry.Value)];
        BinaryPrimitives.WriteInt64LittleEndian(plain, entry.Set.ToUnixTimeMilliseconds());
        Encoding.UTF8.GetBytes(entry.Value, plain.AsSpan(TimeLength));
        return plain;
    }

    // What a box belongs to: of this version, this store, and for a value of this name.
    private static byte[] Purpose(ulong store, string? name)
    {
        using var purpose = new MemoryStream();
        purpose.Write(Magic);
        purpose.Write(BitConverter.GetBytes(store));
        purpose.Write(name is null ? "name"u8 : "value of "u8);
        purpose.Write(Encoding.UTF8.GetBytes(name ?? ""));
        return purpose.ToArray();
    }

    private static void Box(MemoryStream bytes, AesGcm cipher, byte[] plain, byte[] purpose)
    {
        Span<byte> nonce = stackalloc byte[NonceLength];
        Span<byte> tag = stackalloc byte[TagLength];
        Span<byte> length = stackalloc byte[sizeof(int)];
        var hidden = new byte[plain.Length];
        RandomNumberGenerator.Fill(nonce);
        BinaryPrimitives.WriteInt32LittleEndian(length, plain.Length);
        cipher.Encrypt(nonce, plain, hidden, tag, purpose);
        CryptographicOperations.ZeroMemory(plain);
        bytes.Write(nonce);
        bytes.Write(length);
        bytes.Write(hidden);
        bytes.Write(tag);
    }

    private static byte[]? Open(ref ReadOnlySpan<byte> rest, AesGcm cipher, byte[] purpose)
    {
        const int Before = NonceLength + sizeof(int);
        if (rest.Length < Before || BinaryPrimitives.ReadInt32LittleEndian(rest[NonceLength..]) is var length && (length < 0 || length > rest.Length - Before - TagLength))
        {
            return null;
        }

        var plain = new byte[length];
        cipher.Decrypt(rest[..NonceLength], rest.Slice(Before, length), rest.Slice(Before + length, TagLength), plain, purpose);
        rest = rest[(Before + length + TagLength)..];
        return plain;
    }
}
