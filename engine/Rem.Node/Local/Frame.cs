using Rem.Values;

namespace Rem.Node.Local;

/// <summary>A frame as it came.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Id">The request that it belongs to.</param>
/// <param name="Name">A request's method, else empty.</param>
/// <param name="Value">Argument, answer, error, item or number.</param>
/// <param name="Bytes">Its length.</param>
internal readonly record struct Frame(FrameKind Kind, long Id, string Name, object? Value, int Bytes)
{
    /// <summary>A frame's bytes; null when it is too large.</summary>
    public static byte[]? Write(FrameKind kind, long id, string? name, object? value, LocalLimits limits) =>
        ValueBytes.Frame(name is null ? RemList.Of((long)kind, id, value) : RemList.Of((long)kind, id, name, value), limits.FrameBytes);

    /// <summary>Reads one. Throws <see cref="FrameException"/> when the bytes are none.</summary>
    public static Frame Read(ReadOnlySpan<byte> content, LocalLimits limits)
    {
        if (!ValueBytes.TryRead(content, limits.ValueBytes, out var value, out var why))
        {
            throw new FrameException(why);
        }

        if (value is not RemList { Count: 3 or 4 } parts || parts[0] is not long kind || parts[1] is not long id || (kind == (long)FrameKind.Request) != (parts.Count == 4))
        {
            throw new FrameException("a frame is no list of a kind, a number and a value");
        }

        return parts.Count == 3
            ? new Frame((FrameKind)kind, id, "", parts[2], content.Length)
            : new Frame((FrameKind)kind, id, parts[2] as string ?? throw new FrameException("a method has no name"), parts[3], content.Length);
    }
}

/// <summary>Bytes that are no frame. The message says why, for a person.</summary>
internal sealed class FrameException(string message) : Exception(message);
