namespace Rem.TimeSeries.Graphs.Axes;

/// <summary>What numbers are divided by, and what is then written behind them, with a blank in front; empty for nothing.</summary>
internal readonly record struct UnitScale(double Divisor, string Suffix);
