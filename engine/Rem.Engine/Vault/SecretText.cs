using System.Text;

namespace Rem.Vault;

/// <summary>The text of a secret that was read as bytes.</summary>
public static class SecretText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// UTF-8 without a byte order mark in front and, unless it is kept, without one newline at the end: editors and `echo` put
    /// it there, and no secret means it. Throws <see cref="DecoderFallbackException"/> for what is no text.
    /// </summary>
    public static string Read(ReadOnlySpan<byte> bytes, bool keepsNewline = false)
    {
        var text = Strict.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
        return !keepsNewline && text.EndsWith('\n') ? text[..^(text.EndsWith("\r\n", StringComparison.Ordinal) ? 2 : 1)] : text;
    }
}
