using Rem.Errors;
using Rem.Plans;
using Rem.Shared.TimeSeries;
using Rem.Storage;

namespace Rem.TimeSeries.Stores;

/// <summary>A group that is not what was written: it keeps its name, and all that is asked of it is <see cref="StorageErrors.Damaged"/>, until it is deleted or replaced.</summary>
internal class LostGroup(string name, SeriesDefinition? definition, string why) : ISeriesGroup
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public SeriesDefinition Definition => definition ?? throw Damage();

    /// <summary>What is wrong, in a sentence.</summary>
    public string Why => $"the series group '{name}' is damaged: {why}";

    /// <summary>The error of everything but its removal.</summary>
    public PlanException Damage() => new(StorageErrors.Damaged, SourceSpan.None, Why, $"`rem ts rm '{name}'` removes it, `rem ts import --force` puts another in its place; or restore a backup");

    /// <inheritdoc/>
    public ValueTask<SampleAnswer> UpdateAsync(DateTimeOffset time, ReadOnlyMemory<Reading> readings, CancellationToken cancel) => new(new SampleAnswer(SampleRefusal.Damaged, Why));

    /// <inheritdoc/>
    public ValueTask<FetchedRows> FetchAsync(SeriesQuery query, CancellationToken cancel) => throw Damage();

    /// <inheritdoc/>
    public ValueTask<SeriesInfo> InfoAsync(CancellationToken cancel) => throw Damage();

    /// <inheritdoc/>
    public ValueTask<SeriesSnapshot> SnapshotAsync(CancellationToken cancel) => throw Damage();
}
