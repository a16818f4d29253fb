namespace Rem.Shared.TimeSeries.Graphs;

/// <summary>What an event or a bound says, which gives it its colour.</summary>
public enum GraphMark
{
    /// <summary>Nothing of itself: a deploy, a remark.</summary>
    Note,

    /// <summary>All is well again.</summary>
    Ok,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>Something critical.</summary>
    Critical,

    /// <summary>Work that was announced.</summary>
    Downtime,
}
