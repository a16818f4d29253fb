using System.Text;

namespace Rem.TimeSeries.Graphs.Svg;

/// <summary>
/// How wide a text will be, about: the reader's font is not known, so the widths are those of wide ones (DejaVu Sans, Verdana)
/// and texts have room in narrower ones.
/// </summary>
internal static class TextWidths
{
    private const double Narrow = 0.36, Digit = 0.64, Usual = 0.63, Capital = 0.72, Wide = 1.0;

    /// <summary>The width in pixels at a size.</summary>
    public static double Of(string text, double size)
    {
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Em(rune);
        }

        return width * size;
    }

    /// <summary>As much of a text as there is room for, with `…` where it was cut; empty where not even that fits.</summary>
    public static string Cut(string text, double size, double room)
    {
        if (text.Length <= room / size / Wide || Of(text, size) <= room)
        {
            return text;
        }

        var (width, end) = (Wide, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            width += Em(rune);
            if (width * size > room)
            {
                break;
            }

            end += rune.Utf16SequenceLength;
        }

        return end == 0 ? "" : text[..end].TrimEnd() + "…";
    }

    private static double Em(Rune rune) => rune.Value switch
    {
        '\t' or '\n' or '\r' => Narrow,
        _ when SvgText.IsForbidden(rune.Value) => Wide,
        ' ' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or '/' or '\\' or '(' or ')' or '[' or ']' or '-' or 'i' or 'j' or 'l' or 'I' or 't' or 'f' or 'r' => rune.Value is 't' or 'f' or 'r' or '(' or ')' or '[' or ']' ? 0.42 : Narrow,
        'm' or 'w' or 'M' or 'W' or '%' or '@' or '…' => Wide,
        >= '0' and <= '9' => Digit,
        >= 'A' and <= 'Z' => Capital,
        '_' or '+' or '=' or '<' or '>' or '~' or '#' => 0.84,
        < 0x250 => Usual,
        < 0x1100 => 0.8,
        _ => 1.05, // Chinese, Japanese, Korean, emoji
    };
}
