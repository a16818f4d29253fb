using System.Globalization;
using Rem.Shared.TimeSeries;

namespace Rem.TimeSeries.Exchange;

/// <summary>Readings as RRDtool keeps the last one of each source: as text.</summary>
internal static class LastReading
{
    /// <summary>The reading of a text; one that says nothing is none.</summary>
    public static Reading Parse(string text)
    {
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
        {
            return Reading.Of(whole);
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var negative) && negative < 0)
        {
            return Reading.Of(negative);
        }

        return RrdText.TryRead(text, out var number) ? Reading.Of(number) : Reading.Unknown;
    }

    /// <summary>The text that RRDtool reads as the reading.</summary>
    public static string Text(Reading reading) => reading.Kind == ReadingKind.Real ? RrdText.Of(reading.Real) : reading.ToString();
}
