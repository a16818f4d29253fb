using System.IO.Compression;
using System.Security.Cryptography;

namespace Rem.Web.Static;

/// <summary>A file of REM's own pages, as it lies in the program. Packed when it is first asked for so. Safe to use from several threads.</summary>
internal sealed class Asset
{
    private const int BrotliQuality = 9; // 11 takes ten times as long for two per cent
    private const int BrotliWindow = 22;
    private readonly Lazy<byte[]> _gzip;
    private readonly Lazy<byte[]> _brotli;

    /// <summary>A file.</summary>
    public Asset(string name, byte[] bytes)
    {
        Name = name;
        Bytes = bytes;
        Hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
        _gzip = new Lazy<byte[]>(Gzip);
        _brotli = new Lazy<byte[]>(Brotli);
    }

    /// <summary>Its name, which no two have.</summary>
    public string Name { get; }

    /// <summary>As it is.</summary>
    public byte[] Bytes { get; }

    /// <summary>Changes with its content.</summary>
    public string Hash { get; }

    /// <summary>Its media type.</summary>
    public string ContentType => Path.GetExtension(Name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };

    /// <summary>It as a client takes it, and the name of that coding; null for as it is.</summary>
    public (byte[] Bytes, string? Coding) For(string acceptEncoding) =>
        acceptEncoding.Contains("br", StringComparison.Ordinal) ? (_brotli.Value, "br")
        : acceptEncoding.Contains("gzip", StringComparison.Ordinal) ? (_gzip.Value, "gzip")
        : (Bytes, null);

    private byte[] Gzip()
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            stream.Write(Bytes);
        }

        return packed.ToArray();
    }

    private byte[] Brotli()
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(Bytes.Length)];
        return BrotliEncoder.TryCompress(Bytes, packed, out var written, BrotliQuality, BrotliWindow) ? packed[..written] : Bytes;
    }
}
