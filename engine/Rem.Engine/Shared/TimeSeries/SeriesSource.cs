namespace Rem.Shared.TimeSeries;

/// <summary>One source of data in a group.</summary>
/// <param name="Name">1 to 19 letters, digits, `_` and `-` of ASCII.</param>
/// <param name="Type">What its readings are.</param>
/// <param name="Heartbeat">When two readings are further apart than this, the time between them is unknown; whole seconds, 1 or more.</param>
/// <param name="Min">Rates below it are unknown; null for no limit.</param>
/// <param name="Max">Rates above it are unknown; null for no limit.</param>
public sealed record SeriesSource(string Name, SourceType Type, TimeSpan Heartbeat, double? Min = null, double? Max = null);
