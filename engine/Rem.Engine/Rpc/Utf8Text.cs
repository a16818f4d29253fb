using System.Buffers;
using System.Text;

namespace Rem.Rpc;

/// <summary>The text of a message's bytes.</summary>
internal static class Utf8Text
{
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>Reads UTF-8, a byte order mark left out; null, and what is wrong, for bytes that are none.</summary>
    public static string? Read(in ReadOnlySequence<byte> bytes, out string wrong)
    {
        wrong = "";
        try
        {
            var text = Strict.GetString(bytes);
            return text.StartsWith('\ufeff') ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            wrong = "the bytes are no UTF-8";
            return null;
        }
    }
}
