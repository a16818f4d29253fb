namespace Rem.Shared.TimeSeries;

/// <summary>A group, as it is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Definition">Its definition.</param>
/// <param name="LastUpdate">The time of its last sample; before the first, the start that it was made with.</param>
/// <param name="LastReadings">The readings of that sample, in the order of the sources.</param>
/// <param name="Taken">Samples that this process has taken.</param>
/// <param name="Refused">Samples that this process has refused, by reason; reasons that never came are not in it.</param>
public sealed record SeriesInfo(
    string Name, SeriesDefinition Definition, DateTimeOffset LastUpdate, IReadOnlyList<Reading> LastReadings, long Taken, IReadOnlyDictionary<SampleRefusal, long> Refused);
