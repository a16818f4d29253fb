namespace Rem.Shared.TimeSeries;

/// <summary>
/// What the house takes where nothing else was said. Each step is kept for a day, up to 21,600 of them (six hours at one
/// second); a minute for a week and an hour for a year with average, least and greatest. A collection whose step is longer
/// than a minute or an hour keeps its own steps for that time instead.
/// </summary>
public static class SeriesDefaults
{
    private const double Xff = 0.5;
    private const int MostStepRows = 21_600;
    private const long Minute = 60;
    private const long Hour = 3600;
    private const long Day = 86_400;
    private const long Week = 7 * Day;
    private const long Year = 365 * Day;

    /// <summary>Twice the step, and 5 s at least: one reading may be missing, and one that is late by a moment is no gap.</summary>
    public static TimeSpan Heartbeat(TimeSpan step) => step * 2 > TimeSpan.FromSeconds(5) ? step * 2 : TimeSpan.FromSeconds(5);

    /// <summary>The archives for a step.</summary>
    public static IReadOnlyList<SeriesArchive> Archives(TimeSpan step)
    {
        var seconds = Math.Max(1, (long)step.TotalSeconds);
        var span = seconds >= Hour ? Year : seconds >= Minute ? Week : Math.Min(Day, MostStepRows * seconds);
        var archives = new List<SeriesArchive> { new(Consolidation.Average, Xff, 1, (int)Math.Max(1, span / seconds)) };
        Add(archives, seconds, Minute, Week);
        Add(archives, seconds, Hour, Year);
        return archives;
    }

    private static void Add(List<SeriesArchive> archives, long step, long resolution, long span)
    {
        var steps = (resolution + step - 1) / step;
        if (step >= resolution)
        {
            return;
        }

        var rows = (int)(span / (steps * step));
        foreach (var function in new[] { Consolidation.Average, Consolidation.Min, Consolidation.Max })
        {
            archives.Add(new SeriesArchive(function, Xff, (int)steps, rows));
        }
    }
}
