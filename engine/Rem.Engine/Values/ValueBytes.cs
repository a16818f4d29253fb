using System.Buffers.Binary;
using Rem.Scripting.Workers.Wire;

namespace Rem.Values;

/// <summary>
/// A value as bytes, exactly: integers and floats stay apart, maps keep their order, texts may hold half surrogate pairs.
/// For sockets and stores of one machine and version; not a format to be kept for years. Safe to use from several threads.
/// </summary>
public static class ValueBytes
{
    /// <summary>Bytes of the length that stands in front of a frame: little-endian, of what follows.</summary>
    public const int LengthBytes = 4;

    [ThreadStatic]
    private static WireWriter? _writer;

    /// <summary>A value with its length in front; null when what follows would have more than <paramref name="most"/> bytes.</summary>
    public static byte[]? Frame(object? value, int most)
    {
        var writer = _writer ??= new WireWriter();
        writer.Begin(default);
        writer.Limit = (long)WireWriter.Header + most;
        try
        {
            writer.Value(value);
        }
        catch (WireFullException)
        {
            return null;
        }

        var content = writer.Frame[WireWriter.Header..];
        if (content.Length > most)
        {
            return null;
        }

        var frame = new byte[LengthBytes + content.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, content.Length);
        content.CopyTo(frame.AsSpan(LengthBytes));
        return frame;
    }

    /// <summary>The value that stands behind a frame's length.</summary>
    /// <param name="content">All the bytes, and no more. They may be anybody's.</param>
    /// <param name="memory">Bytes that the value may take in memory, about.</param>
    /// <param name="value">The value.</param>
    /// <param name="why">What is wrong with the bytes.</param>
    /// <returns>False when they are no value.</returns>
    public static bool TryRead(ReadOnlySpan<byte> content, long memory, out object? value, out string why)
    {
        var reader = new WireReader(content, memory);
        try
        {
            value = reader.Value();
            reader.End();
            why = "";
            return true;
        }
        catch (WireException error)
        {
            value = null;
            why = error.Message;
            return false;
        }
    }
}
