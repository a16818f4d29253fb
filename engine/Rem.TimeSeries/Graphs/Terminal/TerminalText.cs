using System.Text;
using Rem.Errors;

namespace Rem.TimeSeries.Graphs.Terminal;

/// <summary>Texts that fit into columns of a terminal.</summary>
internal static class TerminalText
{
    /// <summary>A text, cut where it is too long, without what a terminal would obey; in ASCII where that is asked for.</summary>
    public static string Fit(string text, int columns, bool isPlain)
    {
        var (shown, width) = (new StringBuilder(), 0);
        foreach (var rune in ShownText.Line(text).EnumerateRunes())
        {
            var one = isPlain && !rune.IsAscii ? Plain(rune) : rune;
            width += WidthOf(one);
            if (width > columns)
            {
                return Cut(shown, columns, isPlain ? '~' : '…');
            }

            shown.Append(one);
        }

        return shown.ToString();
    }

    /// <summary>The columns that a text takes.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += WidthOf(rune);
        }

        return width;
    }

    private static string Cut(StringBuilder shown, int columns, char mark)
    {
        while (shown.Length > 0 && Width(shown.ToString()) > columns - 1)
        {
            shown.Length -= shown.Length > 1 && char.IsLowSurrogate(shown[^1]) ? 2 : 1;
        }

        return columns > 0 ? shown.Append(mark).ToString() : "";
    }

    private static Rune Plain(Rune rune) => new(rune.Value switch { 'µ' => 'u', '–' => '-', _ => '?' });

    private static int WidthOf(Rune rune) => Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.EnclosingMark or System.Globalization.UnicodeCategory.Format ? 0
        : rune.Value is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x1F300 and <= 0x1FAFF or >= 0x20000 and <= 0x3FFFD ? 2 : 1;
}
