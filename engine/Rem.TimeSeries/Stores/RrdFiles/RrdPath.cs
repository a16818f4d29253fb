using System.Globalization;
using System.Text;

namespace Rem.TimeSeries.Stores.RrdFiles;

/// <summary>
/// The file of a name: its parts are folders, and what is no letter, digit, `_`, `-` or `.` of ASCII is written as `%` and
/// two hexadecimal digits for each byte of its UTF-8.
/// </summary>
internal static class RrdPath
{
    public const string Extension = ".rrd";

    // No folder ends like a file: `a.rrd/b` and `a` would be in each other's way.
    private static ReadOnlySpan<byte> FolderEnd => ".rrd/"u8;

    /// <summary>The path below the store's folder.</summary>
    public static string Of(string name)
    {
        var (path, bytes) = (new StringBuilder(), Encoding.UTF8.GetBytes(name));
        for (var i = 0; i < bytes.Length; i++)
        {
            var letter = (char)bytes[i];
            if (char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '/' || (letter == '.' && !bytes.AsSpan(i).StartsWith(FolderEnd)))
            {
                path.Append(letter);
            }
            else
            {
                path.Append('%').Append(bytes[i].ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return path.Append(Extension).ToString();
    }

    /// <summary>The name of a path below the store's folder; null for one that no name has.</summary>
    public static string? NameOf(string path)
    {
        if (!path.EndsWith(Extension, StringComparison.Ordinal))
        {
            return null;
        }

        var bytes = new List<byte>();
        for (var i = 0; i < path.Length - Extension.Length; i++)
        {
            if (path[i] != '%')
            {
                bytes.Add((byte)path[i]);
            }
            else if (i + 2 < path.Length && byte.TryParse(path.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                bytes.Add(unit);
                i += 2;
            }
        }

        var name = Encoding.UTF8.GetString([.. bytes]);
        return Of(name) == path ? name : null;
    }
}
