using System.Runtime.InteropServices;

namespace Rem.Runtime.Lua.Patterns;

/// <summary>Bytes that are written one after the other, at most as many as fit into a script's memory.</summary>
internal unsafe ref struct ByteOutput
{
    private readonly long _room;
    private byte* _bytes;
    private int _capacity;

    /// <summary>An output of at most <paramref name="room"/> bytes.</summary>
    public ByteOutput(long room) => _room = Math.Min(room, Array.MaxLength);

    /// <summary>The first byte; null while nothing was written.</summary>
    public readonly byte* Start => _bytes;

    /// <summary>Number of bytes.</summary>
    public int Length { get; private set; }

    /// <summary>True when something did not fit; nothing is written from then on.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Writes bytes, or sets <see cref="IsFull"/>.</summary>
    public void Write(scoped ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _capacity - Length)
        {
            Grow(bytes.Length);
        }

        if (!IsFull)
        {
            bytes.CopyTo(new Span<byte>(_bytes + Length, bytes.Length));
            Length += bytes.Length;
        }
    }

    /// <summary>Frees the bytes.</summary>
    public readonly void Free() => NativeMemory.Free(_bytes);

    private void Grow(int more)
    {
        var needed = (long)Length + more;
        IsFull |= needed > _room;
        if (!IsFull)
        {
            _capacity = (int)Math.Min(Math.Max(needed, 256 + (_capacity * 3L / 2)), _room);
            _bytes = (byte*)NativeMemory.Realloc(_bytes, (nuint)_capacity);
        }
    }
}
