namespace Rem.TimeSeries.Graphs.Axes;

/// <summary>What the ticks of a time axis are counted in.</summary>
internal enum TimeUnit
{
    /// <summary>Seconds of a day.</summary>
    Second,

    /// <summary>Days.</summary>
    Day,

    /// <summary>Months of a year.</summary>
    Month,

    /// <summary>Years.</summary>
    Year,
}
