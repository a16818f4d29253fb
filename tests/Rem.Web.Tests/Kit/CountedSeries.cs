using Rem.Shared.TimeSeries;

namespace Rem.Web.Tests.Kit;

/// <summary>Time series that count how often their groups are looked at and read.</summary>
internal sealed class CountedSeries(ITimeSeries series) : ITimeSeries
{
    private int _looks;
    private int _reads;

    /// <summary>How often a group was asked how it is.</summary>
    public int Looks => Volatile.Read(ref _looks);

    /// <summary>How often rows were read.</summary>
    public int Reads => Volatile.Read(ref _reads);

    /// <summary>What each read fails with from now on; null for nothing.</summary>
    public Exception? Failure { get; set; }

    public async ValueTask<ISeriesGroup?> FindAsync(string name, CancellationToken cancel) => await series.FindAsync(name, cancel) is { } group ? new Group(this, group) : null;

    public ValueTask<ISeriesGroup> CreateAsync(string name, SeriesDefinition definition, DateTimeOffset? start, CancellationToken cancel) => series.CreateAsync(name, definition, start, cancel);

    public ValueTask<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancel) => series.ListAsync(prefix, cancel);

    public ValueTask<IReadOnlyList<SampleAnswer>> UpdateAsync(IReadOnlyList<SeriesSample> samples, CancellationToken cancel) => series.UpdateAsync(samples, cancel);

    public ValueTask<ISeriesGroup> ChangeAsync(string name, SeriesDefinition definition, CancellationToken cancel) => series.ChangeAsync(name, definition, cancel);

    public ValueTask<ISeriesGroup> RestoreAsync(string name, SeriesSnapshot snapshot, bool replaces, CancellationToken cancel) => series.RestoreAsync(name, snapshot, replaces, cancel);

    public ValueTask<ISeriesGroup> RenameAsync(string name, string newName, CancellationToken cancel) => series.RenameAsync(name, newName, cancel);

    public ValueTask<bool> DeleteAsync(string name, CancellationToken cancel) => series.DeleteAsync(name, cancel);

    public ValueTask FlushAsync(CancellationToken cancel) => series.FlushAsync(cancel);

    public ValueTask DisposeAsync() => series.DisposeAsync();

    private sealed class Group(CountedSeries counts, ISeriesGroup group) : ISeriesGroup
    {
        public string Name => group.Name;

        public SeriesDefinition Definition => group.Definition;

        public ValueTask<SampleAnswer> UpdateAsync(DateTimeOffset time, ReadOnlyMemory<Reading> readings, CancellationToken cancel) => group.UpdateAsync(time, readings, cancel);

        public ValueTask<FetchedRows> FetchAsync(SeriesQuery query, CancellationToken cancel)
        {
            Interlocked.Increment(ref counts._reads);
            return counts.Failure is { } failure ? throw failure : group.FetchAsync(query, cancel);
        }

        public ValueTask<SeriesInfo> InfoAsync(CancellationToken cancel)
        {
            Interlocked.Increment(ref counts._looks);
            return group.InfoAsync(cancel);
        }

        public ValueTask<SeriesSnapshot> SnapshotAsync(CancellationToken cancel) => group.SnapshotAsync(cancel);
    }
}
