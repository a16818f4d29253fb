using Rem.Runtime.Lua.Native;

namespace Rem.Runtime.Lua.Patterns;

/// <summary>The bytes of a Lua text, which stays where it is as long as it is on the stack.</summary>
internal readonly unsafe struct ByteRange(byte* start, int length)
{
    /// <summary>The first byte.</summary>
    public byte* Start => start;

    /// <summary>Number of bytes.</summary>
    public int Length => length;

    /// <summary>Behind the last byte, where a NUL stands.</summary>
    public byte* End => start + length;

    /// <summary>The text at an index of the stack, which is known to be one.</summary>
    public static ByteRange Of(nint state, int index)
    {
        nuint size;
        var bytes = LuaNative.ToText(state, index, &size);
        return new ByteRange(bytes, checked((int)size));
    }
}
