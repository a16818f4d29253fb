namespace Rem.Shared.TimeSeries.Queries;

/// <summary>One column of a picture: what is known of the time that it stands for.</summary>
/// <param name="Start">The beginning of its time.</param>
/// <param name="End">The end, which is its stamp.</param>
/// <param name="Min">The least value; not-a-number when none is known.</param>
/// <param name="Average">The average of the known values.</param>
/// <param name="Max">The greatest value.</param>
/// <param name="Known">The share of its values that is known, from 0 to 1.</param>
public readonly record struct DrawnPoint(DateTimeOffset Start, DateTimeOffset End, double Min, double Average, double Max, double Known);
