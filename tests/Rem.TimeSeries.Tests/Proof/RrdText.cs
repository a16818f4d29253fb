using System.Globalization;
using Rem.TimeSeries.Consolidation;

namespace Rem.TimeSeries.Tests.Proof;

/// <summary>An update as RRDtool takes it, and what RRDtool's own reading of its text makes of it: that is what REM is given.</summary>
internal static class RrdText
{
    /// <summary>The text of an update; its micros and floats come back as RRDtool will read them.</summary>
    public static string Of(ref long seconds, ref long micros, Reading[] readings)
    {
        var time = string.Create(CultureInfo.InvariantCulture, $"{seconds}.{micros:000000}");
        RrdNumber.TryParse(time, out var read).ShouldBeTrue();
        seconds = (long)Math.Floor(read);
        micros = (long)((read - seconds) * 1e6);
        var text = time;
        for (var i = 0; i < readings.Length; i++)
        {
            var word = readings[i].ToString().Replace('E', 'e'); // a capital one in a file is REM's own sign (Exchange/RrdText)
            text += ":" + word;
            if (readings[i].Kind == ReadingKind.Real)
            {
                RrdNumber.TryParse(word, out var value).ShouldBeTrue(word);
                readings[i] = Reading.Of(value);
            }
        }

        return text;
    }
}
