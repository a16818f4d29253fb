namespace Rem.Shared.TimeSeries.Graphs;

/// <summary>A horizontal line at a value.</summary>
/// <param name="Value">The value; finite.</param>
/// <param name="Label">What it is.</param>
/// <param name="Mark">What it says.</param>
public sealed record GraphBound(double Value, string Label, GraphMark Mark);
