using Rem.Errors;
using Rem.Shared.TimeSeries;

namespace Rem.TimeSeries.Tests.Queries;

/// <summary>A store of very many groups, all of which hold the same rows, once. It counts how often it is asked for them.</summary>
internal sealed class ManyGroups(int count, FetchedRows rows) : ITimeSeries, ISeriesGroup
{
    public int Fetches { get; private set; }

    public string Name => "g";

    public SeriesDefinition Definition { get; } = SeriesDefinition.Of(TimeSpan.FromSeconds(1), "a");

    public ValueTask<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancel) => new([.. Enumerable.Range(0, count).Select(static i => $"g/{i}")]);

    public ValueTask<ISeriesGroup?> FindAsync(string name, CancellationToken cancel) => new(this);

    public ValueTask<FetchedRows> FetchAsync(SeriesQuery query, CancellationToken cancel)
    {
        Fetches++;
        return new(rows);
    }

    public ValueTask DisposeAsync() => default;

    public ValueTask<ISeriesGroup> CreateAsync(string name, SeriesDefinition definition, DateTimeOffset? start, CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<SampleAnswer>> UpdateAsync(IReadOnlyList<SeriesSample> samples, CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<SampleAnswer> UpdateAsync(DateTimeOffset time, ReadOnlyMemory<Reading> readings, CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<ISeriesGroup> ChangeAsync(string name, SeriesDefinition definition, CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<ISeriesGroup> RestoreAsync(string name, SeriesSnapshot snapshot, bool replaces, CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<ISeriesGroup> RenameAsync(string name, string newName, CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<bool> DeleteAsync(string name, CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask FlushAsync(CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<SeriesInfo> InfoAsync(CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<SeriesSnapshot> SnapshotAsync(CancellationToken cancel) => throw new NotSupportedException();
}
