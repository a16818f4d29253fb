using Rem.Shared.TimeSeries;

namespace Rem.TimeSeries.Consolidation;

/// <summary>A source, ready for computing.</summary>
internal readonly struct SourceRule(SeriesSource source)
{
    public readonly SourceType Type = source.Type;

    /// <summary>Seconds.</summary>
    public readonly double Heartbeat = Math.Floor(source.Heartbeat.TotalSeconds);

    // A comparison with not-a-number is never true: a limit that is not there refuses nothing.
    public readonly double Min = source.Min ?? double.NaN;

    public readonly double Max = source.Max ?? double.NaN;

    /// <summary>True for a source whose readings are whole numbers.</summary>
    public bool IsWhole => Type is SourceType.Counter or SourceType.Derive;
}
