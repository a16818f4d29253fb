namespace Rem.TimeSeries.Graphs.Axes;

/// <summary>How numbers of a unit are made short.</summary>
internal enum UnitKind
{
    /// <summary>k, M, G of 1000 for what is large; what is small stays as it is.</summary>
    Large,

    /// <summary>As <see cref="Large"/>, and m, µ, n for what is small.</summary>
    Si,

    /// <summary>Ki, Mi, Gi of 1024.</summary>
    Binary,

    /// <summary>Percent: nothing is made short.</summary>
    Percent,

    /// <summary>Seconds: ms and below, minutes, hours, days.</summary>
    Seconds,
}
