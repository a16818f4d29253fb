using System.Globalization;
using Rem.TimeSeries.Consolidation;

namespace Rem.TimeSeries.Exchange;

/// <summary>
/// The text of a float that RRDtool reads as that float. It reads digit by digit and rounds at each (<see cref="RrdNumber"/>),
/// so that the shortest text may come back with another last bit: then texts near to it are tried. For some floats there is
/// none (one in eight of random ones); they get their exact text, with a capital `E`, which RRDtool reads as a neighbour.
/// </summary>
internal static class RrdText
{
    /// <summary>The letter that tells a text which is to be read exactly from one which is to be read as RRDtool does.</summary>
    public const char Exact = 'E';

    private const int Neighbours = 400;

    /// <summary>The text; never longer than what RRDtool keeps of a reading (29 letters).</summary>
    public static string Of(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture).Replace(Exact, 'e');
        return !double.IsFinite(value) || IsRead(text, value) ? text : Near(value, 17) ?? Near(value, 16) ?? Near(value, 18) ?? value.ToString("E16", CultureInfo.InvariantCulture);
    }

    /// <summary>Reads a text, exactly where it says so.</summary>
    public static bool TryRead(string text, out double value) =>
        text.Contains(Exact, StringComparison.Ordinal) ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) : RrdNumber.TryParse(text, out value);

    private static string? Near(double value, int digits)
    {
        var words = value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Split('E');
        var mantissa = long.Parse(words[0].Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var exponent = int.Parse(words[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) - digits + 1;
        for (var i = 0; i <= 2 * Neighbours; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{mantissa + ((i & 1) == 0 ? i / 2 : -(i + 1) / 2)}e{exponent}");
            if (IsRead(text, value))
            {
                return text;
            }
        }

        return null;
    }

    private static bool IsRead(string text, double value) =>
        RrdNumber.TryParse(text, out var read) && BitConverter.DoubleToInt64Bits(read) == BitConverter.DoubleToInt64Bits(value);
}
