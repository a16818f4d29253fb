namespace Rem.Monitoring.Recording;

/// <summary>A number of a check's result.</summary>
/// <param name="Path">The names that lead to it, with dots between them.</param>
/// <param name="Reading">The number.</param>
internal readonly record struct RecordedValue(string Path, Shared.TimeSeries.Reading Reading);
