namespace Rem.Shared.TimeSeries;

/// <summary>Readings of one group at one time.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Time">When they were read, to the microsecond.</param>
/// <param name="Values">Readings by the names of their sources; a source that is not named has none.</param>
public sealed record SeriesSample(string Group, DateTimeOffset Time, IReadOnlyDictionary<string, Reading> Values);
