using System.Text;

namespace Rem.Runtime.Lua.Marshal;

/// <summary>
/// Turns the short ASCII keys that scripts use over and over into one string each, without allocating: the same
/// instance also makes looking a key up in a map a comparison of references.
/// </summary>
internal sealed class KeyCache
{
    private const int Size = 512;
    private const int LongestKey = 40;

    private readonly string?[] _keys = new string?[Size];

    /// <summary>The text of the bytes of a key; false where they are no text.</summary>
    public bool TryRead(ReadOnlySpan<byte> bytes, out string key, out int badByte)
    {
        if (bytes.Length is 0 or > LongestKey)
        {
            return LuaText.TryRead(bytes, out key, out badByte);
        }

        ref var slot = ref _keys[Hash(bytes)];
        if (slot is not null && Ascii.Equals(bytes, slot))
        {
            key = slot;
            badByte = -1;
            return true;
        }

        if (!LuaText.TryRead(bytes, out key, out badByte))
        {
            return false;
        }

        slot = key = string.IsInterned(key) ?? key;
        return true;
    }

    /// <summary>Remembers the instance that the plan uses for a key.</summary>
    public void Add(string key)
    {
        if (key.Length is > 0 and <= LongestKey && Ascii.IsValid(key))
        {
            Span<byte> bytes = stackalloc byte[LongestKey];
            _keys[Hash(bytes[..Encoding.ASCII.GetBytes(key, bytes)])] = key;
        }
    }

    private static int Hash(ReadOnlySpan<byte> bytes)
    {
        var length = bytes.Length;
        var hash = (bytes[0] * 31) + (bytes[length - 1] * 7) + (bytes[length / 2] * 131) + (bytes[length / 4] * 17) + (length * 257);
        return (hash ^ (hash >> 7)) & (Size - 1);
    }
}
