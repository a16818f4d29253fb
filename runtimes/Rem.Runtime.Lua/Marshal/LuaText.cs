using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Rem.Runtime.Lua.Native;

namespace Rem.Runtime.Lua.Marshal;

/// <summary>
/// Text across the border. Lua holds UTF-8; a surrogate that stands alone travels as its three bytes (WTF-8), so
/// that any text comes back as it went. Bytes that are no text stay inside Lua: handing them out is an error.
/// </summary>
internal static unsafe class LuaText
{
    private const int SmallChars = 128;

    /// <summary>Pushes a text.</summary>
    public static void Push(nint state, string text)
    {
        if (text.Length <= SmallChars)
        {
            var small = stackalloc byte[SmallChars * 3];
            var size = Encode(text, new Span<byte>(small, SmallChars * 3));
            LuaNative.PushText(state, small, (nuint)size);
            return;
        }

        PushLong(state, text);
    }

    /// <summary>The text of some bytes; false with the position of the first byte that belongs to none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out string text, out int badByte)
    {
        badByte = -1;
        if (Ascii.IsValid(bytes))
        {
            text = Encoding.ASCII.GetString(bytes);
            return true;
        }

        var chars = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            var ok = Decode(bytes, chars, out var count, out badByte);
            text = ok ? new string(chars, 0, count) : "";
            return ok;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }

    /// <summary>The text of some bytes for messages; what is no text becomes `�`.</summary>
    public static string Lossy(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    /// <summary>The text of a value of type text on the stack, for messages.</summary>
    public static string Lossy(nint state, int index)
    {
        nuint size;
        var bytes = LuaNative.ToText(state, index, &size);
        return Lossy(new ReadOnlySpan<byte>(bytes, (int)size));
    }

    private static void PushLong(nint state, string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(checked(text.Length * 3));
        try
        {
            var size = Encode(text, buffer);
            fixed (byte* bytes = buffer)
            {
                LuaNative.PushText(state, bytes, (nuint)size);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int Encode(ReadOnlySpan<char> text, Span<byte> into)
    {
        var total = 0;
        while (true)
        {
            var status = Utf8.FromUtf16(text, into[total..], out var read, out var written, replaceInvalidSequences: false);
            total += written;
            if (status == OperationStatus.Done)
            {
                return total;
            }

            var lone = text[read];
            into[total++] = (byte)(0xE0 | (lone >> 12));
            into[total++] = (byte)(0x80 | ((lone >> 6) & 0x3F));
            into[total++] = (byte)(0x80 | (lone & 0x3F));
            text = text[(read + 1)..];
        }
    }

    private static bool Decode(ReadOnlySpan<byte> bytes, Span<char> into, out int count, out int badByte)
    {
        count = 0;
        var at = 0;
        while (true)
        {
            var status = Utf8.ToUtf16(bytes[at..], into[count..], out var read, out var written, replaceInvalidSequences: false);
            at += read;
            count += written;
            if (status == OperationStatus.Done)
            {
                badByte = -1;
                return true;
            }

            if (!IsLoneSurrogate(bytes[at..]))
            {
                badByte = at;
                return false;
            }

            into[count++] = (char)(0xD000 | ((bytes[at + 1] & 0x3F) << 6) | (bytes[at + 2] & 0x3F));
            at += 3;
        }
    }

    private static bool IsLoneSurrogate(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 3 && bytes[0] == 0xED && bytes[1] is >= 0xA0 and <= 0xBF && (bytes[2] & 0xC0) == 0x80;
}
