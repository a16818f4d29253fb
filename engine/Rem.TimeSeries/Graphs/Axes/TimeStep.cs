namespace Rem.TimeSeries.Graphs.Axes;

/// <summary>A distance of ticks on the axis of time, which falls on round times of a clock or calendar.</summary>
internal readonly record struct TimeStep(TimeUnit Unit, int Count)
{
    private static readonly TimeStep[] _all =
    [
        .. Of(TimeUnit.Second, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200),
        .. Of(TimeUnit.Day, 1, 2, 7, 14),
        .. Of(TimeUnit.Month, 1, 2, 3, 6),
        .. Of(TimeUnit.Year, 1, 2, 5, 10, 20, 50, 100, 200, 500),
    ];

    /// <summary>Its usual length in seconds.</summary>
    public double Seconds => Count * Unit switch { TimeUnit.Second => 1.0, TimeUnit.Day => 86_400, TimeUnit.Month => 30.4 * 86_400, _ => 365.25 * 86_400 };

    /// <summary>Whether its ticks show a time of day.</summary>
    public bool IsClock => Unit == TimeUnit.Second;

    /// <summary>How its ticks are written.</summary>
    public string Format => Unit switch
    {
        TimeUnit.Second => Count % 60 == 0 ? "HH:mm" : "HH:mm:ss",
        TimeUnit.Day => "d MMM",
        TimeUnit.Month => "MMM",
        _ => "yyyy",
    };

    /// <summary>How what lies above its ticks is written below them: the day, or the year; null for nothing.</summary>
    public string? AboveFormat => Unit switch { TimeUnit.Second => "ddd d MMM", TimeUnit.Year => null, _ => "yyyy" };

    /// <summary>The shortest whose ticks have room.</summary>
    /// <param name="seconds">The length of the axis in time.</param>
    /// <param name="width">Its width.</param>
    /// <param name="room">The width that a label of a format takes.</param>
    public static TimeStep Fitting(double seconds, double width, Func<string, double> room)
    {
        foreach (var step in _all)
        {
            if (step.Seconds / seconds * width >= room(step.Format))
            {
                return step;
            }
        }

        return _all[^1];
    }

    private static TimeStep[] Of(TimeUnit unit, params int[] counts) => Array.ConvertAll(counts, count => new TimeStep(unit, count));
}
