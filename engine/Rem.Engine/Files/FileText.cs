using System.Text;
using Rem.Errors;
using Rem.Plans;

namespace Rem.Files;

/// <summary>Reads whole files as text.</summary>
public static class FileText
{
    private const int PieceBytes = 64 * 1024;

    /// <summary>
    /// The file as UTF-8 text, a byte order mark left out and invalid bytes replaced. Reads no more than the limit:
    /// more is <see cref="LimitErrors.Text"/>. Also files whose size the system does not tell (`/proc`).
    /// </summary>
    public static async Task<string> ReadAsync(string path, long maxBytes, CancellationToken cancel)
    {
        using var bytes = await LoadAsync(path, maxBytes, cancel);
        return Decode(bytes);
    }

    /// <summary>The file's bytes, as many as the limit allows; more is <see cref="LimitErrors.Text"/>.</summary>
    public static async Task<byte[]> ReadBytesAsync(string path, long maxBytes, CancellationToken cancel)
    {
        using var bytes = await LoadAsync(path, maxBytes, cancel);
        return bytes.ToArray();
    }

    private static async Task<MemoryStream> LoadAsync(string path, long maxBytes, CancellationToken cancel)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
            var bytes = new MemoryStream(file.CanSeek ? (int)Math.Min(file.Length, maxBytes) : 0);
            var piece = new byte[PieceBytes];
            int read;
            while ((read = await file.ReadAsync(piece, cancel)) > 0)
            {
                if (bytes.Length + read > maxBytes)
                {
                    throw TooLarge(path, maxBytes);
                }

                bytes.Write(piece, 0, read);
            }

            return bytes;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, path, isWrite: false);
        }
    }

    internal static LimitException TooLarge(string path, long maxBytes) =>
        new(LimitErrors.Text, SourceSpan.None, $"'{path}' holds more than {maxBytes} bytes, the limit of a text", "read it line by line, or raise `limits: text` in rem.yaml");

    private static string Decode(MemoryStream bytes)
    {
        var span = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        return Encoding.UTF8.GetString(span.StartsWith(Encoding.UTF8.Preamble) ? span[3..] : span);
    }
}
