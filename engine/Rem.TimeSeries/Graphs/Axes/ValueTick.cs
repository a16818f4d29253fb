namespace Rem.TimeSeries.Graphs.Axes;

/// <summary>A round value on the axis, and what is written beside it.</summary>
internal readonly record struct ValueTick(double Value, string Label);
