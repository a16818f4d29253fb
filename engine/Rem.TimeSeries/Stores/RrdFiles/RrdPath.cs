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

    /// <summary>The path below the store's folder.</summary>
    public static string Of(string name)
    {
        var path = new StringBuilder();
        foreach (var unit in Encoding.UTF8.GetBytes(name))
        {
            var letter = (char)unit;
            if (char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.' or '/')
            {
                path.Append(letter);
            }
            else
            {
                path.Append('%').Append(unit.ToString("X2", CultureInfo.InvariantCulture));
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
