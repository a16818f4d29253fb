using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Consolidation;

namespace Rem.TimeSeries.Stores.Memory;

/// <summary>Series that end with the process.</summary>
internal sealed class MemoryTimeSeries(TimeProvider clock, SeriesOptions options) : SeriesStore<MemoryGroup>(new SeriesLimits(clock, options))
{
    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => default;

    protected override MemoryGroup Make(string name, SeriesDefinition definition, long start) => new(name, new SeriesShape(definition), Limits, start);

    protected override MemoryGroup Make(string name, SeriesSnapshot snapshot) => new(name, new SeriesShape(snapshot.Definition), Limits, snapshot);

    protected override void Remove(MemoryGroup group)
    {
    }
}
