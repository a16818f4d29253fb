using System.Globalization;
using System.Text;
using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Consolidation;
using Rem.TimeSeries.Exchange;

namespace Rem.TimeSeries.Stores.RrdFiles;

/// <summary>The text of an update: RRDtool reads from it the very time and numbers that were given.</summary>
internal static class RrdUpdate
{
    /// <summary>`seconds.micros:reading:…`.</summary>
    public static string Of(long seconds, long micros, ReadOnlySpan<Reading> readings)
    {
        var text = new StringBuilder(Time(seconds, micros));
        foreach (var reading in readings)
        {
            text.Append(':').Append(LastReading.Text(reading));
        }

        return text.ToString();
    }

    // RRDtool cuts off what is finer than a microsecond after it has made a double of the time: half of one more is safe.
    private static string Time(long seconds, long micros)
    {
        if (micros == 0)
        {
            return seconds.ToString(CultureInfo.InvariantCulture);
        }

        for (var more = 5; more < 10; more++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{seconds}.{micros:000000}{more}");
            if (RrdNumber.TryParse(text, out var time) && (long)Math.Floor(time) == seconds && (long)((time - seconds) * 1e6) == micros)
            {
                return text;
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{seconds}.{micros:000000}");
    }
}
