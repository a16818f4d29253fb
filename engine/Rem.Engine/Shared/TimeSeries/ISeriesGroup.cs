using Rem.Errors;

namespace Rem.Shared.TimeSeries;

/// <summary>
/// A group of series: what RRDtool keeps in one file. All members may be called from several threads. After the group was
/// deleted, changed or replaced they throw <see cref="SeriesErrors.Missing"/>, but for updates, which are refused
/// (<see cref="SampleRefusal.Group"/>): who holds it looks for it again. A new name keeps it.
/// </summary>
public interface ISeriesGroup
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Its definition.</summary>
    SeriesDefinition Definition { get; }

    /// <summary>
    /// Takes readings, in the order of the sources. What does not fit is refused and counted, and nothing thrown. Throws
    /// only when the store cannot write any more.
    /// </summary>
    ValueTask<SampleAnswer> UpdateAsync(DateTimeOffset time, ReadOnlyMemory<Reading> readings, CancellationToken cancel);

    /// <summary>The rows of a range of time. Throws <see cref="SeriesErrors.Archive"/> and <see cref="SeriesErrors.Range"/>.</summary>
    ValueTask<FetchedRows> FetchAsync(SeriesQuery query, CancellationToken cancel);

    /// <summary>The group, as it is.</summary>
    ValueTask<SeriesInfo> InfoAsync(CancellationToken cancel);

    /// <summary>All that it holds.</summary>
    ValueTask<SeriesSnapshot> SnapshotAsync(CancellationToken cancel);
}
