namespace Rem.Shared.TimeSeries.Graphs;

/// <summary>How a series is drawn.</summary>
public enum GraphStyle
{
    /// <summary>A line.</summary>
    Line,

    /// <summary>A line, filled down to zero.</summary>
    Area,

    /// <summary>An area that stands on those of the stacked series before it.</summary>
    Stack,
}
