namespace Rem.TimeSeries.Stores;

/// <summary>What a look through a database of time series found.</summary>
/// <param name="Groups">Groups whose names can be read.</param>
/// <param name="Damages">What is not what was written, each in words; empty when all is sound.</param>
public sealed record SeriesReport(long Groups, IReadOnlyList<string> Damages);
