namespace Rem.TimeSeries.Graphs.Axes;

/// <summary>A round time on the axis.</summary>
/// <param name="Time">When.</param>
/// <param name="Label">What is written below it.</param>
/// <param name="Above">The day or year, at the first tick and where it changes; else null.</param>
internal readonly record struct TimeTick(DateTimeOffset Time, string Label, string? Above);
