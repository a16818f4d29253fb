using System.Globalization;
using System.Text;

namespace Rem.Web.Access;

/// <summary>
/// What stands beside the log of how far it goes, written behind each of its syncs: so that a log that lost its end, or is
/// gone, is told from one that never went further.
/// </summary>
/// <param name="Number">The last line's number.</param>
/// <param name="Hash">Its SHA-256.</param>
/// <param name="Size">The size of the file that it stands in.</param>
internal sealed record AuditMark(long Number, string Hash, long Size)
{
    private const int Longest = 200;

    /// <summary>The mark of a log that has no line yet.</summary>
    public static AuditMark None { get; } = new(0, AuditText.NoHash, 0);

    /// <summary>Reads it; null when it is not there or none.</summary>
    public static AuditMark? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> bytes = stackalloc byte[Longest];
        var words = Encoding.ASCII.GetString(bytes[..RandomAccess.Read(file, bytes, 0)]).Split('\n')[0].Split(' ');
        return words.Length == 3 && words[1].Length == AuditText.NoHash.Length
            && long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && long.TryParse(words[2], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? new AuditMark(number, words[1], size)
            : null;
    }

    /// <summary>Writes it.</summary>
    public void Write(string path)
    {
        using var file = AuditFolder.OpenOwn(path);
        RandomAccess.Write(file.SafeFileHandle, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Number} {Hash} {Size}\n")), 0);
    }
}
