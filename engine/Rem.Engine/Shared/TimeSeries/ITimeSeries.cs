namespace Rem.Shared.TimeSeries;

/// <summary>
/// Series of numbers over time, in groups that take a bounded room: RRDtool's semantics, whatever keeps them. All members
/// may be called from several threads. What makes, changes or removes a group is answered when it is as safe as the store
/// can make it; samples may be written later by a stated moment (<see cref="FlushAsync"/> waits for it).
/// </summary>
public interface ITimeSeries : IAsyncDisposable
{
    /// <summary>
    /// The group of a name, which is made where it is not there. Throws <see cref="SeriesErrors.Definition"/>,
    /// <see cref="SeriesErrors.Different"/> when it is there with another definition, <see cref="SeriesErrors.Full"/>, and
    /// <see cref="SharedErrors.Name"/>.
    /// </summary>
    /// <param name="name">The name (<see cref="SeriesNames"/>).</param>
    /// <param name="definition">The definition.</param>
    /// <param name="start">Samples have to be later than this; one step before now when it is null.</param>
    /// <param name="cancel">Ends it.</param>
    ValueTask<ISeriesGroup> CreateAsync(string name, SeriesDefinition definition, DateTimeOffset? start, CancellationToken cancel);

    /// <summary>The group of a name, or null.</summary>
    ValueTask<ISeriesGroup?> FindAsync(string name, CancellationToken cancel);

    /// <summary>The names that begin with a prefix, in ordinal order.</summary>
    ValueTask<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancel);

    /// <summary>Takes samples of several groups, each for itself, and gives an answer for each.</summary>
    ValueTask<IReadOnlyList<SampleAnswer>> UpdateAsync(IReadOnlyList<SeriesSample> samples, CancellationToken cancel);

    /// <summary>
    /// Gives a group another definition. What may change: heartbeats, limits, shares of unknown steps; sources and archives
    /// may be added behind those that are there, and begin unknown. All else throws <see cref="SeriesErrors.Different"/>.
    /// </summary>
    ValueTask<ISeriesGroup> ChangeAsync(string name, SeriesDefinition definition, CancellationToken cancel);

    /// <summary>Puts a group there as a snapshot has it. Throws <see cref="SeriesErrors.Taken"/> when one is there and it is not to be replaced.</summary>
    ValueTask<ISeriesGroup> RestoreAsync(string name, SeriesSnapshot snapshot, bool replaces, CancellationToken cancel);

    /// <summary>Gives a group another name. Throws <see cref="SeriesErrors.Missing"/> and <see cref="SeriesErrors.Taken"/>.</summary>
    ValueTask<ISeriesGroup> RenameAsync(string name, string newName, CancellationToken cancel);

    /// <summary>Removes a group with all that it holds; false when it was not there.</summary>
    ValueTask<bool> DeleteAsync(string name, CancellationToken cancel);

    /// <summary>Ends when all samples that were taken before are as safe as the store can make them.</summary>
    ValueTask FlushAsync(CancellationToken cancel);
}
