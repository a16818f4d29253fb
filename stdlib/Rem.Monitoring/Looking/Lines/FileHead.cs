using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Rem.Monitoring.Looking.Lines;

/// <summary>What a file begins with: a file that was emptied and written anew has another head, and the copy of a file the same.</summary>
/// <param name="Bytes">So many bytes it is about.</param>
/// <param name="Sum">A sum over them.</param>
internal sealed record FileHead(int Bytes, string Sum)
{
    /// <summary>The most bytes.</summary>
    public const int Most = 256;

    /// <summary>The head of a file of which so many bytes are known.</summary>
    public static FileHead Of(SafeFileHandle file, long known)
    {
        Span<byte> bytes = stackalloc byte[(int)Math.Min(Most, known)];
        var read = bytes.Length == 0 ? 0 : RandomAccess.Read(file, bytes, 0);
        return new FileHead(read, Convert.ToHexStringLower(SHA256.HashData(bytes[..read]).AsSpan(0, 8)));
    }

    /// <summary>True for a file that begins like this.</summary>
    public bool Fits(SafeFileHandle file) => Of(file, Bytes) == this;
}
