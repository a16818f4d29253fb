namespace Rem.TimeSeries.Graphs.Svg;

/// <summary>A colour by what it is for. Those of series follow from <see cref="Series"/> on.</summary>
internal enum Paint
{
    /// <summary>What lies behind all.</summary>
    Ground,

    /// <summary>Texts that matter.</summary>
    Text,

    /// <summary>Other texts, and the axes.</summary>
    Dim,

    /// <summary>The lines of the grid.</summary>
    Grid,

    /// <summary>All is well.</summary>
    Ok,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>Something critical.</summary>
    Critical,

    /// <summary>Anything else that happened.</summary>
    Other,

    /// <summary>The first series.</summary>
    Series,
}
