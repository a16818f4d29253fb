namespace Rem.Shared.TimeSeries.Graphs;

/// <summary>The colours of a graph.</summary>
public enum GraphTheme
{
    /// <summary>Dark on light.</summary>
    Light,

    /// <summary>Light on dark.</summary>
    Dark,

    /// <summary>What the reader's system prefers; light where that is not known.</summary>
    Auto,
}
